using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>A measured score of a family.</summary>
/// <param name="Model">The model.</param>
/// <param name="Flop">Its training compute.</param>
/// <param name="Score">The headline score.</param>
/// <param name="StandardError">Of it, where known.</param>
internal sealed record MeasuredScore(string Model, double Flop, double Score, double? StandardError = null);

/// <summary>A family's expected score over training compute, and what was measured.</summary>
internal static class ResponsePlot
{
    /// <summary>The plot of a family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="curve">Its curve; null where it has no forecast.</param>
    /// <param name="measured">What models scored.</param>
    public static Plot Of(Family family, ResponseCurve? curve, IReadOnlyList<MeasuredScore>? measured = null)
    {
        var points = curve?.Points ?? [];
        var scores = (measured ?? []).Where(score => score.Flop > 0 && double.IsFinite(score.Score)).ToArray();
        var title = $"{family.Id}: headline score over training compute";
        const string caption =
            "The line is the score to expect over what is believed of the difficulty; the wide band holds 80 % of the difficulties, the dashed lines, and bars about measured scores, are sampling errors: one standard error of a score, and not of a forecast.";
        var chart = new Chart(
            title,
            caption,
            new(
                "training compute, FLOP",
                LogScale.Around([.. points.Select(point => point.Flop), .. scores.Select(score => score.Flop)])
            ),
            new("score", LinearScale.Score(scores.Select(score => score.Score)))
        )
        {
            Empty = "no forecast, and nothing measured",
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

        if (scores.Length > 0)
            chart
                .Intervals(
                    null,
                    2,
                    [
                        .. scores
                            .Where(score => score.StandardError is not null)
                            .Select(score =>
                                (score.Flop, score.Score - score.StandardError!.Value, score.Score + score.StandardError.Value)
                            ),
                    ]
                )
                .Dots("measured", 2, [.. scores.Select(score => (score.Flop, score.Score))])
                .Hints([.. scores.Select(score => (score.Flop, score.Score, score.Model))]);
        var table = PlotTable.Of(
            ["what", "flop", "score", "standard error", "10 % of difficulties", "90 % of difficulties"],
            [
                .. points.Select(point =>
                    new object?[] { "expected", point.Flop, point.Expected, point.StandardError, point.Low, point.High }
                ),
                .. scores.Select(score =>
                    new object?[] { score.Model, score.Flop, score.Score, score.StandardError, null, null }
                ),
            ]
        );
        return new(Plot.IdOf("response", family.Id), title, caption, chart.ToSvg(), table);
    }
}
