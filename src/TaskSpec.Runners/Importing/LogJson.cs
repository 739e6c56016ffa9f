using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// JSON as Python writes it, with NaN and Infinity, read token by token: what is skipped is never held, and no value that is
/// held may be longer than <see cref="Longest"/>.
/// </summary>
internal sealed class LogJson : IDisposable
{
    /// <summary>How deep values may be nested, as what goes through them goes as deep.</summary>
    public const int Deepest = 512;

    /// <summary>What is said of one that is nested deeper.</summary>
    public const string TooDeep = "it is nested more than 512 deep, which no log is";

    private const int Longest = 1 << 27;

    private readonly Measured text;
    private readonly JsonTextReader json;
    private readonly string name;

    /// <param name="content">The text; closed with this.</param>
    /// <param name="name">What it is, for messages.</param>
    public LogJson(Stream content, string name)
    {
        this.name = name;
        text = new(TextInput.Of(content, name), name);
        json = new(text)
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            SupportMultipleContent = true,
            MaxDepth = Deepest,
        };
    }

    /// <summary>Opens a file.</summary>
    public static LogJson Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16), path);

    /// <summary>What kind of token it stands on.</summary>
    public JsonToken Token => json.TokenType;

    public void Dispose() => json.Close();

    /// <summary>Goes on to the next token; false at the end.</summary>
    /// <exception cref="TableException">It is no JSON.</exception>
    public bool Next()
    {
        try
        {
            text.Held = 0;
            if (json.Read())
                return true;
        }
        catch (JsonReaderException error)
        {
            throw Problem(error);
        }

        // The library ends quietly where the text does, even within an object.
        return json.Depth == 0 ? false : throw Problem();
    }

    /// <summary>The names of an object's members. It then stands on the member's value, which must be loaded, skipped or walked through.</summary>
    public IEnumerable<string> Members()
    {
        if (json.TokenType != JsonToken.StartObject)
            throw new TableException($"{name}, line {json.LineNumber}: an object was expected");
        while (Next() && json.TokenType == JsonToken.PropertyName)
        {
            var member = (string)json.Value!;
            Next();
            yield return member;
        }
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
            text.Held = 0;
            return JToken.Load(json, new JsonLoadSettings { LineInfoHandling = LineInfoHandling.Ignore });
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

    private TableException Problem(JsonReaderException? error = null) =>
        new(
            $"{name}, line {json.LineNumber}, position {json.LinePosition}: "
                + (json.Depth >= Deepest ? TooDeep : "it is no whole JSON; the log is cut off or damaged"),
            error
        );

    /// <summary>Counts the characters that one token, or one value that is loaded, takes.</summary>
    private sealed class Measured(Stream content, string name) : StreamReader(content, Encoding.UTF8, false, 1 << 16)
    {
        public long Held { get; set; }

        public override int Read(char[] buffer, int index, int count)
        {
            var read = base.Read(buffer, index, count);
            Held += read;
            return Held <= Longest
                ? read
                : throw new TableException($"{name}: a single value is longer than {Longest} characters, which no log's is");
        }
    }
}
