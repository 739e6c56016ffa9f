using System.Globalization;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Laws;

namespace TaskSpec.Cli.Plots;

/// <summary>Scaling laws with the points that they are fitted to, and the two steps of a forecast.</summary>
internal static class LawPlots
{
    private const int Samples = 61;
    private const int MostPoints = 2000;
    private const double Half95 = 1.959964;

    /// <summary>A law over its scale.</summary>
    /// <param name="law">The law; where it is not identified, its points alone are drawn.</param>
    /// <param name="question">What was asked.</param>
    public static Plot Of(TaskLaw law, LawQuestion question)
    {
        var points = law.Fit?.Problem.Points ?? [];
        var title = $"{law.Task}: {question.Metric} over {(question.Via is { } via ? via.ToString() : "compute")}";
        var caption = law.IsIdentified
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{law.Form.Formula}, fitted to {law.Models} models, R² {law.Fit!.R2:0.000}; the band is the 95 % interval of the curve, without the scatter about it."
            )
            : $"No law is identified: {string.Join("; ", law.Refusals)}.";
        return Drawn(
            Plot.IdOf("law", law.Task),
            title,
            caption,
            question.Via is { } axis ? axis.ToString()
                : law.Form is ChinchillaLaw ? "training compute, FLOP (6 · params · tokens)"
                : "training compute, FLOP",
            question.Metric,
            points,
            law.IsIdentified ? law.Fit : null,
            isScore: law.Form is SigmoidLaw or SurprisalLaw or LinearLaw
        );
    }

    /// <summary>Both steps of a forecast; none where there is no forecast.</summary>
    public static IEnumerable<Plot> Of(TaskForecast forecast, ForecastQuestion question)
    {
        if (forecast is not { Steps: { } steps, Predicted: { } predicted })
            return [];
        return
        [
            Drawn(
                Plot.IdOf("forecast-scale", forecast.Task),
                $"{forecast.Task}: {question.Via} over scale",
                "The first step: what stands for the task, as a loss, over training compute, with the 95 % interval of the curve; the larger model is where the line is read.",
                "training compute, FLOP",
                $"{question.Via}, as a loss",
                steps.Scale.Problem.Points,
                steps.Scale,
                isScore: false,
                new(
                    question.Target.Compute,
                    steps.Loss,
                    steps.Loss - Half95 * steps.Error,
                    steps.Loss + Half95 * steps.Error,
                    steps.Target
                )
            ),
            Drawn(
                Plot.IdOf("forecast-metric", forecast.Task),
                $"{forecast.Task}: {question.Metric} over {question.Via}",
                "The second step: the score over what stands for it, read at the loss that the first step gives; the bar is the forecast's 95 % interval.",
                $"{question.Via}, as a loss",
                question.Metric,
                [.. steps.Link.Problem.Points.Where(point => point.X > 0)],
                steps.Link,
                isScore: true,
                new(steps.Loss, predicted.Value, predicted.Low95, predicted.High95, new(steps.Loss, 0))
            ),
        ];
    }

    private sealed record Target(double X, double Value, double Low, double High, LawPoint At);

    private static Plot Drawn(
        string id,
        string title,
        string caption,
        string horizontal,
        string vertical,
        IReadOnlyList<LawPoint> points,
        LawFit? fit,
        bool isScore,
        Target? target = null
    )
    {
        // A law in two scales is no line over compute: it is drawn as what it gives each model.
        var two = fit?.Problem.Form is ChinchillaLaw;
        double Across(LawPoint point) => two ? 6 * point.X * point.Tokens : point.X;
        var step = Math.Max(1, (points.Count + MostPoints - 1) / MostPoints);
        (double X, double Y, string Name, double Fitted)[] drawn =
        [
            .. points
                .Where((_, i) => i % step == 0)
                .Select(point => (Across(point), point.Value, point.Name, fit?.Predict(point).Value ?? double.NaN)),
        ];
        var x = LogScale.Around([.. drawn.Select(point => point.X), .. target is null ? [] : new[] { target.X }]);
        var curve = two || fit is null ? [] : Curve(fit, x);
        double[] values =
        [
            .. drawn.Select(point => point.Y),
            .. target is null ? [] : new[] { target.Value, target.Low, target.High },
        ];
        Scale y =
            isScore && values.All(value => value is >= 0 and <= 1) ? new LinearScale(0, 1)
            : values.Length > 0 && values.All(value => value > 0) && values.Max() > 2 * values.Min() ? LogScale.Around(values)
            : LinearScale.Around(values);
        var chart = new Chart(
            title,
            caption + (step > 1 ? $" One of every {step} of {points.Count} points is drawn." : ""),
            new(horizontal, x),
            new(vertical, y)
        )
        {
            Empty = "no points",
        };
        if (curve.Length > 0)
            chart
                .Band("95 % interval of the curve", 1, [.. curve.Select(point => (point.X, point.Low, point.High))])
                .Line("law", 1, curve.Select(point => (point.X, point.Value)));
        if (two)
            chart.Dots("what the law gives it", 1, [.. drawn.Select(point => (point.X, point.Fitted))], "ts-square");
        chart.Dots(
            "model",
            2,
            [.. drawn.Select(point => (point.X, point.Y))],
            drawn.Length > 100 ? "ts-dot ts-many"
                : two ? "ts-dot ts-small"
                : "ts-dot"
        );
        chart.Hints([.. drawn.Where(point => point.Name.Length > 0).Select(point => (point.X, point.Y, point.Name))]);
        if (target is not null)
            chart
                .Intervals(null, 3, [(target.X, target.Low, target.High)])
                .Dots("the larger model", 3, [(target.X, target.Value)], "ts-square");
        return new(
            id,
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["what", horizontal, vertical, "by the law", "low", "high"],
                [
                    .. drawn.Select(point => new object?[] { point.Name, point.X, point.Y, point.Fitted, null, null }),
                    .. curve.Select(point => new object?[] { "curve", point.X, null, point.Value, point.Low, point.High }),
                    .. target is null
                        ? []
                        : new[] { new object?[] { "the larger model", target.X, null, target.Value, target.Low, target.High } },
                ]
            )
        );
    }

    private static (double X, double Value, double Low, double High)[] Curve(LawFit fit, Scale x)
    {
        var curve = new (double, double, double, double)[Samples];
        for (var i = 0; i < Samples; i++)
        {
            var at = x.Low * Math.Pow(x.High / x.Low, i / (Samples - 1.0));
            var (value, error) = fit.Predict(new(at, 0));
            curve[i] = (at, value, value - Half95 * error, value + Half95 * error);
        }

        return curve;
    }
}
