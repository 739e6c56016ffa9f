using System.Security.Cryptography;
using System.Text;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>A file that may be a log.</summary>
/// <param name="Path">The file.</param>
/// <param name="Head">The text that it begins with, as far as its first 64 KB; in Latin 1, in which every byte is a character, unless it is UTF-16.</param>
public sealed record LogFile(string Path, string Head)
{
    private const int HeadLength = 1 << 16;

    /// <summary>The file's name without its folder; one that has no ending, as a pipe's has none, gets that of its content.</summary>
    public string Name { get; private init; } = System.IO.Path.GetFileName(Path);

    /// <summary>The folder that it is in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    /// <summary>The place of a file of its folder, as messages show it.</summary>
    public string Beside(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", name);

    /// <summary>The places of all files of its folder that are called after a pattern, itself among them.</summary>
    public IEnumerable<string> AllBeside(string pattern) =>
        Directory
            .EnumerateFiles(Folder, pattern)
            .Order(StringComparer.Ordinal)
            .Select(path => Beside(System.IO.Path.GetFileName(path)));

    /// <summary>Its length in bytes.</summary>
    public long Length { get; private init; }

    /// <summary>Opens a file for its beginning.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LogFile Open(string path)
    {
        using var file = InputFile.Open(path);
        var head = new byte[HeadLength];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var (encoding, mark) = TextInput.Encoded(head);
        return new(path, Text(head.AsSpan(mark), encoding)) { Length = file.Length, Name = InputName.Of(path) };
    }

    /// <summary>One that has nothing in it; it is not opened.</summary>
    internal static LogFile Empty(string path) => new(path, "");

    /// <summary>It under each name that its content may have.</summary>
    internal IEnumerable<LogFile> Called =>
        InputName.AsLines(Path, Name) is { } lines ? [this, this with { Name = lines }] : [this];

    /// <summary>Whether it begins with an object that has a member of that name, or one within it.</summary>
    public bool Names(string member) => Head.Contains($"\"{member}\"", StringComparison.Ordinal);

    /// <summary>A text that two files have in common exactly where their bytes are the same.</summary>
    public string Digest()
    {
        using var file = InputFile.Open(Path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Text(ReadOnlySpan<byte> head, Encoding? encoding) =>
        encoding is null
            ? Encoding.Latin1.GetString(head)
            // The last character may be cut off.
            : (encoding.BodyName == "utf-16BE" ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(head);
}
