using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace TaskSpec.Tables;

/// <summary>Reads what <see cref="SampleSums"/> asks for.</summary>
internal static class SummedScores
{
    /// <summary>Asks, and reads the answer.</summary>
    /// <returns>The scores, null where single rows are to be looked at; and how many rows they are sums of.</returns>
    public static (List<ScoreRow>? Scores, double Rows) Ask(EngineSession session, string question)
    {
        using var reader = session.Ask(question);
        return session.Next(() => Read(reader));
    }

    private static (List<ScoreRow>? Scores, double Rows) Read(DbDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => i, StringComparer.Ordinal);
        var scores = new List<ScoreRow>();
        var rows = 0.0;
        while (reader.Read())
        {
            if (Number("odd") != 0 || Number("repeated") != 0 || !TryScale(out var scale))
                return (null, 0);
            rows += Number("summed") ?? 0;
            if (Number("value") is not { } value)
                continue;
            scores.Add(
                new(Text("model")!, Text("task")!, Text("metric")!, value)
                {
                    Variant = Text("variant"),
                    N = Number("n"),
                    StdErr = Number("stderr"),
                    Flop = Number("flop"),
                    Family = Text("family"),
                    Version = Text("version"),
                    Scale = scale,
                }
            );
        }

        return (scores, rows);

        bool TryScale(out MetricScale? scale)
        {
            var range =
                Number("worst") is { } worst && Number("best") is { } best ? MetricScale.Of(worst, best) : MetricScale.Unknown;
            var stated = Words.IsLowerBetter(Text("direction")) is { } lower ? MetricScale.Directed(lower) : MetricScale.Unknown;
            scale = range.Or(stated) is { IsKnown: true } known ? known : null;
            return !range.Contradicts(stated);
        }

        string? Text(string column) =>
            columns.TryGetValue(column, out var i) && reader.GetValue(i) is string { Length: > 0 } text ? text : null;

        // Engines count in numbers of different sizes.
        double? Number(string column) =>
            !columns.TryGetValue(column, out var i)
                ? null
                : reader.GetValue(i) switch
                {
                    DBNull => null,
                    BigInteger large => (double)large,
                    var value => Convert.ToDouble(value, CultureInfo.InvariantCulture),
                };
    }
}
