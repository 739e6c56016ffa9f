using TaskSpec.Measurement;
using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Scaling.Improvements;

/// <summary>What the correlation of successive improvements says.</summary>
public enum Verdict
{
    /// <summary>Improvements vary no more than sampling errors make them: whatever the correlation, it says nothing.</summary>
    NoSignal,

    /// <summary>There is signal, but neither a correlation nor its absence can be told at this number of tasks.</summary>
    Undecided,

    /// <summary>True improvements do not go together: those of one step tell little of the next.</summary>
    Unpredictable,

    /// <summary>Tasks that improved more go on to improve more.</summary>
    Predictable,

    /// <summary>Tasks that improved more go on to improve less.</summary>
    Reversed,
}

/// <summary>How much a task improved.</summary>
/// <param name="Task">The task.</param>
/// <param name="First">From the small to the medium model.</param>
/// <param name="Second">From the medium to the large one.</param>
public sealed record TaskGains(string Task, double First, double Second);

/// <summary>The correlation over tasks of the improvement from a small to a medium model with that from the medium to a large one.</summary>
public sealed record Improvement
{
    /// <summary>The small, the medium and the large model.</summary>
    public required (string Small, string Medium, string Large) Models { get; init; }

    /// <summary>What is correlated, one a task.</summary>
    public IReadOnlyList<TaskGains> Gains { get; init; } = [];

    /// <summary>Pearson's r of the two improvements with its interval.</summary>
    public required PairStatistic Observed { get; init; }

    /// <summary>The variance over tasks of the two improvements.</summary>
    public required (double First, double Second) Variance { get; init; }

    /// <summary>
    /// The mean over tasks of the error variances of the two improvements and of the covariance of their errors; null where errors are unknown.
    /// </summary>
    public (double First, double Second, double Shared)? Noise { get; init; }

    /// <summary>Whether the noise is that of paired answers to the same questions, not of independent scores.</summary>
    public bool IsPaired { get; init; }

    /// <summary>
    /// The share of each improvement's variance that is not noise, 1 − e/V; at most 0 where it varies no more than its noise.
    /// </summary>
    public (double First, double Second)? Reliability =>
        Noise is { } noise ? (1 - noise.First / Variance.First, 1 - noise.Second / Variance.Second) : null;

    /// <summary>The r of tasks that all improve alike, from noise alone: the medium model's is in both with opposite signs.</summary>
    public double? FromNoise =>
        Noise is { First: > 0, Second: > 0 } noise ? noise.Shared / Math.Sqrt(noise.First * noise.Second) : null;

    /// <summary>
    /// The noise ceiling: the largest r that could be seen if true improvements went together perfectly,
    /// (√((V₁ − e₁)(V₂ − e₂)) + c)/√(V₁V₂) for error variances e and their covariance c; that of noise alone where there is no signal.
    /// </summary>
    public double? Ceiling =>
        Noise is not { } noise || Reliability is not { } reliable ? null
        : reliable is { First: > 0, Second: > 0 }
            ? Math.Sqrt(reliable.First * reliable.Second) + noise.Shared / Math.Sqrt(Variance.First * Variance.Second)
        : FromNoise;

    /// <summary>The correlation of true improvements; null where they cannot be told from noise or errors are unknown. Beyond ±1 they are overstated.</summary>
    public double? Corrected =>
        Noise is { } noise
            ? SuccessiveGains.DisattenuatedPaired(
                Observed.R * Math.Sqrt(Variance.First * Variance.Second),
                Variance.First,
                Variance.Second,
                noise
            )
            : null;

    /// <summary>A 95 % interval of <see cref="Corrected"/>, from resampled tasks.</summary>
    public (double Low, double High)? CorrectedInterval { get; init; }

    /// <summary>What it says.</summary>
    public required Verdict Verdict { get; init; }
}
