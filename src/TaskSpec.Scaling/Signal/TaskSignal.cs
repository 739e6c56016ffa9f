namespace TaskSpec.Scaling.Signal;

/// <summary>Signal and noise of a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="At">Those at the scale with the most models; of several the one with the most compute.</param>
/// <param name="Scales">Those at every scale, the largest first.</param>
/// <param name="Seeds">The standard deviation of the ends of runs of one recipe and scale, in score points; null where there are too few.</param>
/// <param name="Floor">The score of chance, or null.</param>
public sealed record TaskSignal(
    string Task,
    ScaleSignal At,
    IReadOnlyList<ScaleSignal> Scales,
    NoiseEstimate? Seeds,
    double? Floor
)
{
    /// <summary>Whether even the best model of that scale is no more than two errors above chance.</summary>
    public bool IsAtFloor => Floor is { } floor && At.Best - floor <= 2 * (At.SamplingError ?? At.Deviation?.Value ?? 0);

    internal static TaskSignal Of(
        string task,
        IReadOnlyList<SignalScale> groups,
        IReadOnlyList<SignalScale> alike,
        SignalQuestion question
    )
    {
        ScaleSignal[] scales = [.. groups.Select(scale => ScaleSignal.Of(scale, task)).OfType<ScaleSignal>()];
        return new(
            task,
            scales.OrderByDescending(scale => scale.Models).ThenByDescending(scale => scale.Flop).First(),
            scales,
            SeedsOf(task, alike),
            question.Floors.TryGetValue(task, out var floor) ? floor : null
        );
    }

    internal static NoiseEstimate? SeedsOf(string task, IEnumerable<SignalScale> alike) =>
        NoiseEstimate.Of(
            alike
                .SelectMany(scale => scale.On(task))
                .Select(recipe => SquareSum.AboutMean([.. recipe.Ends.Select(end => end.Mean)]))
        );
}
