using System.Runtime.CompilerServices;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>
/// The posterior mean of a task's score at a larger model, under the law of docs/model.md §15: a curve in the latent with a misfit that is smooth over compute, a floor
/// that may be off, and the response. How exponents, misfits and floors are spread is learnt from all tasks of a kind together, and so is what models of several training
/// families are worth beside their compute.
/// </summary>
/// <param name="axis">What the curves are over; with a surrogate, how much of what it says beside compute each task follows is learnt.</param>
/// <param name="others">Whether the target's scores on other tasks are known. The score that is forecast is never looked at.</param>
public sealed class HierarchicalCurves(CurveAxis axis, bool others = false) : Forecaster
{
    /// <summary>Fewer models than these say nothing of a curve.</summary>
    public const int LeastModels = 3;

    // Methods that differ in what they ask of a fit share it, as long as what they see is the same.
    private static readonly ConditionalWeakTable<ScorePanel, Dictionary<(PanelModel, CurveAxis), HierarchicalFit>> fits = [];

    /// <inheritdoc/>
    public override string Name =>
        $"hierarchical curves over {axis switch
        {
            CurveAxis.Compute => "compute",
            CurveAxis.KnownSurrogate => "surrogate, target's known",
            _ => "surrogate, target's forecast",
        }}{(others ? ", its other scores known" : "")}";

    /// <inheritdoc/>
    public override bool Takes(ScorePanel seen) =>
        (axis == CurveAxis.Compute || seen.HasSurrogates)
        && (!others || seen.Models.Select(model => model.Family).Distinct().Skip(1).Any());

    /// <inheritdoc/>
    public override bool HasDensity => true;

    /// <inheritdoc/>
    public override IReadOnlyList<RawForecast> Of(ScorePanel seen, PanelModel target)
    {
        var forecasts = new RawForecast[seen.Tasks.Count];
        Array.Fill(forecasts, new(double.NaN, 1));
        var fit = FitOf(seen, target);
        foreach (var (task, density) in fit.Densities(others))
            forecasts[task] = new(density.Mean, density.Deviation, Stated(density))
            {
                LogDensity = density.Log,
                Spread = fit.Spread,
                Curve = [.. fit.Over(task).Select(Stated)],
            };
        return forecasts;
    }

    private static Forecast Stated(ScoreDensity density) =>
        new(density.Mean, density.Quantile(.1), density.Quantile(.9), density.Quantile(.025), density.Quantile(.975));

    private HierarchicalFit FitOf(ScorePanel seen, PanelModel target)
    {
        var known = fits.GetOrCreateValue(seen);
        lock (known)
        {
            if (!known.TryGetValue((target, axis), out var fit))
                known.Add((target, axis), fit = new(seen, target, axis));
            return fit;
        }
    }
}
