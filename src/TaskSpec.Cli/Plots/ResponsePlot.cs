using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>A family's expected score over training compute, as it is believed.</summary>
internal static class ResponsePlot
{
    /// <summary>The plot of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="curve">Its curve; null where it has no forecast.</param>
    public static Plot Of(Family family, ResponseCurve? curve)
    {
        var points = curve?.Points ?? [];
        var title = $"{family.Id}: headline score over training compute";
        const string caption =
            "The line is the score to expect over what is believed of the difficulty; the wide band holds 80 % of the difficulties, the dashed lines are sampling errors: one standard error of a score, and not of a forecast.";
        var chart = new Chart(
            title,
            caption,
            new("training compute, FLOP", LogScale.Around([.. points.Select(point => point.Flop)])),
            new("score", LinearScale.Score())
        )
        {
            Empty = "no forecast",
        };
        if (curve is not null)
        {
            chart
                .Band("10 to 90 % of difficulties", 1, [.. points.Select(point => (point.Flop, point.Low, point.High))])
                .Line(
                    "± sampling error",
                    1,
                    points.Select(point => (point.Flop, point.Expected - point.StandardError)),
                    "ts-dash"
                )
                .Line(null, 1, points.Select(point => (point.Flop, point.Expected + point.StandardError)), "ts-dash")
                .Line("expected", 1, points.Select(point => (point.Flop, point.Expected)))
                .Dots("model of the ladder", 1, [.. curve.Ladder.Select(model => (model.Flop, model.Expected))])
                .At(curve.Target.Flop, "target");
            if (curve.Chance > .005)
                chart.Level(curve.Chance, "chance");
            if (curve.Ceiling < .995)
                chart.Level(curve.Ceiling, "ceiling");
        }

        var table = PlotTable.Of(
            ["what", "flop", "score", "standard error", "10 % of difficulties", "90 % of difficulties"],
            [
                .. points.Select(point =>
                    new object?[] { "expected", point.Flop, point.Expected, point.StandardError, point.Low, point.High }
                ),
            ]
        );
        return new(Plot.IdOf("response", family.Id), title, caption, chart.ToSvg(), table);
    }
}
