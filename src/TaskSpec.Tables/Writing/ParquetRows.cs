using Parquet;
using Parquet.Schema;

namespace TaskSpec.Tables;

/// <summary>Rows as Parquet, so many of them in memory as a row group has.</summary>
internal sealed class ParquetRows<TRow> : IRowWriter<TRow>
{
    private const int Group = 1 << 17;
    private readonly Stream stream;
    private readonly IReadOnlyList<Cells> columns;
    private readonly ParquetWriter writer;
    private int rows;

    public ParquetRows(IReadOnlyList<Column<TRow>> columns, Stream stream)
    {
        this.stream = stream;
        this.columns = [.. columns.Select(Of)];
        writer = ParquetWriter
            .CreateAsync(new([.. this.columns.Select(column => column.Field)]), stream)
            .GetAwaiter()
            .GetResult();
    }

    public void Write(TRow row)
    {
        foreach (var column in columns)
            column.Add(row);
        if (++rows == Group)
            Flush();
    }

    public void Dispose()
    {
        if (rows > 0)
            Flush();
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        stream.Dispose();
    }

    private void Flush()
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
            column.Write(group).GetAwaiter().GetResult();
        rows = 0;
    }

    private static Cells Of(Column<TRow> column) =>
        column.Type == typeof(string) ? new Texts(column)
        : column.Type == typeof(int) ? new Numbers<int>(column)
        : new Numbers<double>(column);

    /// <summary>What a row group has in one column.</summary>
    private abstract class Cells(DataField of)
    {
        public DataField Field => of;

        public abstract void Add(TRow row);

        /// <summary>Writes them, and forgets them.</summary>
        public abstract Task Write(ParquetRowGroupWriter group);
    }

    private sealed class Texts(Column<TRow> column) : Cells(new DataField<string>(column.Name, true))
    {
        private readonly List<string> cells = [];

        // Null is what the library takes for a text that is not there, though its types do not say so.
        public override void Add(TRow row) => cells.Add((string)column.Cell(row)!);

        public override async Task Write(ParquetRowGroupWriter group)
        {
            await group.WriteAsync(Field, cells);
            cells.Clear();
        }
    }

    private sealed class Numbers<T>(Column<TRow> column) : Cells(new DataField<T?>(column.Name))
        where T : struct
    {
        private readonly List<T?> cells = [];

        public override void Add(TRow row) => cells.Add((T?)column.Cell(row));

        public override async Task Write(ParquetRowGroupWriter group)
        {
            await group.WriteAsync<T>(Field, cells.ToArray());
            cells.Clear();
        }
    }
}
