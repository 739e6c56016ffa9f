using System.Text;

namespace TaskSpec.Tables;

/// <summary>What a file is called, where its name says how it is read. A name without an ending, as a pipe's is, gets that of its content.</summary>
internal static class InputName
{
    /// <summary>The ending of what is compressed.</summary>
    public const string Packed = ".gz";

    private const string Json = ".json";
    private const string Lines = ".jsonl";
    private const int HeadLength = 1 << 16;

    /// <summary>The name without its folder, with an ending wherever one is known.</summary>
    /// <exception cref="IOException">The name has none, and the file cannot be read.</exception>
    public static string Of(string path)
    {
        var name = Path.GetFileName(path);
        if (Path.HasExtension(name))
            return name;
        using var file = InputFile.Open(path);
        var head = Head(file);
        if (head is not [0x1F, 0x8B, ..])
            return name + Ending(head);
        file.Position = 0;
        try
        {
            return name + Ending(Head(new WholeGzip(file, path))) + Packed;
        }
        catch (TableException)
        {
            // Whoever reads it says so.
            return name + Packed;
        }
    }

    /// <summary>Whether a name is of JSON, one object a line or in a list; with <see cref="Packed"/> or without.</summary>
    public static bool IsJson(string name)
    {
        var plain = name.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? name[..^Packed.Length] : name;
        return plain.EndsWith(Lines, StringComparison.OrdinalIgnoreCase)
            || plain.EndsWith(Json, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The same content called JSON lines, of which a single one looks like a document; null where its name was given, or is none of JSON.</summary>
    public static string? AsLines(string path, string name) =>
        !Path.HasExtension(path) && name.EndsWith(Json, StringComparison.Ordinal) ? Path.ChangeExtension(name, Lines) : null;

    private static byte[] Head(Stream content)
    {
        var head = new byte[HeadLength];
        return head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    private static string Ending(byte[] head)
    {
        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return ".eval";
        if (head.AsSpan().StartsWith("MZ"u8))
            return ".dll";
        var (encoding, mark) = TextInput.Encoded(head);
        var lines = (encoding ?? Encoding.Latin1).GetString(head.AsSpan(mark)).TrimStart().Split('\n', 3);
        return lines[0] is ['{' or '[', ..]
            ? lines.Length > 1 && lines[0].TrimEnd().EndsWith('}') && lines[1].StartsWith('{')
                ? Lines
                : Json
            : lines[0].Contains(',', StringComparison.Ordinal)
                ? ".csv"
                : "";
    }
}
