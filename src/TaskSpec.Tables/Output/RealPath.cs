namespace TaskSpec.Tables;

/// <summary>Where a path leads once every link on its way has been followed, from where the link is.</summary>
public static class RealPath
{
    // What Linux allows too.
    private const int MostLinks = 40;

    /// <summary>The full path without links. What is not there yet stays as it is named.</summary>
    /// <param name="path">A path, relative to the current folder or full.</param>
    /// <exception cref="IOException">Its links lead in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Follow(Path.GetFullPath(path));

        string Follow(string full)
        {
            if (Path.GetDirectoryName(full) is not { } parent)
                return full;
            var place = Path.Combine(Follow(parent), Path.GetFileName(full));
            if (new FileInfo(place).LinkTarget is not { } target)
                return place;
            if (++links > MostLinks)
                throw new IOException("its links lead in a circle");
            return Follow(Path.GetFullPath(target, Path.GetDirectoryName(place)!));
        }
    }
}
