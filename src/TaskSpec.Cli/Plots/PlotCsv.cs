using CsvHelper;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Plots;

/// <summary>A plot's numbers as CSV.</summary>
internal static class PlotCsv
{
    public static byte[] Of(PlotTable table)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { NewLine = "\n" }))
        {
            foreach (var row in table.Rows.Prepend(table.Columns))
            {
                foreach (var cell in row)
                    csv.WriteField(Printable.Cell(cell));
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }
}
