namespace TaskSpec.Tables;

/// <summary>Writes a file whole or not at all: beside its place first, and into it once it is finished.</summary>
public static class WholeFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Its place. A link is followed; what is no plain file, such as a device or a pipe, is written to as it is.</param>
    /// <param name="write">Writes the content. What it throws goes on, and nothing is left behind.</param>
    /// <exception cref="IOException">It cannot be written, or somebody else is writing it.</exception>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        if (IsDevice(Path.GetFullPath(path)))
            return WriteTo(File.OpenWrite(path), write);
        var place = RealPath.Of(path);
        if (IsDevice(place))
            return WriteTo(File.OpenWrite(place), write);
        if (Directory.Exists(place))
            throw new IOException("it is a folder; name a file");
        if (File.Exists(place))
        {
            var there = new FileStream(place, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            if (!there.CanSeek)
                return WriteTo(there, write);
            there.Dispose();
        }

        using var staged = StagedFile.Begin(place);
        var result = write(staged.Stream);
        staged.Commit();
        return result;
    }

    private static T WriteTo<T>(FileStream stream, Func<Stream, T> write)
    {
        using (stream)
            return write(stream);
    }

    // A device cannot be replaced by a file, and must not be. Plain files live in memory there too.
    private static bool IsDevice(string full) =>
        full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
}
