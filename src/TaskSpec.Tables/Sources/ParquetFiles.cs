namespace TaskSpec.Tables;

/// <summary>Parquet files as one table.</summary>
internal static class ParquetFiles
{
    /// <summary>Whether a file is one, by its name.</summary>
    public static bool Is(string path) => path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands behind FROM for one file.</summary>
    public static string Rows(string path) => $"read_parquet([{Sql.Text(path)}])";

    /// <summary>An engine that is asked about one file.</summary>
    /// <exception cref="TableException">It is no whole Parquet file.</exception>
    public static EngineSession Session(string path, CancellationToken stop) =>
        new(path, new() { Stop = stop }, DuckDb.InMemory, Rows(path));

    /// <summary>The source of some files.</summary>
    /// <param name="place">What they were called.</param>
    /// <param name="files">The files, in the order in which their rows are read.</param>
    public static Relation Of(string place, IReadOnlyList<string> files)
    {
        var list = string.Join(", ", files.Select(Sql.Text));
        return new Relation(
            place,
            query =>
            {
                foreach (var file in files)
                    FolderState.RefuseIncomplete(Path.GetDirectoryName(Path.GetFullPath(file))!);
                return DuckDb.InMemory(query);
            },
            $"read_parquet([{list}], union_by_name = true, filename = '{Relation.File}', file_row_number = true)"
        )
        {
            HasFiles = files.Count > 1,
            Number = "file_row_number",
        };
    }
}
