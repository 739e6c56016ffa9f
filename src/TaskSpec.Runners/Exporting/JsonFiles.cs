using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Runners;

/// <summary>JSON as exports write it: strict, in UTF-8, with line feeds, the same bytes for the same values.</summary>
internal static partial class JsonFiles
{
    /// <summary>How lines are written, without escapes that only HTML needs.</summary>
    public static JsonWriterOptions OneLine { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How documents for people and machines are written.</summary>
    public static JsonWriterOptions Indented { get; } = OneLine with { Indented = true, NewLine = "\n" };

    /// <summary>Writes a document, which is YAML too.</summary>
    public static void Document(OutputFolder folder, string name, Action<Utf8JsonWriter> write) =>
        folder.Write(name, Text(write));

    /// <summary>The text of a document.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Indented))
            write(json);
        return Encoding.UTF8.GetString(Yaml(buffer.WrittenSpan)) + "\n";
    }

    /// <summary>JSON that is YAML too: there two escapes never make one character, as the halves of a surrogate pair do in JSON.</summary>
    public static byte[] Yaml(ReadOnlySpan<byte> json) =>
        Encoding.UTF8.GetBytes(
            Escape()
                .Replace(
                    Encoding.UTF8.GetString(json),
                    escape => escape.Groups["high"].Success ? $"{Half(escape, "high")}{Half(escape, "low")}" : escape.Value
                )
        );

    /// <summary>Writes a line for each item while they are enumerated.</summary>
    public static void Lines<T>(OutputFolder folder, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        using var stream = folder.Create(name);
        using var json = new Utf8JsonWriter(stream, OneLine);
        foreach (var item in items)
        {
            write(json, item);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>Writes those texts that there are.</summary>
    public static void Texts(this Utf8JsonWriter json, params ReadOnlySpan<(string Name, string? Value)> texts)
    {
        foreach (var (name, value) in texts)
        {
            if (value is not null)
                json.WriteString(name, value);
        }
    }

    /// <summary>Writes a member that is JSON already.</summary>
    public static void Raw(this Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }

    /// <summary>Writes a text so that it comes back as it is, even half of a surrogate pair, which the platform's writer would replace.</summary>
    public static void Exact(this Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(JsonWriter.Quoted(text), skipInputValidation: true);
    }

    private static char Half(Match escape, string name) =>
        (char)int.Parse(escape.Groups[name].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\\(?:u(?<high>[dD][89abAB]..)\\u(?<low>[dD][c-fC-F]..)|.)")]
    private static partial Regex Escape();
}
