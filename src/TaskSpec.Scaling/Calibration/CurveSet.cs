using TaskSpec.Measurement;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Calibration;

/// <summary>One task with its curve in each recipe.</summary>
/// <param name="Task">The task.</param>
/// <param name="Response">How its score responds, half way at Λ = ln 2.</param>
/// <param name="Families">Its scores in each recipe, in ordinal order.</param>
public sealed record CurveSet(string Task, Response Response, IReadOnlyList<KeyValuePair<string, CurveData>> Families)
{
    /// <summary>What results call the metric; empty where it does not matter.</summary>
    public string Metric { get; init; } = "";

    /// <summary>The scores of one recipe; null where it has none.</summary>
    public CurveData? Of(string family) => Families.FirstOrDefault(pair => pair.Key == family).Value;

    /// <summary>The curves of all tasks of a table, in ordinal order.</summary>
    /// <param name="rows">Scores of one metric, from 0 to 1; those without compute are passed over.</param>
    /// <param name="response">A task's response; null for tasks to pass over.</param>
    public static IReadOnlyList<CurveSet> Of(IEnumerable<ScoreRow> rows, Func<string, Response?> response) =>
        [
            .. from task in LadderRun
                .Ends(rows)
                .GroupBy(row => row.Task, StringComparer.Ordinal)
                .OrderBy(task => task.Key, StringComparer.Ordinal)
            let how = response(task.Key)
            where how is not null
            select new CurveSet(
                task.Key,
                how,
                [
                    .. task.GroupBy(row => row.Family ?? "", StringComparer.Ordinal)
                        .OrderBy(family => family.Key, StringComparer.Ordinal)
                        .Select(family => KeyValuePair.Create(family.Key, Data(family))),
                ]
            )
            {
                Metric = task.First().Metric,
            },
        ];

    /// <summary>What sampling leaves of the variance of one attempt in a score.</summary>
    public static double ShareOf(ScoreRow row) =>
        row.N is > 0 and var n ? 1 / n
        : row is { StdErr: > 0 and var error, Value: > 0 and < 1 and var value }
            ? Math.Min(1, error * error / (value * (1 - value)))
        : 1 / Priors.Items;

    private static CurveData Data(IEnumerable<ScoreRow> rows)
    {
        var sorted = rows.OrderBy(row => row.Flop).ThenBy(row => row.Model, StringComparer.Ordinal).ToArray();
        return new(
            [.. sorted.Select(row => row.Model)],
            [.. sorted.Select(row => Math.Log10(row.Flop!.Value))],
            [.. sorted.Select(row => row.Value)],
            [.. sorted.Select(ShareOf)]
        );
    }
}
