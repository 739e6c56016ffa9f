namespace TaskSpec.Generators.Parsing;

/// <summary>Paths as declarations write them, the same on every platform: <c>./x</c>, <c>x</c> and <c>.\x</c> are one.</summary>
internal static class FilePath
{
    private const string Up = "..";

    /// <summary>The path with forward slashes, and no <c>.</c> or <c>..</c> that another segment makes up for.</summary>
    public static string Of(string path) =>
        (path.StartsWith("/", StringComparison.Ordinal) ? "/" : "") + string.Join("/", Segments(path));

    /// <summary>A path that starts at a folder.</summary>
    public static string Of(string directory, string path) => IsRooted(path) ? Of(path) : Of(directory + "/" + path);

    /// <summary>A path as it is written from a folder.</summary>
    public static string Relative(string directory, string path)
    {
        var (from, to) = (Segments(directory), Segments(path));
        var common = from.Zip(to, (a, b) => a == b).TakeWhile(same => same).Count();
        return common == 0 ? path : string.Join("/", Enumerable.Repeat(Up, from.Count - common).Concat(to.Skip(common)));
    }

    /// <summary>Whether a path leads out of the folder that it starts at.</summary>
    public static bool Leaves(string path) => IsRooted(path) || Segments(path).FirstOrDefault() is null or Up;

    /// <summary>The names in a path.</summary>
    public static IReadOnlyList<string> Segments(string path)
    {
        var found = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment is "" or ".")
                continue;
            if (segment == Up && found.Count > 0 && found[found.Count - 1] != Up)
                found.RemoveAt(found.Count - 1);
            else
                found.Add(segment);
        }

        return found;
    }

    private static bool IsRooted(string path) =>
        path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));
}
