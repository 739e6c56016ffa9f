namespace TaskSpec.Measurement;

/// <summary>Pass rates: standard errors, intervals, and rates above chance.</summary>
/// <remarks>docs/model.md §12.</remarks>
public static class Proportion
{
    /// <summary>√(p(1 − p)/n) for independent outcomes; 0 at p of 0 and 1, where <see cref="Wilson"/> is to be used.</summary>
    /// <param name="proportion">p in [0, 1].</param>
    /// <param name="count">n ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double StandardError(double proportion, int count)
    {
        Require.Probability(proportion, nameof(proportion));
        Require.Count(1, count, nameof(count));
        return Math.Sqrt(proportion * (1 - proportion) / count);
    }

    /// <summary>The interval of rates p with |p̂ − p| ≤ z√(p(1 − p)/n) (Wilson 1927); within [0, 1], and of use for any n and p̂.</summary>
    /// <param name="successes">From 0 to n.</param>
    /// <param name="count">n ≥ 1.</param>
    /// <param name="confidence">In (0, 1), two-sided.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static (double Low, double High) Wilson(int successes, int count, double confidence = 0.95)
    {
        Require.Count(1, count, nameof(count));
        Require.Between(0, successes, count, nameof(successes));
        Require.InsideUnit(confidence, nameof(confidence));
        var z = -Normal.Quantile(0.5 * (1 - confidence));
        double p = (double)successes / count,
            square = z * z / count,
            centre = p + 0.5 * square,
            half = Math.Sqrt(square * (p * (1 - p) + 0.25 * square));
        return (
            successes == 0 ? 0 : Math.Max(0, (centre - half) / (1 + square)),
            successes == count ? 1 : Math.Min(1, (centre + half) / (1 + square))
        );
    }

    /// <summary>
    /// 3/n, at most 1: above every rate that would show a success in n tries with a chance of 95 % (Hanley and Lippman-Hand 1983, for
    /// 1 − 0.05^(1/n)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public static double RuleOfThree(int count)
    {
        Require.Count(1, count, nameof(count));
        return Math.Min(1, 3.0 / count);
    }

    /// <summary>(s − g)/(1 − g): 0 at chance, 1 when everything is right, negative below chance. The standard error grows by 1/(1 − g).</summary>
    /// <param name="score">s, or several scores' mean, in [0, 1].</param>
    /// <param name="standardError">Of the score, at least 0.</param>
    /// <param name="chance">g in [0, 1): 1/K for K choices.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static (double Score, double StandardError) AboveChance(double score, double standardError, double chance)
    {
        Require.Probability(score, nameof(score));
        Require.NotNegative(standardError, nameof(standardError));
        Require.Probability(chance, nameof(chance));
        Require.Positive(1 - chance, nameof(chance));
        return ((score - chance) / (1 - chance), standardError / (1 - chance));
    }
}
