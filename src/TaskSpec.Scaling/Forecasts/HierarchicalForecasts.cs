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

    /// <summary>One forecast a task, in the order of their names.</summary>
    /// <param name="rows">Scores from 0 to 1.</param>
    /// <param name="question">What to forecast; what stands for it is not looked at.</param>
    /// <exception cref="ScalingException">The table does not hold what is asked for.</exception>
    public static IReadOnlyList<TaskForecast> Of(IEnumerable<ScoreRow> rows, ForecastQuestion question)
    {
        ScoreRow[] table = [.. rows];
        var panel = ScorePanel.Of(
            [.. LadderRun.Ends(table), .. table.Where(row => !(row.Flop > 0))],
            question.Metric,
            null,
            question.Families,
            question.Floors
        );
        var forecasts = new HierarchicalCurves(CurveAxis.Compute).Of(panel, TargetOf(panel, question.Target));
        TaskForecast[] told = [.. panel.Tasks.Select((task, i) => Of(task, i, forecasts[i], panel, question))];
        return told.Any(forecast => forecast.Predicted is not null)
            ? told
            : throw new ScalingException($"no task can be forecast; {told[0].Task}: {told[0].Warnings[0]}");
    }

    // The larger model is taken to answer as many samples as the others.
    private static PanelModel TargetOf(ScorePanel panel, TargetScale target)
    {
        var none = Enumerable.Repeat(double.NaN, panel.Tasks.Count).ToArray();
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
        return new("target", "", target.Compute, target.Params, target.Tokens, none, samples, none);
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
                    $"the target is {decades:0.0} orders of magnitude beyond the largest model; the interval knows nothing of a change of the law there"
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
