using TaskSpec.Assessments;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>What ways to run a study cost, and how well they forecast.</summary>
internal static class PlanPlot
{
    public static Plot Of(PlanAnswer answer)
    {
        var id = answer.Declared.Family.Id;
        var title = $"{id}: forecast error over the cost of a study";
        const string caption =
            "Each point is a choice of models, samples and metrics that no other outdoes; the bar is from the 10th to the 90th percentile over how hard the family turns out.";
        (string Name, PlanOption Option)[] all =
        [
            .. answer.Options.Select(option => ("option", option)),
            ("declared", answer.Current),
        ];
        var chart = new Chart(
            title,
            caption,
            new("training the models and running the samples, FLOP", LogScale.Around(all.Select(one => one.Option.CostFlop))),
            new("forecast error, score points", new LinearScale(0, Math.Max(.1, 1.1 * all.Max(one => one.Option.High))))
        );
        foreach (var (name, colour, style) in new[] { ("option", 1, "ts-dot"), ("declared", 2, "ts-square") })
        {
            var options = all.Where(one => one.Name == name).Select(one => one.Option).ToArray();
            chart
                .Intervals(null, colour, [.. options.Select(option => (option.CostFlop, option.Low, option.High))])
                .Dots(name, colour, [.. options.Select(option => (option.CostFlop, option.Error))], style);
        }

        if (double.IsFinite(answer.Limit))
            chart.Level(answer.Limit, "limit");
        foreach (var (_, option) in all)
            chart.Label(option.CostFlop, option.Error, Size(option));
        chart.Hints([.. all.Select(one => (one.Option.CostFlop, one.Option.Error, Size(one.Option)))]);
        return new(
            Plot.IdOf("plan", id),
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                [
                    "what",
                    "cost flop",
                    "forecast error",
                    "low",
                    "high",
                    "excess",
                    "models",
                    "samples",
                    "metrics",
                    "meets the limits",
                ],
                all.Select(one =>
                    new object?[]
                    {
                        one.Name,
                        one.Option.CostFlop,
                        one.Option.Error,
                        one.Option.Low,
                        one.Option.High,
                        one.Option.Excess,
                        one.Option.Flop.Count,
                        one.Option.Samples,
                        string.Join(' ', one.Option.Metrics),
                        one.Option.Meets,
                    }
                )
            )
        );
    }

    private static string Size(PlanOption option) =>
        $"{Figure.Of(option.Flop.Count, "model")}, {Figure.Of(option.Samples, "sample")}";
}
