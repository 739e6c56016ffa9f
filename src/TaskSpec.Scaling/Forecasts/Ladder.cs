using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>Finds training runs in a scores table.</summary>
internal static class Ladder
{
    /// <summary>The runs of each task that has both metrics, in the order of the tasks' names.</summary>
    public static IReadOnlyList<(string Task, IReadOnlyList<LadderRun> Runs)> Of(
        IEnumerable<ScoreRow> rows,
        ForecastQuestion question,
        SurrogateName via
    )
    {
        var table = ScoreSelection.Of(rows, question.Metric, via, question.Families);
        var scores = table.Where(row => row.Metric == question.Metric).ToArray();
        if (scores.FirstOrDefault(row => row.Value is < 0 or > 1) is { } outside)
            throw new ScalingException(
                $"'{question.Metric}' must be a score from 0 to 1, and that of {outside.Model} on {outside.Task} is {outside.Value}"
            );
        var surrogates = table
            .Where(row => row.Metric == via.Metric && (via.Task is null || row.Task == via.Task))
            .ToDictionary(row => (row.Model, row.Task), row => row.Value);
        var needed = question.Target.Params is null ? "flop" : "params and tokens";
        var usable = scores
            .Where(row => surrogates.ContainsKey((row.Model, via.Task ?? row.Task)))
            .Where(row => question.Target.Params is null ? row.Flop > 0 : row is { Params: > 0, Tokens: > 0 })
            .ToArray();
        if (usable.Length == 0)
            throw new ScalingException($"no model has '{question.Metric}', '{via}' and {needed} above 0");
        return
        [
            .. usable
                .GroupBy(row => row.Task)
                .OrderBy(task => task.Key, StringComparer.Ordinal)
                .Select(task => (task.Key, Runs(task, row => surrogates[(row.Model, via.Task ?? row.Task)]))),
        ];
    }

    private static IReadOnlyList<LadderRun> Runs(IEnumerable<ScoreRow> rows, Func<ScoreRow, double> surrogate) =>
        [
            .. rows.Select(row => (Row: row, Place: LadderRun.Split(row.Model)))
                .GroupBy(pair => pair.Place.Run)
                .Select(run => new LadderRun(
                    run.Key,
                    [
                        .. run.OrderBy(pair => pair.Place.Place)
                            .Select(pair => new Evaluation(
                                pair.Row.Flop,
                                pair.Row.Params,
                                pair.Row.Tokens,
                                surrogate(pair.Row),
                                pair.Row.Value
                            )),
                    ]
                ))
                .OrderBy(run => run.End.Flop ?? run.End.Params * run.End.Tokens)
                .ThenBy(run => run.Name, StringComparer.Ordinal),
        ];
}
