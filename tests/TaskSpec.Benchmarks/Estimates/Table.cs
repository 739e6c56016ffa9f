using System.Globalization;
using System.IO.Compression;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>A table of the data folder: comma-separated, header first, no field quoted, possibly compressed.</summary>
internal static class Table
{
    public static IReadOnlyList<Row> Read(params string[] path)
    {
        using var file = File.OpenRead(Path.Combine(path));
        using Stream text = path[^1].EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(text);
        var columns = reader.ReadLine()!.Split(',').Index().ToDictionary(column => column.Item, column => column.Index);
        var rows = new List<Row>();
        while (reader.ReadLine() is { } line)
            rows.Add(new(columns, line.Split(',')));
        return rows;
    }
}

/// <summary>One row, by the names of its columns.</summary>
internal sealed class Row(Dictionary<string, int> columns, string[] fields)
{
    public string this[string column] => fields[columns[column]];

    public double Number(string column) => double.Parse(this[column], CultureInfo.InvariantCulture);
}
