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
                Replace(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path), text);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CliError.Of("write", path, error);
        }
    }

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
            File.Delete(temporary);
            throw;
        }
    }
}
