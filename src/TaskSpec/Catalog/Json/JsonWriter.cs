using System.Globalization;
using System.Text;

namespace TaskSpec.Catalogs.Json;

/// <summary>Writes canonical JSON: fixed order, invariant numbers, '\n', the outer levels on lines of their own and the inner ones in one.</summary>
public sealed class JsonWriter
{
    private readonly StringBuilder builder = new();
    private readonly int brokenLevels;
    private int depth;
    private bool empty = true;

    /// <summary>Starts a document.</summary>
    /// <param name="brokenLevels">How many of the outer levels stand on lines of their own; 0 writes one line.</param>
    public JsonWriter(int brokenLevels = 4) => this.brokenLevels = brokenLevels;

    /// <summary>Opens an object or array, as a member if it has a name.</summary>
    public void Open(char bracket, string? name = null)
    {
        Separate(name);
        builder.Append(bracket);
        depth++;
        empty = true;
    }

    /// <summary>Closes what was opened last.</summary>
    public void Close(char bracket)
    {
        var broken = !empty && depth < brokenLevels;
        depth--;
        if (broken)
            Break();
        builder.Append(bracket);
        empty = false;
    }

    /// <summary>Writes a string.</summary>
    public void Text(string? name, string value)
    {
        Separate(name);
        Quote(value);
    }

    /// <summary>Writes a number; one that is not finite is written as null.</summary>
    public void Number(string? name, double value) => Raw(name, Format(value));

    /// <summary>Writes text that is JSON already.</summary>
    public void Raw(string? name, string json)
    {
        Separate(name);
        builder.Append(json);
    }

    /// <summary>A number as JSON.</summary>
    public static string Format(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? "null" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A string as JSON.</summary>
    public static string Quoted(string value)
    {
        var writer = new JsonWriter();
        writer.Quote(value);
        return writer.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => builder.ToString();

    private void Separate(string? name)
    {
        if (depth > 0)
        {
            if (!empty)
                builder.Append(',');
            Break();
        }

        empty = false;
        if (name is null)
            return;
        Quote(name);
        builder.Append(':');
        if (brokenLevels > 0)
            builder.Append(' ');
    }

    private void Break()
    {
        if (depth < brokenLevels || (depth == 0 && brokenLevels > 0))
            builder.Append('\n').Append(' ', 2 * depth);
        else if (brokenLevels > 0 && !empty && builder[builder.Length - 1] == ',')
            builder.Append(' ');
    }

    private void Quote(string value)
    {
        builder.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    builder.Append("\\\"");
                    break;
                case '\\':
                    builder.Append("\\\\");
                    break;
                case '\n':
                    builder.Append("\\n");
                    break;
                case '\t':
                    builder.Append("\\t");
                    break;
                // Lone surrogates would not survive UTF-8; other control characters are not allowed bare.
                case < ' ' or (>= '\uD800' and <= '\uDFFF') or '\u2028' or '\u2029' or '\u007F':
                    builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    builder.Append(c);
                    break;
            }
        }

        builder.Append('"');
    }
}
