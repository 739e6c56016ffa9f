using MathNet.Numerics.Statistics;
using TaskSpec.Measurement;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>Forecasts from the scores of smaller models alone, all tasks together (docs/model.md §16).</summary>
public static class HierarchicalForecasts
{
    private const double FarDecades = 1;

    // A score that no model comes near to may be what chance gives.
    private const double SuspectedFloor = .1;

    /// <summary>One forecast a task, in the order of their names; none of tasks that the target has a score on.</summary>
    /// <param name="rows">Scores from 0 to 1.</param>
    /// <param name="question">What to forecast, and by what; two steps or not, the curves are over compute, and over what stands for the metric too.</param>
    /// <exception cref="ScalingException">The table does not hold what is asked for.</exception>
    public static IReadOnlyList<TaskForecast> Of(IEnumerable<ScoreRow> rows, ForecastQuestion question)
    {
        ScoreRow[] table = [.. rows];
        var ends = LadderRun
            .Ends(table)
            .Concat(table.Where(row => !(row.Flop > 0)))
            .ToLookup(row => question.Model is { } model && LadderRun.IsOf(row, model));
        var panel = ScorePanel.Of(ends[false], question.Metric, question.Via, question.Families, question.Floors) with
        {
            Priors = question.Priors,
            Over = question.Over,
        };
        var target = TargetOf(panel, question, [.. ends[true]]);
        int[] asked = [.. Enumerable.Range(0, panel.Tasks.Count).Where(task => double.IsNaN(target.Scores[task]))];
        if (asked.Length == 0)
            throw new ScalingException(
                $"'{question.Model}' has '{question.Metric}' on every task, so that nothing is left to forecast; 'taskspec backtest' says how far off forecasts of known scores are"
            );
        var axis =
            question.Via is null || !panel.HasSurrogates ? CurveAxis.Compute
            : asked.All(task => !double.IsNaN(target.Surrogates[task])) ? CurveAxis.KnownSurrogate
            : CurveAxis.ForecastSurrogate;
        var forecasts = new HierarchicalCurves(axis, others: true).Of(panel, target);
        TaskForecast[] told =
        [
            .. asked.Select(task =>
                Of(panel.Tasks[task], task, forecasts[task], panel, question) with
                {
                    Spread = forecasts[task].Spread,
                    Curve = forecasts[task].Curve,
                }
            ),
        ];
        return told.Any(forecast => forecast.Predicted is not null)
            ? told
            : throw new ScalingException($"no task can be forecast; {told[0].Task}: {told[0].Warnings[0]}");
    }

    // The larger model is taken to answer as many samples as the others.
    private static PanelModel TargetOf(ScorePanel panel, ForecastQuestion question, ScoreRow[] own)
    {
        double[] samples =
        [
            .. panel.Tasks.Select(
                (_, task) =>
                    panel
                        .Models.Where(model => !double.IsNaN(model.Scores[task]))
                        .Select(model => model.Samples[task])
                        .Where(samples => samples > 0)
                        .Median()
            ),
        ];
        double Own(string task, string? metric) =>
            own.FirstOrDefault(row => row.Task == task && row.Metric == metric)?.Value ?? double.NaN;
        return new(
            question.Model ?? "target",
            own.Select(row => row.Family).FirstOrDefault() ?? "",
            question.Target.Compute,
            question.Target.Params,
            question.Target.Tokens,
            [.. panel.Tasks.Select(task => Own(task, question.Metric))],
            samples,
            [.. panel.Tasks.Select(task => Own(question.Via?.Task ?? task, question.Via?.Metric))]
        );
    }

    private static TaskForecast Of(string task, int index, RawForecast raw, ScorePanel panel, ForecastQuestion question)
    {
        var models = panel.Models.Where(model => !double.IsNaN(model.Scores[index])).ToArray();
        if (raw.Stated is not { } stated)
            return new(
                task,
                models.Length,
                null,
                null,
                null,
                [
                    models.Length < HierarchicalCurves.LeastModels
                        ? $"{models.Length} of its models have flop above 0, and {HierarchicalCurves.LeastModels} are needed"
                        : "its models are of one compute only",
                ]
            );
        var warnings = new List<string>();
        if (models.All(model => !(model.Samples[index] > 0)))
            warnings.Add(
                FormattableString.Invariant(
                    $"the table says neither n nor stderr, so {Priors.Items:0} samples are assumed; fill in n, or column datapoints of --floors"
                )
            );
        if (Math.Log10(question.Target.Compute / models[^1].Flop) is > FarDecades and var decades)
            warnings.Add(
                FormattableString.Invariant(
                    $"the target is {decades:0.0} orders of magnitude beyond the largest model; the interval takes scores to rise there as those of published tables did, and is too low where they rise faster"
                )
            );
        var least = models.Min(model => model.Scores[index]);
        if (!question.Floors.ContainsKey(task) && least > SuspectedFloor)
            warnings.Add(
                FormattableString.Invariant(
                    $"no model scores below {least:0.000}, and no floor is known; where that is chance, say so with --floors"
                )
            );
        return new(task, models.Length, null, stated, null, warnings);
    }
}
