using CsvHelper;

namespace TaskSpec.Tables;

/// <summary>Rows as CSV, the names of the columns first.</summary>
internal sealed class CsvRows<TRow> : IRowWriter<TRow>
{
    private readonly IReadOnlyList<Column<TRow>> columns;
    private readonly Stream stream;
    private readonly CsvWriter csv;

    public CsvRows(IReadOnlyList<Column<TRow>> columns, Stream stream)
    {
        (this.columns, this.stream) = (columns, stream);
        csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" });
        foreach (var column in columns)
            csv.WriteField(column.Name);
        csv.EndRecord();
    }

    public void Write(TRow row)
    {
        foreach (var column in columns)
            csv.WriteField(column.Cell(row));
        csv.EndRecord();
    }

    public void Dispose()
    {
        csv.Dispose();
        stream.Dispose();
    }
}
