using TaskSpec.Assessments;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Plots;

/// <summary>A measured score of a family.</summary>
/// <param name="Model">The model.</param>
/// <param name="Flop">Its training compute.</param>
/// <param name="Score">The headline score.</param>
/// <param name="StandardError">Of it, where known.</param>
internal sealed record MeasuredScore(string Model, double Flop, double Score, double? StandardError = null);

/// <summary>A forecast that was registered, and what came of it.</summary>
/// <param name="Flop">The compute that it is for.</param>
/// <param name="Score">The forecast score.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Registered">When it was registered.</param>
/// <param name="IsHit">Whether what came lies in it; null where nothing has come.</param>
internal sealed record RegisteredMark(double Flop, double Score, double Low, double High, string Registered, bool? IsHit);

/// <summary>The figure of a family's own results.</summary>
/// <param name="Family">The family's id.</param>
/// <param name="Metric">Its headline.</param>
/// <param name="TargetFlop">The compute that is forecast.</param>
internal sealed record FitFigure(string Family, string Metric, double TargetFlop)
{
    /// <summary>What models scored.</summary>
    public IReadOnlyList<MeasuredScore> Measured { get; init; } = [];

    /// <summary>The fit over compute; empty where too few models are there for one.</summary>
    public IReadOnlyList<(double Flop, Forecast At)> Fit { get; init; } = [];

    /// <summary>The target's forecast.</summary>
    public Forecast? Target { get; init; }

    /// <summary>What is believed beside these results; null to leave it out.</summary>
    public ResponseCurve? Believed { get; init; }

    /// <summary>What chance scores; null where that is unknown.</summary>
    public double? Chance { get; init; }

    /// <summary>What was registered.</summary>
    public IReadOnlyList<RegisteredMark> Registered { get; init; } = [];
}

/// <summary>A family's measured scores over training compute with their fit, out to the target.</summary>
internal static class FitPlot
{
    /// <summary>The plot: measured points in the colour of text, what follows from them in the accent.</summary>
    public static Plot Of(FitFigure figure)
    {
        var measured = figure.Measured.Where(one => one.Flop > 0 && double.IsFinite(one.Score)).ToArray();
        var title = $"{figure.Family}: measured scores and their forecast";
        var caption = Caption(figure);
        var chart = new Chart(
            title,
            caption,
            new(
                "training compute (FLOP)",
                LogScale.Around([
                    .. measured.Select(one => one.Flop),
                    .. figure.Fit.Select(one => one.Flop),
                    .. figure.Registered.Select(one => one.Flop),
                    figure.TargetFlop,
                ])
            ),
            new($"{Words.Short(figure.Metric)} (share, 0 to 1)", LinearScale.Score(measured.Select(one => one.Score)))
        );
        Believe(chart, figure);
        Fit(chart, figure);
        chart
            .Intervals(
                null,
                0,
                [
                    .. from one in measured
                    where one.StandardError is not null
                    select (one.Flop, one.Score - one.StandardError!.Value, one.Score + one.StandardError.Value),
                ]
            )
            .Dots(null, 0, [.. measured.Select(one => (one.Flop, one.Score))])
            .Hints([.. measured.Select(one => (one.Flop, one.Score, $"{one.Model}: {Figure.Points(one.Score)}"))]);
        Registered(chart, figure);
        var name = $"target, {Figure.Flop(figure.TargetFlop)}";
        if (figure.Target is { } target)
            chart
                .Label(figure.TargetFlop, target.Value, Said(target))
                .Label(figure.TargetFlop, target.HasIntervals ? target.High95 : 1, name);
        else
            chart.At(figure.TargetFlop, name);
        if (measured.Length > 0)
            chart.Label(measured[measured.Length / 2].Flop, measured[measured.Length / 2].Score, "measured");
        if (figure.Chance is > .005 and var chance)
            chart.Level(chance, "chance");
        return new(Plot.IdOf("response", figure.Family), title, caption, chart.ToSvg(), Table(figure, measured));
    }

    private static string Said(Forecast forecast) =>
        FormattableString.Invariant($"{forecast.Value:0.00} ({forecast.Low80:0.00}–{forecast.High80:0.00})");

    private static string Caption(FitFigure figure)
    {
        var parts = new List<string>();
        if (figure.Fit.Count > 0)
            parts.Add(
                "Points: what models scored, give or take a standard error. Line: the curve through them, with the band in which 8 of 10 new models are expected; at the target the forecast with its 80 % interval, thin its 95 %."
            );
        else
            parts.Add("Points: what models scored, give or take a standard error. They are too few for a curve.");
        if (figure.Believed is not null)
            parts.Add(
                figure.Fit.Count > 0
                    ? "Dashed: where scores were believed to lie without these results, in 8 of 10 cases."
                    : "Band: where scores are believed to lie without these results, in 8 of 10 cases."
            );
        if (figure.Registered.Count > 0)
            parts.Add("Squares: what was registered before, with its 95 % interval; coloured where it was missed.");
        return string.Join(" ", parts);
    }

    private static void Believe(Chart chart, FitFigure figure)
    {
        if (figure.Believed is not { } believed)
            return;
        if (figure.Fit.Count == 0)
            chart.Band(null, 6, [.. believed.Points.Select(point => (point.Flop, point.Low, point.High))]);
        else
            chart
                .Line(null, 6, believed.Points.Select(point => (point.Flop, point.Low)), "ts-dash")
                .Line(null, 6, believed.Points.Select(point => (point.Flop, point.High)), "ts-dash");
        var named = believed.Points[believed.Points.Count / 6];
        chart.Label(named.Flop, named.High, "believed");
    }

    private static void Fit(Chart chart, FitFigure figure)
    {
        chart
            .Band(null, 1, [.. figure.Fit.Select(point => (point.Flop, point.At.Low80, point.At.High80))])
            .Line(null, 1, figure.Fit.Select(point => (point.Flop, point.At.Value)));
        if (figure.Target is not { HasIntervals: true } target)
            return;
        chart
            .Intervals(null, 1, [(figure.TargetFlop, target.Low95, target.High95)])
            .Line(null, 1, [(figure.TargetFlop, target.Low80), (figure.TargetFlop, target.High80)])
            .Dots(null, 1, [(figure.TargetFlop, target.Value)]);
    }

    private static void Registered(Chart chart, FitFigure figure)
    {
        foreach (var marks in figure.Registered.GroupBy(mark => mark.IsHit == false))
        {
            var colour = marks.Key ? 2 : 6;
            chart
                .Intervals(null, colour, [.. marks.Select(mark => (mark.Flop, mark.Low, mark.High))])
                .Dots(null, colour, [.. marks.Select(mark => (mark.Flop, mark.Score))], "ts-square")
                .Hints([
                    .. marks.Select(mark =>
                        (mark.Flop, mark.Score, $"registered {mark.Registered}: {Figure.Points(mark.Score)}")
                    ),
                ]);
            foreach (var mark in marks)
                chart.Label(mark.Flop, mark.Score, $"registered {mark.Registered}");
        }
    }

    private static PlotTable Table(FitFigure figure, MeasuredScore[] measured) =>
        PlotTable.Of(
            ["what", "flop", "score", "standard error", "80 % from", "80 % to", "95 % from", "95 % to"],
            [
                .. measured.Select(one =>
                    new object?[] { one.Model, one.Flop, one.Score, one.StandardError, null, null, null, null }
                ),
                .. figure.Fit.Select(one => Row("fit", one.Flop, one.At)),
                .. figure.Target is { } target ? [Row("forecast", figure.TargetFlop, target)] : Array.Empty<object?[]>(),
                .. figure.Registered.Select(mark =>
                    new object?[]
                    {
                        $"registered {mark.Registered}",
                        mark.Flop,
                        mark.Score,
                        null,
                        null,
                        null,
                        mark.Low,
                        mark.High,
                    }
                ),
            ]
        );

    private static object?[] Row(string what, double flop, Forecast at) =>
        [what, flop, at.Value, null, at.Low80, at.High80, at.Low95, at.High95];
}
