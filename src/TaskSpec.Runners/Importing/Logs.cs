using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Finds the logs among files and folders, and reads them.</summary>
public static class Logs
{
    /// <summary>
    /// The results of the logs, each attempt once and under the name that its conditions give it. A file named by itself must be a log; one found in
    /// a folder may be anything, and is read or said to be none. The same logs in another order or in other folders give the same rows.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="readers">Who may read them.</param>
    /// <param name="import">Takes down what is refused.</param>
    /// <exception cref="TableException">A path is no log, or a folder holds none, or a log is damaged.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IEnumerable<SampleRow> Read(IEnumerable<string> paths, IReadOnlyList<LogReader> readers, Import import)
    {
        using var spool = new ResultSpool();
        var results = new LoggedResults(spool, import);
        foreach (var (file, reader) in Found(paths, readers, import))
        {
            import.Stop.ThrowIfCancellationRequested();
            results.Add(file, reader);
        }

        results.Resolve();
        foreach (var row in results.Rows())
        {
            import.Stop.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static List<(LogFile File, LogReader Reader)> Found(
        IEnumerable<string> paths,
        IReadOnlyList<LogReader> readers,
        Import import
    )
    {
        var all = new List<LogFile>();
        var found = new List<(LogFile File, LogReader Reader)>();
        var others = new List<LogFile>();
        foreach (var path in paths)
        {
            var before = found.Count;
            foreach (var file in Files(path).Select(LogFile.Open))
            {
                import.Stop.ThrowIfCancellationRequested();
                all.Add(file);
                if (readers.FirstOrDefault(reader => reader.Accepts(file)) is { } reader)
                    found.Add((file, reader));
                else
                    others.Add(file);
            }

            if (found.Count == before)
                throw new TableException($"{path}: {Unknown(path)}; read are {Known(readers)}");
        }

        import.Files = new(all);
        foreach (var file in others.Where(file => !readers.Any(reader => reader.Belongs(file))))
            import.Leave(file.Path, file.Length == 0 ? "it is empty" : "it is no log that is known");
        return found;
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [path];

    private static string Unknown(string path) =>
        Directory.Exists(path) ? "it holds no log that is known"
        : new FileInfo(path).Length == 0 ? "it is empty"
        : "it is no log that is known";

    private static string Known(IReadOnlyList<LogReader> readers) =>
        string.Join("; ", readers.Select(reader => $"{reader.Runner} ({reader.Reads})"));
}
