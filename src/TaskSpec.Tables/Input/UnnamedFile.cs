namespace TaskSpec.Tables;

/// <summary>A file on disk without a name, for what does not fit into memory: nothing is left of it however the process ends.</summary>
internal static class UnnamedFile
{
    /// <summary>A new one, of this user alone.</summary>
    public static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"taskspec-{Path.GetRandomFileName()}"), options);
        // Windows takes the name away with the last handle; elsewhere a process that is killed would leave it.
        if (!OperatingSystem.IsWindows())
            File.Delete(file.Name);
        return file;
    }
}
