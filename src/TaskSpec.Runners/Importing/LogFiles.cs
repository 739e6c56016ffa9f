namespace TaskSpec.Runners;

/// <summary>The files of an import. What belongs together is found by its names, in the same folder first and anywhere else then.</summary>
public sealed class LogFiles
{
    private readonly ILookup<string, LogFile> byName;
    private readonly Dictionary<long, string[]> lengths;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    internal LogFiles(IReadOnlyList<LogFile> all)
    {
        All = all;
        byName = all.ToLookup(file => file.Name, StringComparer.Ordinal);
        lengths = all.GroupBy(file => file.Length)
            .ToDictionary(same => same.Key, same => same.Select(file => file.Path).Distinct(StringComparer.Ordinal).ToArray());
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<LogFile> All { get; }

    /// <summary>The file of a name that belongs to another, which is taken to be read with it; null where there is none, or where several may be meant.</summary>
    /// <param name="file">The file that it belongs to.</param>
    /// <param name="name">Its name.</param>
    public string? Beside(LogFile file, string name)
    {
        var beside = Path.Combine(file.Folder, name);
        if (!File.Exists(beside))
        {
            string[] elsewhere = [.. byName[name].Select(other => other.Path).Distinct(StringComparer.Ordinal)];
            // A folder of results and one of samples are often laid out alike, with a folder for each model.
            if (elsewhere.Where(path => FolderOf(path) == FolderOf(file.Path)).ToArray() is [var alike])
                elsewhere = [alike];
            if (elsewhere.Length == 0 || elsewhere.Select(path => LogFile.Open(path).Digest()).Distinct().Count() > 1)
                return null;
            beside = elsewhere[0];
        }

        used.Add(Path.GetFullPath(beside));
        return beside;
    }

    private static string? FolderOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <summary>Whether a file was read with another.</summary>
    public bool IsUsed(LogFile file) => used.Contains(Path.GetFullPath(file.Path));

    /// <summary>What tells a file from all others of the import, and is the same for the same bytes wherever they lie.</summary>
    internal string IdentityOf(LogFile file) =>
        lengths.GetValueOrDefault(file.Length)?.Length > 1
            ? $"{file.Length}-{file.Digest()}"
            : FormattableString.Invariant($"{file.Length}");
}
