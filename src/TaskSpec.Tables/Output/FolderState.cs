using System.Security.Cryptography;
using System.Text.Json;

namespace TaskSpec.Tables;

/// <summary>Whether a folder that a command wrote is whole: it has a list of its files with their hashes, and is marked while they come.</summary>
public static class FolderState
{
    /// <summary>The file that lists the others, each with its SHA-256.</summary>
    public const string Manifest = ".taskspec-manifest.json";

    private const string Incomplete = ".taskspec-incomplete";

    /// <summary>Refuses a folder that a command was putting its files into when it was stopped.</summary>
    /// <exception cref="IOException">It is incomplete.</exception>
    public static void RefuseIncomplete(string folder)
    {
        if (File.Exists(Path.Combine(folder, Incomplete)))
            throw new IOException($"{folder} is incomplete: the command that wrote it was stopped half way; run it again");
    }

    /// <summary>The files of a folder and of those in it, in ordinal order, without what commands keep there for themselves.</summary>
    /// <exception cref="IOException">One of the folders is incomplete, or cannot be read.</exception>
    public static IReadOnlyList<string> FilesOf(string folder)
    {
        var files = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(path) == Incomplete)
                RefuseIncomplete(Path.GetDirectoryName(path)!);
            if (Path.GetFileName(path) != Manifest && !IsStaged(Path.GetRelativePath(folder, path)))
                files.Add(path);
        }

        return files;
    }

    internal static void Mark(string folder) => File.WriteAllText(Path.Combine(folder, Incomplete), "");

    internal static void Unmark(string folder) => File.Delete(Path.Combine(folder, Incomplete));

    internal static void WriteManifest(string folder, IEnumerable<string> files)
    {
        using var stream = new FileStream(Path.Combine(folder, Manifest), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteStartObject("sha256");
        foreach (var name in files)
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            json.WriteString(name, Convert.ToHexStringLower(SHA256.HashData(file)));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static bool IsStaged(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part.EndsWith(Staging.Suffix, StringComparison.Ordinal));
}
