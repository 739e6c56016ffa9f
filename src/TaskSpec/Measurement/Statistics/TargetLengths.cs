namespace TaskSpec.Measurement;

/// <summary>Exact match where targets differ in length: more than at their mean length, since p^L is convex in L (Jensen).</summary>
/// <remarks>docs/model.md §12.</remarks>
public static class TargetLengths
{
    /// <summary>Σ w·P(all L right)/Σ w over the targets' lengths.</summary>
    /// <param name="right">p in [0, 1], a token's chance to be right.</param>
    /// <param name="lengths">L ≥ 1, at least one.</param>
    /// <param name="weights">w ≥ 0, not all 0, one a length; equal if null.</param>
    /// <param name="correlation">ρ in [0, 1], of tokens of one attempt: <see cref="TokenErrors.ExactMatch"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or there are not as many weights as lengths.</exception>
    public static double ExactMatch(
        double right,
        IReadOnlyList<int> lengths,
        IReadOnlyList<double>? weights = null,
        double correlation = 0
    )
    {
        Require.Probability(right, nameof(right));
        Require.Probability(correlation, nameof(correlation));
        Require.Count(1, lengths.Count, nameof(lengths));
        Require.SameCount(lengths.Count, weights?.Count ?? lengths.Count, nameof(weights));
        double sum = 0,
            total = 0;
        for (var i = 0; i < lengths.Count; i++)
        {
            Require.AtLeast(1, lengths[i], nameof(lengths));
            var weight = weights?[i] ?? 1;
            Require.NotNegative(weight, nameof(weights));
            sum += weight * TokenErrors.ExactMatch(right, lengths[i], correlation);
            total += weight;
        }
        Require.Positive(total, nameof(weights));
        return sum / total;
    }

    /// <summary>
    /// E p^L for log-normal L, tokens independent, by 21-point Gauss–Hermite: absolute error below 1e-7 up to a coefficient of variation
    /// of 1, below 1e-4 up to 2.
    /// </summary>
    /// <param name="right">p in [0, 1], a token's chance to be right.</param>
    /// <param name="mean">E L, above 0.</param>
    /// <param name="variation">In [0, 2]: the lengths' standard deviation over their mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double LogNormalExactMatch(double right, double mean, double variation)
    {
        Require.Probability(right, nameof(right));
        Require.Positive(mean, nameof(mean));
        Require.Between(0, variation, 2, nameof(variation));
        double variance = Surprisal.Log1p(variation * variation),
            deviation = Math.Sqrt(variance),
            sum = 0;
        var rule = GaussHermite.TwentyOne;
        for (var i = 0; i < rule.Nodes.Length; i++)
            sum += rule.Weights[i] * Surprisal.AllTokensRight(right, mean * Math.Exp(deviation * rule.Nodes[i] - 0.5 * variance));
        return Math.Min(1, sum);
    }

    /// <summary>ln(exact match)/ln p: the one length that has the same exact match; below the mean of the lengths.</summary>
    /// <param name="right">p in (0, 1).</param>
    /// <param name="exactMatch">In (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double EffectiveLength(double right, double exactMatch)
    {
        Require.InsideUnit(right, nameof(right));
        Require.Probability(exactMatch, nameof(exactMatch));
        Require.Positive(exactMatch, nameof(exactMatch));
        return Math.Max(0, Math.Log(exactMatch) / Math.Log(right));
    }
}
