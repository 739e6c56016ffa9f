using TaskSpec.Scaling.Laws;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>Response curves pooled over tasks, against compute or against what stands for the tasks, which is known or forecast itself.</summary>
/// <param name="axis">What the curves are over.</param>
/// <param name="link">Their shape.</param>
public sealed class PooledCurves(CurveAxis axis, CurveLink link) : Forecaster
{
    /// <inheritdoc/>
    public override string Name =>
        $"pooled {(link == CurveLink.Logit ? "logit" : "probit")} over {axis switch
        {
            CurveAxis.Compute => "compute",
            CurveAxis.KnownSurrogate => "surrogate, target's known",
            _ => "surrogate, target's forecast",
        }}";

    /// <inheritdoc/>
    public override bool Takes(ScorePanel seen) => axis == CurveAxis.Compute || seen.HasSurrogates;

    /// <inheritdoc/>
    public override IReadOnlyList<RawForecast> Of(ScorePanel seen, PanelModel target)
    {
        var models = seen.Tasks.Select((_, task) => With(seen, task)).ToArray();
        var fitted = Enumerable.Range(0, models.Length).Where(task => models[task].Length > 0).ToArray();
        var points = fitted.Select(task => new CurvePoints(
            seen.Floors[task],
            [.. models[task].Select(model => Axis(model, task))],
            [.. models[task].Select(model => model.Scores[task])],
            [.. models[task].Select(model => model.Samples[task])]
        ));
        var curves = ResponseCurves.Of([.. points], link);
        var forecasts = new RawForecast[models.Length];
        Array.Fill(forecasts, new(double.NaN, 1));
        var known = new List<(double[] Surrogates, (double, double) Forecast)>();
        foreach (var (i, task) in fitted.Index())
        {
            var (x, deviation) = Target(models[task], task, target, known);
            var (value, error) = curves.Predict(i, x, deviation, target.Samples[task]);
            forecasts[task] = new(value, error);
        }

        return forecasts;
    }

    // Scores rise as a loss falls.
    private double Axis(PanelModel model, int task) =>
        axis == CurveAxis.Compute ? Math.Log10(model.Flop) : -model.Surrogates[task];

    private (double X, double Deviation) Target(
        PanelModel[] models,
        int task,
        PanelModel target,
        List<(double[] Surrogates, (double, double) Forecast)> known
    )
    {
        if (axis != CurveAxis.ForecastSurrogate)
            return (Axis(target, task), 0);
        // One loss often stands for all tasks: its law is fitted once.
        double[] surrogates = [.. models.Select(model => model.Surrogates[task])];
        foreach (var (same, forecast) in known)
        {
            if (same.AsSpan().SequenceEqual(surrogates))
                return forecast;
        }

        var law = SurrogateLaw.Of(models, task);
        var (value, deviation) = law is null ? (double.NaN, 0) : law.Predict(target);
        known.Add((surrogates, (-value, deviation)));
        return (-value, deviation);
    }
}

/// <summary>What pooled curves are over.</summary>
public enum CurveAxis
{
    /// <summary>The logarithm of compute.</summary>
    Compute,

    /// <summary>A loss, and the target's is known.</summary>
    KnownSurrogate,

    /// <summary>A loss, and the target's is forecast from its scale.</summary>
    ForecastSurrogate,
}
