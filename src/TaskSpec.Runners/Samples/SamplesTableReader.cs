using TaskSpec.Tables;

namespace TaskSpec.Runners.Samples;

/// <summary>Reads samples tables, so that tables are put together, held against a catalog and summed up like logs.</summary>
public sealed class SamplesTableReader : LogReader
{
    /// <inheritdoc/>
    public override string Runner => "samples";

    /// <inheritdoc/>
    public override string Reads => "samples tables as .csv, .jsonl, either with .gz, or .parquet";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
            ? TableReader.HasColumns(ResultTables.Samples, file.Path)
        : file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? IsTable(Head(file.Path), file.Name[..^3])
        : IsTable(file.Head, file.Name);

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import) => TableReader.Read(ResultTables.Samples, file.Path);

    private static bool IsTable(string head, string name)
    {
        var first = head.Split('\n', 2)[0];
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? ResultTables.Samples.Required.All(first.TrimEnd('\r').Split(',').Select(cell => cell.Trim('"')).Contains)
            : name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
                && new[] { "model", "task", "sample", "metric" }.All(member =>
                    first.Contains($"\"{member}\":", StringComparison.Ordinal)
                );
    }

    private static string Head(string path)
    {
        try
        {
            using var file = new System.IO.Compression.GZipStream(
                InputFile.Open(path),
                System.IO.Compression.CompressionMode.Decompress
            );
            var head = new byte[1 << 12];
            return System.Text.Encoding.Latin1.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            // A file that only calls itself compressed is none of ours.
            return "";
        }
    }
}
