namespace TaskSpec.Runners;

/// <summary>The files of an import. What belongs together is found by its names, in the same folder first and anywhere else then.</summary>
public sealed class LogFiles
{
    private readonly ILookup<string, LogFile> byName;
    private readonly Dictionary<string, string> contents = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> made = [];
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    internal LogFiles(IReadOnlyList<LogFile> all)
    {
        All = all;
        byName = all.ToLookup(file => file.Name, StringComparer.Ordinal);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<LogFile> All { get; }

    /// <summary>The file of a name that belongs to another, which is taken to be read with it; null where there is none, or where several may be meant.</summary>
    /// <param name="file">The file that it belongs to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="belongs">Whether a file of that name belongs to it by what it says; null where the name says it all.</param>
    public string? Beside(LogFile file, string name, Func<string, bool>? belongs = null)
    {
        var beside = file.Beside(name);
        if (!File.Exists(beside) || belongs?.Invoke(beside) == false)
        {
            string[] elsewhere =
            [
                .. byName[name]
                    .Select(other => other.Path)
                    .Distinct(StringComparer.Ordinal)
                    .Where(other => belongs?.Invoke(other) != false),
            ];
            // A folder of results and one of samples are often laid out alike, with a folder for each model.
            if (elsewhere.Where(path => FolderOf(path) == FolderOf(file.Path)).ToArray() is { Length: > 0 } alike)
                elsewhere = alike;
            if (elsewhere.DistinctBy(Content).ToArray() is not [var only])
                return null;
            beside = only;
        }

        used.Add(Path.GetFullPath(beside));
        return beside;
    }

    /// <summary>What a reader needs of all files together, or of one again and again: it is made when it is first asked for, and lives as long as the import.</summary>
    internal T Once<T>(Func<LogFiles, T> make)
        where T : class
    {
        if (!made.TryGetValue(typeof(T), out var one))
            made[typeof(T)] = one = make(this);
        return (T)one;
    }

    /// <summary>All files of a name.</summary>
    internal IEnumerable<string> Named(string name) => byName[name].Select(file => file.Path);

    private static string? FolderOf(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));

    /// <summary>Whether a file was read with another.</summary>
    public bool IsUsed(LogFile file) => used.Contains(Path.GetFullPath(file.Path));

    /// <summary>What a run goes by that has no identifier of its own: the same for the same bytes, whatever the files are called and wherever they lie.</summary>
    /// <param name="paths">The files that say what it is, and what came of it.</param>
    internal string RunOf(params IEnumerable<string> paths) =>
        $"sha256:{string.Join('-', paths.Select(path => Content(path)[..16]))}";

    /// <summary>A text that files have in common exactly where their bytes are the same.</summary>
    internal string Content(string path)
    {
        var key = Path.GetFullPath(path);
        if (!contents.TryGetValue(key, out var content))
            contents[key] = content = LogFile.Open(path).Digest();
        return content;
    }
}
