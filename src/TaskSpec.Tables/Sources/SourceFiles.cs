using Microsoft.Extensions.FileSystemGlobbing;

namespace TaskSpec.Tables;

/// <summary>The files that a pattern or a directory stands for, in ordinal order of their paths.</summary>
internal static class SourceFiles
{
    private static readonly char[] wild = ['*', '?'];

    /// <summary>The files that a place stands for, itself where it is one; none of a database, and of what is not there.</summary>
    public static IReadOnlyList<string> Named(string place) =>
        File.Exists(place) ? [place]
        : Directory.Exists(place) ? [.. Below(place)]
        : IsPattern(place) && DatabasePlace.Of(place) is null ? [.. Pattern(place)]
        : [];

    /// <returns>Null where the place is neither.</returns>
    /// <exception cref="TableException">There is no such file.</exception>
    public static IReadOnlyList<string>? Of(string place) =>
        Directory.Exists(place)
            ? Some(
                Below(place),
                $"{place} has no .parquet files; name a table's file, or a pattern such as {Path.Combine(place, "*.csv")}"
            )
        : IsPattern(place) ? Some(Pattern(place), $"no file matches {place}")
        : null;

    private static bool IsPattern(string place) => place.IndexOfAny(wild) >= 0;

    private static IEnumerable<string> Below(string folder) => Matching(folder, "**/*.parquet");

    private static IEnumerable<string> Pattern(string place)
    {
        var folder = place[..(place.LastIndexOfAny(['/', Path.DirectorySeparatorChar], place.IndexOfAny(wild)) + 1)];
        return Matching(folder, place[folder.Length..]);
    }

    private static IEnumerable<string> Matching(string folder, string pattern)
    {
        // The matcher knows * alone; a ? is looked for behind it.
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern.Replace('?', '*'));
        var root = folder.Length == 0 ? "." : folder;
        return !Directory.Exists(root)
            ? []
            : matcher
                .GetResultsInFullPath(root)
                .Select(path => Path.Combine(folder, Path.GetRelativePath(root, path)))
                .Where(path => !pattern.Contains('?') || Fits(path[folder.Length..].TrimStart('/'), pattern));
    }

    private static bool Fits(string path, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);

    private static string[] Some(IEnumerable<string> files, string none) =>
        files.Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } found ? found : throw new TableException(none);
}
