using System.Runtime.ExceptionServices;
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

    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

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
    /// <exception cref="IOException">It cannot be read, or is a pipe or a device.</exception>
    public static LogFile Open(string path) => Open(path, CancellationToken.None);

    internal static LogFile Open(string path, CancellationToken stop)
    {
        using var file = Opened(path, stop);
        var head = new byte[Math.Min(HeadLength, file.Length)];
        file.ReadExactly(head);
        var (encoding, mark) = TextInput.Encoded(head);
        return new(path, Text(head.AsSpan(mark), encoding)) { Length = file.Length };
    }

    /// <summary>Opens it; a pipe that nobody writes to waits for as long as it is let.</summary>
    private static FileStream Opened(string path, CancellationToken stop)
    {
        var opening = Task.Run(() => File.OpenRead(path), CancellationToken.None);
        try
        {
            opening.Wait(stop);
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerException!);
        }

        var file = opening.Result;
        if (file.CanSeek)
            return file;
        file.Dispose();
        throw new IOException("it is a pipe or a device, and a log is read more than once; write it to a file first");
    }

    /// <summary>Whether it begins with an object that has a member of that name, or one within it.</summary>
    public bool Names(string member) => Head.Contains($"\"{member}\"", StringComparison.Ordinal);

    /// <summary>A text that two files have in common exactly where their bytes are the same.</summary>
    public string Digest()
    {
        using var file = File.OpenRead(Path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Text(ReadOnlySpan<byte> head, Encoding? encoding) =>
        encoding is null
            ? Encoding.Latin1.GetString(head)
            // The last character may be cut off.
            : (encoding.BodyName == "utf-16BE" ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(head);
}
