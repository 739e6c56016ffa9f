using System.Globalization;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Scaling.Improvements;

namespace TaskSpec.Cli.Plots;

/// <summary>Whether tasks that improved more go on to improve more, and how much of it noise could let be seen.</summary>
internal static class ImprovementPlots
{
    public static IEnumerable<Plot> Of(ImprovementReport report) => report.Improvements.Select(Of);

    public static Plot Of(Improvement improvement)
    {
        var (small, medium, large) = improvement.Models;
        var title = $"Improvements {Words.Short(small, 16)} → {Words.Short(medium, 16)} → {Words.Short(large, 16)}";
        var gains = improvement.Gains;
        double[] first = [.. gains.Select(gain => gain.First)],
            second = [.. gains.Select(gain => gain.Second)];
        var caption = string.Create(
            CultureInfo.InvariantCulture,
            $"Each point is a task. They correlate by {improvement.Observed.R:0.00}{Ceiling(improvement)}: {ImprovementReport.Word(improvement.Verdict)}. Slopes are those of a regression with that correlation."
        );
        var chart = new Chart(
            title,
            caption,
            new($"{Words.Short(small, 24)} → {Words.Short(medium, 24)}", LinearScale.Around(first)),
            new($"{Words.Short(medium, 20)} → {Words.Short(large, 20)}", LinearScale.Around(second))
        )
        {
            Width = 520,
            Depth = 360,
            Empty = "no task",
        };
        chart.Line(null, 6, Through(0, 0, first), "ts-bar");
        if (gains.Count > 1 && improvement.Variance.First > 0)
        {
            var ratio = Math.Sqrt(improvement.Variance.Second / improvement.Variance.First);
            double x = first.Average(),
                y = second.Average();
            chart.Line("observed", 1, Through(improvement.Observed.R * ratio, y - improvement.Observed.R * ratio * x, first));
            if (improvement.Ceiling is { } ceiling)
                chart.Line("noise ceiling", 3, Through(ceiling * ratio, y - ceiling * ratio * x, first), "ts-dash");
            if (improvement.FromNoise is { } noise)
                chart.Line("noise alone", 5, Through(noise * ratio, y - noise * ratio * x, first), "ts-dash");
        }

        chart.Dots(
            "task",
            2,
            [.. gains.Select(gain => (gain.First, gain.Second))],
            gains.Count > 80 ? "ts-dot ts-many" : "ts-dot"
        );
        chart.Hints([.. gains.Select(gain => (gain.First, gain.Second, gain.Task))]);
        foreach (var gain in gains.OrderByDescending(gain => Math.Abs(gain.First) + Math.Abs(gain.Second)).Take(10))
            chart.Label(gain.First, gain.Second, gain.Task);
        return new(
            Plot.IdOf("improvements", $"{small} {medium} {large}"),
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["task", $"{small} to {medium}", $"{medium} to {large}"],
                gains.Select(gain => new object?[] { gain.Task, gain.First, gain.Second })
            )
        );
    }

    private static string Ceiling(Improvement one) =>
        one.Ceiling is { } ceiling
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"; perfect ones would by {ceiling:0.00}, as sampling errors cover the rest"
            )
            : ", and their sampling errors are not known";

    private static IEnumerable<(double, double)> Through(double slope, double level, double[] over) =>
        over.Length == 0 ? [] : new[] { over.Min(), over.Max() }.Select(x => (x, level + slope * x));
}
