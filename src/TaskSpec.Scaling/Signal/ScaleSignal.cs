namespace TaskSpec.Scaling.Signal;

/// <summary>Signal and noise of a task among models of similar compute (Heineman et al. 2025, arXiv 2508.13144).</summary>
/// <param name="Flop">Their compute, the geometric mean.</param>
/// <param name="Models">How many they are; seeds of one recipe are one.</param>
/// <param name="Runs">How many runs those are.</param>
/// <param name="Mean">The mean score of the ends of the runs.</param>
/// <param name="Best">The best model's score.</param>
/// <param name="Dispersion">The largest difference of two models, in score points; null where there are not two.</param>
/// <param name="Deviation">The standard deviation of the last checkpoints about their mean, as the paper has it; null where there are too few.</param>
/// <param name="Checkpoints">That about a straight line through them, so that what a run still learns is no noise.</param>
/// <param name="SamplingError">The standard error of a score over its samples, the root mean square of the runs; null where unknown.</param>
public sealed record ScaleSignal(
    double Flop,
    int Models,
    int Runs,
    double Mean,
    double Best,
    double? Dispersion,
    NoiseEstimate? Deviation,
    NoiseEstimate? Checkpoints,
    double? SamplingError
)
{
    /// <summary>Signal: the largest difference over the mean.</summary>
    public double? Signal => Mean != 0 ? Dispersion / Math.Abs(Mean) : null;

    /// <summary>Noise: the standard deviation of the last checkpoints over the mean, with its interval.</summary>
    public NoiseEstimate? Noise => Deviation?.Over(Math.Abs(Mean));

    /// <summary>Signal over noise; null where either is unknown, and where nothing varies between checkpoints.</summary>
    public double? Ratio => Deviation?.Value > 0 && Mean != 0 ? Dispersion / Deviation.Value : null;

    /// <summary>The largest difference over the standard error of a score.</summary>
    public double? SamplingRatio => SamplingError > 0 ? Dispersion / SamplingError : null;

    internal static ScaleSignal? Of(SignalScale scale, string task)
    {
        var recipes = scale.On(task);
        if (recipes.Count == 0)
            return null;
        RunEnd[] ends = [.. recipes.SelectMany(recipe => recipe.Ends)];
        double[] scores = [.. recipes.Select(recipe => recipe.Ends.Average(end => end.Mean))];
        return new(
            scale.Flop,
            scores.Length,
            ends.Length,
            ends.Average(end => end.Mean),
            scores.Max(),
            scores.Length < 2 ? null : scores.Max() - scores.Min(),
            NoiseEstimate.Of(ends.Select(end => end.AboutMean)),
            NoiseEstimate.Of(ends.Select(end => end.AboutLine)),
            ends.All(end => end.SamplingError is not null)
                ? Math.Sqrt(ends.Average(end => end.SamplingError!.Value * end.SamplingError.Value))
                : null
        );
    }
}
