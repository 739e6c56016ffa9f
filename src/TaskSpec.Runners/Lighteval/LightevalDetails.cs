using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Lighteval;

/// <summary>The details of one task: what each metric gave of each document, read as they come.</summary>
internal static class LightevalDetails
{
    // Columns were called __metric__ once.
    private static readonly string[] metricColumns = ["metric", "metrics", "__metric__", "__metrics__"];
    private static readonly string[] documentColumns = ["doc", "__doc__"];

    /// <summary>The scores, document by document. A metric of several numbers is no score and is left out.</summary>
    /// <exception cref="TableException">The file is damaged, or has no metrics.</exception>
    public static IEnumerable<(string Sample, string Metric, double? Value)> Read(string path, CancellationToken stop)
    {
        using var session = ParquetFiles.Session(path, stop);
        var metric =
            metricColumns.FirstOrDefault(session.Columns.ContainsKey)
            ?? throw new TableException($"{path}: it has no column of metrics, so that it is no table of details");
        string[] metrics =
        [
            .. Members(session, path, metric).Where(member => IsNumber(member.Type)).Select(member => member.Name),
        ];
        var document = documentColumns.FirstOrDefault(session.Columns.ContainsKey);
        var hasId = document is not null && Members(session, path, document).Any(member => member.Name == "id");
        if (metrics.Length == 0)
            yield break;
        string[] wanted =
        [
            hasId ? $"CAST({Sql.Name(document!)}.{Sql.Name("id")} AS VARCHAR)" : "NULL",
            .. metrics.Select(name => $"CAST({Sql.Name(metric)}.{Sql.Name(name)} AS DOUBLE)"),
        ];
        using var reader = session.Ask($"SELECT {string.Join(", ", wanted)} FROM {ParquetFiles.Rows(path)} AS t");
        Func<bool> next = reader.Read;
        for (long row = 0; session.Next(next); row++)
        {
            var sample = reader.IsDBNull(0) ? "" : reader.GetString(0);
            for (var m = 0; m < metrics.Length; m++)
                yield return (
                    sample.Length > 0 ? sample : row.ToString(CultureInfo.InvariantCulture),
                    metrics[m],
                    !reader.IsDBNull(m + 1) && reader.GetDouble(m + 1) is var value && double.IsFinite(value) ? value : null
                );
        }
    }

    /// <summary>The members of a column; none where it has none.</summary>
    private static List<(string Name, Type Type)> Members(EngineSession session, string path, string column)
    {
        var members = new List<(string, Type)>();
        if (session.Columns[column] != typeof(Dictionary<string, object>))
            return members;
        using var reader = session.Ask($"SELECT {Sql.Name(column)}.* FROM {ParquetFiles.Rows(path)} AS t LIMIT 0");
        for (var i = 0; i < reader.FieldCount; i++)
            members.Add((reader.GetName(i), reader.GetFieldType(i)));
        return members;
    }

    private static bool IsNumber(Type type) =>
        Type.GetTypeCode(type) is TypeCode.Boolean or (>= TypeCode.SByte and <= TypeCode.Decimal);
}
