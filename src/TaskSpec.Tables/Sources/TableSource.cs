namespace TaskSpec.Tables;

/// <summary>
/// Where the rows of a table are: a file, the files of a pattern or of a directory, or a table of a database. What a place means is said here and nowhere
/// else.
/// </summary>
/// <param name="name">What it is, for messages.</param>
internal abstract class TableSource(string name)
{
    /// <summary>What it is, for messages.</summary>
    public string Name => name;

    /// <summary>Whether what a metric's rows say of its range is always compared: some rows may say nothing where others do.</summary>
    public virtual bool IsMixed => false;

    /// <summary>The source of a place.</summary>
    /// <param name="place">
    /// A path; a pattern with <c>*</c>, <c>?</c> or <c>**</c>; a directory of Parquet files; <c>duckdb:FILE#TABLE</c>; or <c>postgresql://HOST/DATABASE#TABLE</c>.
    /// The table may be a query.
    /// </param>
    /// <exception cref="TableException">It is none of them.</exception>
    public static TableSource Of(string place)
    {
        if (DatabasePlace.Of(place) is { } database)
            return new Relation(database.Shown, database.Open, database.From) { IsEmbedded = database.IsEmbedded };
        if (File.Exists(place))
            return OfFile(place);
        var found = SourceFiles.Of(place);
        return found is null ? OfFile(place)
            : found.All(ParquetFiles.Is) ? ParquetFiles.Of(place, found)
            : found.Any(ParquetFiles.Is)
                ? throw new TableException(
                    $"{place} has Parquet files and others; name one kind with a pattern such as *.parquet"
                )
            : new TextFiles(place, found);
    }

    /// <summary>The rows, read while they are enumerated.</summary>
    /// <param name="table">Which table it is.</param>
    /// <param name="query">Which rows, and how.</param>
    /// <param name="found">Told of what columns there are, before the first row.</param>
    /// <exception cref="TableException">It is no such table.</exception>
    public abstract IEnumerable<ReadRow<TRow>> Rows<TRow>(Table<TRow> table, TableQuery query, Action<Func<string, bool>> found);

    /// <summary>The query in parts that together ask for the same rows; one part where it is all the same.</summary>
    /// <param name="query">The query.</param>
    /// <param name="wholeTasks">Whether each part has all that there is of its tasks; otherwise, of its samples.</param>
    public virtual IEnumerable<TableQuery> Batches(TableQuery query, bool wholeTasks) => [query];

    /// <summary>The scores that samples sum up to where they are; null where there are none, or rows are to be read one by one.</summary>
    public virtual IReadOnlyList<ScoreRow>? Scores(TableQuery query) => null;

    private static TableSource OfFile(string path) =>
        !ParquetFiles.Is(path) ? new TextFile(path)
        : !File.Exists(path) ? throw new FileNotFoundException($"there is no file {path}", path)
        : ParquetFiles.Of(path, [path]);
}
