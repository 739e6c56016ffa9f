using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>What was said beside what came.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Predicted">What was said.</param>
/// <param name="Observed">What came.</param>
/// <param name="Low">The lower end of what was said; null where no interval was.</param>
/// <param name="High">The upper end.</param>
internal sealed record PredictedPoint(string Name, double Predicted, double Observed, double? Low = null, double? High = null)
{
    /// <summary>Whether what came is outside the interval; never where there is none.</summary>
    public bool IsOutside => Observed < Low || Observed > High;
}

/// <summary>Predictions against observations, with the line on which they agree.</summary>
internal static class PredictedObserved
{
    private const int MostPoints = 2000;
    private const int MostIntervals = 250;

    /// <summary>The plot of some points.</summary>
    /// <param name="id">The plot's id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="caption">Its caption.</param>
    /// <param name="unit">What both axes are in, such as "score".</param>
    /// <param name="points">The points; of very many, every so-manieth is drawn.</param>
    /// <param name="interval">What the intervals hold, such as "80 % interval".</param>
    /// <param name="logarithmic">Whether both axes are logarithmic.</param>
    public static Plot Of(
        string id,
        string title,
        string caption,
        string unit,
        IReadOnlyList<PredictedPoint> points,
        string interval = "80 % interval",
        bool logarithmic = false
    )
    {
        var usable = points.Where(point => double.IsFinite(point.Predicted) && double.IsFinite(point.Observed)).ToArray();
        var step = Math.Max(1, (usable.Length + MostPoints - 1) / MostPoints);
        var drawn = usable.Where((_, i) => i % step == 0).ToArray();
        var note =
            (step > 1 ? $" One of every {step} of {Figure.Of(usable.Length, "point")} is drawn." : "")
            + (
                usable.Length < points.Count
                    ? $" {Figure.Of(points.Count - usable.Length, "point")} without a number left out."
                    : ""
            );
        double[] values = [.. drawn.SelectMany(point => new[] { point.Predicted, point.Observed })];
        Scale scale =
            logarithmic ? LogScale.Around(values)
            : values.Length > 0 && values.All(value => value is >= 0 and <= 1) && values.Max() > .5 ? new LinearScale(0, 1)
            : LinearScale.Around(values);
        var chart = new Chart(title, caption + note, new($"observed {unit}", scale), new($"predicted {unit}", scale))
        {
            Width = 480,
            Depth = 380,
            Empty = "nothing was predicted and observed",
        };
        chart.Line("agreement", 0, drawn.Length == 0 ? [] : [(scale.Low, scale.Low), (scale.High, scale.High)], "ts-dash");
        var many = drawn.Length > MostIntervals ? "ts-dot ts-many" : "ts-dot";
        foreach (var (outside, colour) in new[] { (false, 1), (true, 2) })
        {
            var side = drawn.Where(point => point.IsOutside == outside).ToArray();
            if (side.Length == 0)
                continue;
            if (drawn.Length <= MostIntervals)
                chart.Intervals(
                    null,
                    colour,
                    [.. side.Where(p => p.Low is not null).Select(p => (p.Observed, p.Low!.Value, p.High ?? p.Predicted))]
                );
            var name = side.All(point => point.Low is null)
                ? "prediction"
                : (outside ? "outside its " : "within its ") + interval;
            chart.Dots(name, colour, [.. side.Select(point => (point.Observed, point.Predicted))], many);
        }

        chart.Hints([.. drawn.Select(point => (point.Observed, point.Predicted, point.Name))]);
        foreach (
            var point in drawn
                .Where(point => point.IsOutside)
                .OrderByDescending(point => Math.Abs(point.Predicted - point.Observed))
                .Take(12)
        )
            chart.Label(point.Observed, point.Predicted, point.Name);
        return new(
            id,
            title,
            caption + note,
            chart.ToSvg(),
            PlotTable.Of(
                ["name", "observed", "predicted", "low", "high"],
                drawn.Select(point => new object?[] { point.Name, point.Observed, point.Predicted, point.Low, point.High })
            )
        );
    }
}
