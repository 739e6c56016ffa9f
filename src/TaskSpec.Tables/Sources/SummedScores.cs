using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace TaskSpec.Tables;

/// <summary>Reads what <see cref="SampleSums"/> asks for.</summary>
internal static class SummedScores
{
    /// <param name="reader">The answer.</param>
    /// <returns>The scores, null where single rows are to be looked at; and how many rows they are sums of.</returns>
    public static (List<ScoreRow>? Scores, double Rows) Read(DbDataReader reader)
    {
        var scores = new List<ScoreRow>();
        var rows = 0.0;
        while (reader.Read())
        {
            if (Number(reader, "odd") != 0 || Number(reader, "repeated") != 0 || !TryScale(reader, out var scale))
                return (null, 0);
            rows += Number(reader, "rows_summed") ?? 0;
            if (Number(reader, "value") is not { } value)
                continue;
            scores.Add(
                new(Text(reader, "model")!, Text(reader, "task")!, Text(reader, "metric")!, value)
                {
                    Variant = Text(reader, "variant"),
                    N = Number(reader, "n"),
                    StdErr = Number(reader, "stderr"),
                    Flop = Number(reader, "flop"),
                    Family = Text(reader, "family"),
                    Version = Text(reader, "version"),
                    Scale = scale,
                }
            );
        }

        return (scores, rows);
    }

    private static bool TryScale(DbDataReader reader, out MetricScale? scale)
    {
        var range =
            Number(reader, "worst") is { } worst && Number(reader, "best") is { } best
                ? MetricScale.Of(worst, best)
                : MetricScale.Unknown;
        var stated = Words.IsLowerBetter(Text(reader, "direction")) is { } lower
            ? MetricScale.Directed(lower)
            : MetricScale.Unknown;
        scale = range.Or(stated) is { IsKnown: true } known ? known : null;
        return !range.Contradicts(stated);
    }

    private static string? Text(DbDataReader reader, string column) =>
        reader[column] is string { Length: > 0 } text ? text : null;

    // Engines count in numbers of different sizes.
    private static double? Number(DbDataReader reader, string column) =>
        reader[column] switch
        {
            DBNull => null,
            BigInteger large => (double)large,
            var value => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        };
}
