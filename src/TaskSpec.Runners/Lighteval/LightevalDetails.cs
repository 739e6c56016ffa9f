using System.Globalization;
using Parquet;
using Parquet.Schema;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Lighteval;

/// <summary>The details of one task: what each metric gave of each document, one row group in memory at a time.</summary>
internal static class LightevalDetails
{
    /// <summary>The scores, document by document. A metric of several numbers is no score and is left out.</summary>
    /// <exception cref="TableException">The file is damaged, or has no metrics.</exception>
    public static IEnumerable<(string Sample, string Metric, double? Value)> Read(string path)
    {
        using var file = InputFile.Open(path);
        var reader = Explained(path, () => ParquetReader.CreateAsync(file).GetAwaiter().GetResult());
        try
        {
            var fields = reader.Schema.GetDataFields().Where(field => field.MaxRepetitionLevel == 0).ToArray();
            DataField[] metrics = [.. fields.Where(field => field.Path.Length == 2 && Part(field) is "metric" or "metrics")];
            if (metrics.Length == 0)
                throw new TableException($"{path}: it has no column of metrics, so that it is no table of details");
            var id = fields.FirstOrDefault(field => field.Path.Length == 2 && Part(field) == "doc" && field.Path[1] == "id");
            var before = 0L;
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                using var group = reader.OpenRowGroupReader(i);
                if (group.RowCount < 0 || group.RowCount > ReadBudget.Values / (metrics.Length + 1))
                    throw new TableException($"{path}: {ReadBudget.TooManyRows}");
                var rows = (int)group.RowCount;
                var ids = id is null ? null : Explained(path, () => Texts(group, id, rows));
                var values = Explained(path, () => metrics.Select(metric => Numbers(group, metric, rows)).ToArray());
                for (var row = 0; row < rows; row++)
                for (var m = 0; m < metrics.Length; m++)
                    yield return (
                        ids?[row] is { Length: > 0 } named ? named : (before + row).ToString(CultureInfo.InvariantCulture),
                        metrics[m].Path[1],
                        values[m][row] is { } value && double.IsFinite(value) ? value : null
                    );
                before += rows;
            }
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    // Columns were called __metric__ once.
    private static string Part(DataField field) => field.Path[0].Trim('_');

    private static double?[] Numbers(ParquetRowGroupReader group, DataField field, int rows) =>
        field.ClrType == typeof(double) ? Values<double>(group, field, rows)
        : field.ClrType == typeof(float) ? Of(Values<float>(group, field, rows), value => value)
        : field.ClrType == typeof(long) ? Of(Values<long>(group, field, rows), value => value)
        : field.ClrType == typeof(int) ? Of(Values<int>(group, field, rows), value => value)
        : field.ClrType == typeof(bool) ? Of(Values<bool>(group, field, rows), value => value ? 1 : 0)
        : new double?[rows];

    private static double?[] Of<T>(T?[] values, Func<T, double> number)
        where T : struct => Array.ConvertAll(values, value => value is { } one ? number(one) : (double?)null);

    private static T?[] Values<T>(ParquetRowGroupReader group, DataField field, int rows)
        where T : struct
    {
        var values = new T?[rows];
        group.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return values;
    }

    private static string?[] Texts(ParquetRowGroupReader group, DataField field, int rows)
    {
        if (field.ClrType != typeof(string) && field.ClrType != typeof(ReadOnlyMemory<char>))
            return Array.ConvertAll(Numbers(group, field, rows), number => number?.ToString(CultureInfo.InvariantCulture));
        var texts = new string?[rows];
        group.ReadAsync(field, texts.AsMemory()).AsTask().GetAwaiter().GetResult();
        return texts;
    }

    private static T Explained<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is not TableException)
        {
            // The library throws what comes of reading bytes as what they are not, whatever that is: also of lengths that no memory has.
            throw new TableException($"{path}: it is no whole Parquet file; copy it again ({error.Message})", error);
        }
    }
}
