using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>The largest models forecast from the smaller ones, against what came.</summary>
internal static class BacktestSection
{
    public static Section Of(ScoresOfReport scores, IReadOnlyDictionary<string, double> floors, CancellationToken stop) =>
        Section.Of("forecasts", "Forecasts against what came", "backtest", () => Body(scores, floors, stop));

    private static Html Body(ScoresOfReport scores, IReadOnlyDictionary<string, double> floors, CancellationToken stop)
    {
        var tested = new List<TestedForecast>();
        var holdouts = new List<Holdout>();
        var problems = new List<(string Metric, string Problem)>();
        // Each metric's tasks learn from each other; how far off forecasts are is told of all together.
        foreach (var metric in scores.Metrics)
        {
            try
            {
                var panel = ScorePanel.Of(scores.Kept, metric, via: null, families: [], floors);
                var (holdout, found) = Tested(panel, stop);
                holdouts.Add(holdout);
                tested.AddRange(found);
            }
            catch (ScalingException error)
            {
                problems.Add((metric, error.Message));
            }
        }

        if (tested.Count == 0)
            throw new ScalingException(problems[0].Problem);
        var methods = MethodResult.Of(tested);
        // Chosen after the fact, which the reader is told.
        var best = methods.MinBy(method => method.MeanAbsoluteError)!;
        Html body =
            $"<p>The largest model of {(holdouts.All(one => one.ByFamily) ? "each recipe" : "all")} is hidden, and forecast from those of at least {Figure.Count(holdouts[0].Gap)} times less compute. The figure shows the method that was least off here, {best.Method}, which can only be known afterwards.</p>\n";
        foreach (var (metric, problem) in problems)
            body.Add($"<p class=\"note\">Nothing of {Shown.Name(metric)}: {Shown.Text(problem)}.</p>\n");
        if (
            scores.Kept.Select(row => row.Task).Distinct(StringComparer.Ordinal).Count(task => !floors.ContainsKey(task))
            is > 0
                and var unknown
        )
            body.Add(
                $"<p class=\"note\">{Figure.Of(unknown, "task")} without a known score of chance, for which 0 is taken; --floors gives it.</p>\n"
            );
        body.Add(FigureBlock.Of(BacktestPlots.Of([.. tested.Where(one => one.Method == best.Method)]).Single()));
        return body.Add(
            DataTable.Of(
                "How far off each method was",
                [
                    new("method"),
                    new("forecasts", true),
                    new("mean absolute error", true),
                    new("median", true),
                    new("bias", true),
                    new("skill over persistence", true),
                    new("within 80 %", true),
                    new("within 95 %", true),
                ],
                methods.Select(method =>
                    (IReadOnlyList<Html>)
                        [
                            $"{method.Method}",
                            $"{Figure.Count(method.Forecasts)}",
                            $"{Figure.Points(method.MeanAbsoluteError)}",
                            $"{Figure.Points(method.MedianAbsoluteError)}",
                            $"{Figure.Points(method.Bias)}",
                            $"{(method.Skill is { } skill ? Figure.Factor(Math.Round(skill, 2) + 0.0) : "")}",
                            $"{Figure.Factor(method.Coverage80)}",
                            $"{Figure.Factor(method.Coverage95)}",
                        ]
                )
            )
        );
    }

    // Recipes are ladders where some recipe is long enough to be one; else all models are one ladder.
    private static (Holdout Holdout, IReadOnlyList<TestedForecast> Tested) Tested(ScorePanel panel, CancellationToken stop)
    {
        Holdout byFamily = new(Largest: 1),
            together = new(Largest: 1, ByFamily: false);
        var holdout = Backtest.Origins(panel, byFamily).Count > 0 ? byFamily : together;
        var tested = Backtest.Of(panel, holdout, Forecasters.All, stop);
        return tested.Count > 0 ? (holdout, tested) : throw new ScalingException("no method has a forecast of a hidden model");
    }
}
