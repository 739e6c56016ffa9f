namespace TaskSpec.Cli;

/// <summary>Writes a file whole or not at all.</summary>
internal static class OutputFile
{
    public static void Write(string path, string text)
    {
        try
        {
            // A device cannot be replaced by a file, and must not be.
            if (path.StartsWith("/dev/", StringComparison.Ordinal))
                File.WriteAllText(path, text);
            else
                Replace(Resolve(path), text);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CliError.Of("write", path, error);
        }
    }

    /// <summary>The file itself, where the path is a link to it.</summary>
    private static string Resolve(string path) =>
        new FileInfo(path).LinkTarget is null
            ? Path.GetFullPath(path)
            : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    private static void Replace(string path, string text)
    {
        if (Directory.Exists(path))
            throw new IOException("it is a folder; name a file");
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // Whatever went wrong goes on to the caller; only the half-written file does not.
            File.Delete(temporary);
            throw;
        }
    }
}
