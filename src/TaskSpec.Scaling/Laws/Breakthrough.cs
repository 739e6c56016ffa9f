using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Laws;

/// <summary>BIG-bench's linearity and breakthroughness of scores over scale, held against noise without any trend.</summary>
public sealed class Breakthrough
{
    private readonly Dictionary<int, double> limits = [];

    /// <summary>The shape of scores, models of the same scale averaged, and the 99th percentile of breakthroughness of noise.</summary>
    /// <param name="points">The scores.</param>
    /// <param name="falls">Whether larger models have a smaller scale, as over a loss.</param>
    /// <param name="lowerIsBetter">Whether a lower score is a gain.</param>
    public (TrendShape? Shape, double? Noise) Of(IEnumerable<LawPoint> points, bool falls, bool lowerIsBetter)
    {
        // Over a loss the last is the largest model.
        var scores = points
            .GroupBy(point => (point.X, point.Tokens))
            .Select(group =>
                (
                    Scale: group.Key.X * group.Key.Tokens * (falls ? -1 : 1),
                    Score: group.Average(point => point.Value) * (lowerIsBetter ? -1 : 1)
                )
            )
            .OrderBy(pair => pair.Scale)
            .Select(pair => pair.Score)
            .ToArray();
        return TrendShape.Of(scores) is { } shape ? (shape, Limit(scores.Length)) : (null, null);
    }

    // As many numbers for each ladder, so that a table of checkpoints takes no longer than one of ten models.
    private double Limit(int models)
    {
        if (limits.TryGetValue(models, out var limit))
            return limit;
        var noise = new TrendNoise(models, Math.Clamp(2_000_000 / models, 2_000, 100_000));
        return limits[models] = noise.BreakthroughnessQuantile(0.99);
    }
}
