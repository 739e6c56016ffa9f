using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Finds the logs among files and folders, and reads them.</summary>
public static class Logs
{
    private const int Shown = 6;

    /// <summary>
    /// The results of the logs, each attempt once and under the name that its conditions give it. A file named by itself must be a whole log; one found in
    /// a folder may be anything, and is read or said why not. The same logs in another order or in other folders give the same rows.
    /// </summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="readers">Who may read them.</param>
    /// <param name="import">Takes down what is refused.</param>
    /// <exception cref="TableException">A path is no log, or a folder holds none, or a log that is named by itself is damaged or cannot be read, or all are.</exception>
    public static IEnumerable<SampleRow> Read(IEnumerable<string> paths, IReadOnlyList<LogReader> readers, Import import)
    {
        using var spool = new ResultSpool();
        var results = new LoggedResults(spool, import);
        var (found, others) = Found(paths, readers, import);
        var damaged = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (file, reader, named) in found)
        {
            import.Stop.ThrowIfCancellationRequested();
            try
            {
                results.Add(file, reader);
            }
            catch (TableException error) when (!named)
            {
                damaged.Add(file.Path);
                import.Leave(file.Path, Without(file.Path, error.Message));
            }
        }

        foreach (var file in others.Where(file => !import.Files.IsUsed(file)))
            import.Leave(
                file.Path,
                file.Length == 0 ? "it is empty, or a pipe, which is read where it is named itself" : "it is no log that is known"
            );
        if (damaged.Count > 0 && found.All(one => damaged.Contains(one.File.Path)))
            throw new TableException(
                string.Join("; ", damaged.Take(Shown).Select(path => $"{path}: {import.Unread[path]}"))
                    + (damaged.Count > Shown ? FormattableString.Invariant($"; and {damaged.Count - Shown} more logs") : "")
            );
        if (damaged.Count > 0)
            import.Note(
                "damaged",
                FormattableString.Invariant(
                    $"{damaged.Count} of {found.Count} logs cannot be read, and nothing of them is taken; what is not read stands below with the reason"
                ),
                changes: true
            );
        results.Resolve();
        foreach (var row in results.Rows())
        {
            import.Stop.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <summary>The logs, and the files that neither are any nor belong to a kind of them.</summary>
    private static (List<(LogFile File, LogReader Reader, bool Named)> Logs, IEnumerable<LogFile> Others) Found(
        IEnumerable<string> paths,
        IReadOnlyList<LogReader> readers,
        Import import
    )
    {
        var all = new List<LogFile>();
        var found = new List<(LogFile File, LogReader Reader, bool Named)>();
        var others = new List<LogFile>();
        foreach (var path in paths)
        {
            var (before, named) = (found.Count, !Directory.Exists(path));
            foreach (var file in Files(path).Select(one => Opened(one, named, import)).OfType<LogFile>())
            {
                import.Stop.ThrowIfCancellationRequested();
                var known = file.Called.FirstOrDefault(called => readers.Any(reader => reader.Accepts(called)));
                all.Add(known ?? file);
                if (known is not null)
                    found.Add((known, readers.First(reader => reader.Accepts(known)), named));
                else
                    others.Add(file);
            }

            if (found.Count == before)
                throw new TableException($"{path}: {Unknown(path, all)}; read are {Known(readers)}");
        }

        import.Files = new(all);
        return (found, others.Where(file => !readers.Any(reader => reader.Belongs(file))));
    }

    private static LogFile? Opened(string path, bool named, Import import)
    {
        try
        {
            return !named && InputFile.IsEmpty(path) ? LogFile.Empty(path) : LogFile.Open(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (named)
                throw Unreadable(path, error);
            import.Leave(path, Reason(error));
            return null;
        }
    }

    /// <summary>A reason that does not begin with the file that it stands beside.</summary>
    private static string Without(string path, string reason) =>
        reason.StartsWith(path, StringComparison.Ordinal) ? reason[path.Length..].TrimStart(':', ',', ' ') : reason;

    private static string[] Files(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        try
        {
            return [.. FolderState.FilesOf(path)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>That a file or a folder cannot be read, and why.</summary>
    internal static TableException Unreadable(string path, Exception error) => new($"{path}: {Reason(error)}", error);

    private static string Reason(Exception error) => $"it cannot be read: {error.Message}";

    private static string Unknown(string path, IEnumerable<LogFile> all) =>
        Directory.Exists(path) ? "it holds no log that is known"
        : all.Last().Length == 0 ? "it is empty"
        : "it is no log that is known";

    private static string Known(IReadOnlyList<LogReader> readers) =>
        string.Join("; ", readers.Select(reader => $"{reader.Runner} ({reader.Reads})"));
}
