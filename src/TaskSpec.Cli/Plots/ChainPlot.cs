using System.Globalization;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Scaling.Chain;

namespace TaskSpec.Cli.Plots;

/// <summary>How many samples still follow compute at each step from log-likelihood to accuracy.</summary>
internal static class ChainPlot
{
    private const int Samples = 101;

    public static Plot Of(ChainReport report)
    {
        const string title = "Share of samples whose score correlates with compute by more than a value";
        const string caption =
            "The further to the upper right a curve stays, the more samples get better with compute; each step of the chain loses some; curves that are the same lie over each other. A metric's samples that never change are left out.";
        var shown = report.Metrics.Where(metric => metric.Correlations.Count > 0).ToArray();
        var chart = new Chart(
            title,
            caption,
            new("correlation of a sample's score with compute", new LinearScale(-1, 1)),
            new("share of samples above it", new LinearScale(0, 1))
        )
        {
            Empty = "no sample's score changes",
        };
        foreach (var (i, metric) in shown.Index())
            chart.Line(
                metric.Metric + string.Create(CultureInfo.InvariantCulture, $", mean {metric.Mean:0.00}"),
                1 + i % PlotStyle.Colours,
                At().Select(value => (value, metric.ShareAbove(value)!.Value)),
                i % 2 == 0 ? "ts-line" : "ts-dash"
            );
        return new(
            "chain",
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["correlation above", .. shown.Select(metric => metric.Metric)],
                At().Select(value => (object?[])[value, .. shown.Select(metric => (object?)metric.ShareAbove(value))])
            )
        );
    }

    private static IEnumerable<double> At() => Enumerable.Range(0, Samples).Select(i => -1 + 2.0 * i / (Samples - 1));
}
