using Microsoft.Extensions.FileSystemGlobbing;

namespace TaskSpec.Tables;

/// <summary>The files that a pattern or a directory stands for, in ordinal order of their paths.</summary>
internal static class SourceFiles
{
    private static readonly char[] wild = ['*', '?'];

    /// <returns>Null where the place is neither.</returns>
    /// <exception cref="TableException">There is no such file.</exception>
    public static IReadOnlyList<string>? Of(string place)
    {
        if (Directory.Exists(place))
            return Some(
                Matching(place, "**/*.parquet"),
                $"{place} has no .parquet files; name a table's file, or a pattern such as {place}/*.csv"
            );
        var from = place.IndexOfAny(wild);
        if (from < 0)
            return null;
        var folder = place[..(place.LastIndexOfAny(['/', Path.DirectorySeparatorChar], from) + 1)];
        return Some(Matching(folder, place[folder.Length..]), $"no file matches {place}");
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
