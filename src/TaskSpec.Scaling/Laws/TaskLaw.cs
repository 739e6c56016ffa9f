using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Laws;

/// <summary>The scaling law of one task, or why there is none.</summary>
/// <param name="Task">The task.</param>
/// <param name="Form">The form.</param>
/// <param name="Likelihood">The likelihood.</param>
/// <param name="Models">Observations.</param>
/// <param name="Fit">The best fit; null where there is none at all.</param>
/// <param name="Intervals">The parameters' intervals.</param>
/// <param name="Refusals">Why the observations do not identify the law; empty where they do.</param>
/// <param name="Shape">Whether the scores rise evenly or all at once; null for fewer than three scales.</param>
/// <param name="Noise">The 99th percentile of normalised breakthroughness without any trend; null with <paramref name="Shape"/>.</param>
/// <param name="Warnings">What to know beside the numbers.</param>
public sealed record TaskLaw(
    string Task,
    LawForm Form,
    Likelihood Likelihood,
    int Models,
    LawFit? Fit,
    IReadOnlyList<ProfileInterval> Intervals,
    IReadOnlyList<string> Refusals,
    TrendShape? Shape,
    double? Noise,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>Whether the parameters mean something.</summary>
    public bool IsIdentified => Fit is not null && Refusals.Count == 0;

    /// <summary>Breakthroughness over the number of steps; null where it is infinite, as most steps are 0, or where no score differs.</summary>
    public double? Breakthroughness =>
        Shape is { IsMostlyFlat: false, Change: not 0 } shape ? shape.NormalizedBreakthroughness : null;

    /// <summary>Correlation of the values with the logarithm of the scale; null of laws in two scales.</summary>
    public double? Correlation =>
        Fit is { Problem: { Form: not ChinchillaLaw, Points: var points } }
            ? MathNet.Numerics.Statistics.Correlation.Pearson(
                points.Select(point => Math.Log10(point.X)),
                points.Select(point => point.Value)
            )
            : null;
}
