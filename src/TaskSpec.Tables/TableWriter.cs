using System.IO.Compression;

namespace TaskSpec.Tables;

/// <summary>
/// Writes a table row by row: CSV, JSON lines where the name ends in .jsonl, either compressed where it ends in .gz, or Parquet where it ends in .parquet.
/// </summary>
/// <remarks>Numbers are the shortest that read back as the same double. The same rows give the same bytes.</remarks>
/// <typeparam name="TRow">A row.</typeparam>
/// <param name="table">Which table it is.</param>
/// <param name="name">The file's name, of which only the ending counts.</param>
/// <param name="file">Where to write; closed with the writer.</param>
public sealed class TableWriter<TRow>(Table<TRow> table, string name, Stream file) : IDisposable
{
    private readonly IRowWriter<TRow> rows = Of(table.Columns, name, file);

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes one row.</summary>
    public void Write(TRow row)
    {
        Rows++;
        rows.Write(row);
    }

    /// <summary>Finishes the table.</summary>
    public void Dispose() => rows.Dispose();

    private static IRowWriter<TRow> Of(IReadOnlyList<Column<TRow>> columns, string name, Stream file)
    {
        if (ParquetFiles.Is(name))
            return new ParquetRows<TRow>(columns, file);
        var compressed = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var stream = compressed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        return (compressed ? name[..^3] : name).EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? new JsonRows<TRow>(columns, stream)
            : new CsvRows<TRow>(columns, stream);
    }
}
