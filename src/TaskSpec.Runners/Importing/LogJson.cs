using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// JSON as Python writes it, with NaN and Infinity, read token by token: what is skipped is never held, and no value that is
/// held is larger than <see cref="ReadBudget"/> allows.
/// </summary>
internal sealed class LogJson : IDisposable
{
    private readonly Measured text;
    private readonly BudgetReader json;

    /// <param name="content">The text; closed with this.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="stop">Ends it.</param>
    public LogJson(Stream content, string name, CancellationToken stop)
    {
        text = new(TextInput.Of(content, name), () => Place, stop);
        json = new(text, name);
    }

    /// <summary>Opens a file.</summary>
    public static LogJson Open(string path, CancellationToken stop) => new(InputFile.Open(path), path, stop);

    /// <summary>What kind of token it stands on.</summary>
    public JsonToken Token => json.TokenType;

    /// <summary>The line that it stands in, from 1.</summary>
    public int Line => Math.Max(1, json.LineNumber);

    /// <summary>Where it stands, as messages tell it: the file, the line, and the path within the JSON.</summary>
    public string Place => json.Place;

    /// <summary>Whether all that is loaded is kept, so that it counts together.</summary>
    public bool HoldsAll { get; init; }

    /// <summary>How deep it stands.</summary>
    public int Depth => json.Depth;

    /// <summary>The path within the JSON of where it stands.</summary>
    public string Path => json.Path;

    public void Dispose() => json.Close();

    /// <summary>Goes on to the next token; false at the end.</summary>
    /// <exception cref="TableException">It is no JSON.</exception>
    public bool Next()
    {
        bool isWithin;
        try
        {
            Forget();
            isWithin = json.Depth > 0 || json.TokenType is JsonToken.StartObject or JsonToken.StartArray;
            if (json.Read())
                return true;
        }
        catch (JsonReaderException error)
        {
            throw Problem(error);
        }

        // The library ends quietly where the text does, even within an object.
        return isWithin ? throw Problem() : false;
    }

    /// <summary>The names of an object's members. It then stands on the member's value, which must be loaded, skipped or walked through.</summary>
    public IEnumerable<string> Members()
    {
        if (json.TokenType != JsonToken.StartObject)
            throw new TableException($"{Place}: an object was expected");
        while (Next() && json.TokenType == JsonToken.PropertyName)
        {
            yield return Name();
        }
    }

    /// <summary>The name of the member that it stands on. It then stands on the member's value.</summary>
    public string Name()
    {
        var name = (string)json.Value!;
        Next();
        return name;
    }

    /// <summary>Stands on each item of an array in turn; what is no array has none.</summary>
    public IEnumerable<int> Items()
    {
        if (json.TokenType != JsonToken.StartArray)
        {
            Skip();
            yield break;
        }

        for (var i = 0; Next() && json.TokenType != JsonToken.EndArray; i++)
            yield return i;
    }

    /// <summary>The value that it stands on.</summary>
    public JToken Load()
    {
        try
        {
            Forget();
            return JToken.Load(json, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Load });
        }
        catch (JsonReaderException error)
        {
            throw Problem(error);
        }
    }

    /// <summary>Passes over the value that it stands on.</summary>
    public void Skip()
    {
        if (json.TokenType is not (JsonToken.StartObject or JsonToken.StartArray))
            return;
        var depth = json.Depth;
        while (Next() && json.Depth > depth) { }
    }

    /// <summary>Reads to the end of the text, so that what checks it while it is read has seen all of it.</summary>
    public void End()
    {
        while (Next()) { }
    }

    private void Forget()
    {
        if (HoldsAll)
            return;
        text.Held = 0;
        json.Forget();
    }

    private TableException Problem(JsonReaderException? error = null) =>
        new(
            $"{json.ExactPlace}: "
                + (json.IsDeepest ? ReadBudget.TooDeep : "it is no whole JSON; it is cut off or damaged there"),
            error
        );

    /// <summary>Counts the characters that one token, or one value that is loaded, takes.</summary>
    private sealed class Measured(Stream content, Func<string> place, CancellationToken stop)
        : StreamReader(content, Encoding.UTF8, false, 1 << 16)
    {
        public long Held { get; set; }

        public override int Read(char[] buffer, int index, int count)
        {
            stop.ThrowIfCancellationRequested();
            var read = base.Read(buffer, index, count);
            Held += read;
            return Held <= ReadBudget.Characters ? read : throw new TableException($"{place()}: {ReadBudget.TooLong}");
        }
    }
}
