namespace TaskSpec.Measurement;

/// <summary>pass@k, that one of k attempts passes, and pass^k, that all of them do; from n attempts, or in expectation.</summary>
/// <remarks>docs/model.md §12.</remarks>
public static class RepeatedAttempts
{
    /// <summary>1 − C(n − c, k)/C(n, k): pass@k without bias, unlike 1 − (1 − c/n)^k (Chen et al. 2021, arXiv 2107.03374, eq. 1).</summary>
    /// <param name="attempts">n ≥ 1.</param>
    /// <param name="passed">c from 0 to n.</param>
    /// <param name="k">From 1 to n.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range; k above n cannot be estimated.</exception>
    public static double PassAtK(int attempts, int passed, int k)
    {
        Check(attempts, k);
        Require.Between(0, passed, attempts, nameof(passed));
        return 1 - AllAmong(attempts, attempts - passed, k);
    }

    /// <summary>C(c, k)/C(n, k): pass^k without bias (Yao et al. 2024, arXiv 2406.12045).</summary>
    /// <inheritdoc cref="PassAtK" path="/param"/>
    /// <inheritdoc cref="PassAtK" path="/exception"/>
    public static double PassHatK(int attempts, int passed, int k)
    {
        Check(attempts, k);
        Require.Between(0, passed, attempts, nameof(passed));
        return AllAmong(attempts, passed, k);
    }

    /// <summary>
    /// Mean 1 − (1 − p)^k and variance of <see cref="PassAtK"/> over n attempts that pass with probability p: exact, a sum over the binomial
    /// distribution of c.
    /// </summary>
    /// <param name="attempts">n ≥ 1. The cost is proportional to it.</param>
    /// <param name="k">From 1 to n.</param>
    /// <param name="probability">p in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static (double Mean, double Variance) PassAtKMoments(int attempts, int k, double probability)
    {
        Check(attempts, k);
        Require.Probability(probability, nameof(probability));
        var mean = -Surprisal.Expm1(k * Surprisal.Log1p(-probability));
        return (mean, VarianceOfAllAmong(attempts, k, 1 - probability, 1 - mean));
    }

    /// <summary>Mean p^k and variance of <see cref="PassHatK"/>, in the same way.</summary>
    /// <inheritdoc cref="PassAtKMoments" path="/param"/>
    /// <inheritdoc cref="PassAtKMoments" path="/exception"/>
    public static (double Mean, double Variance) PassHatKMoments(int attempts, int k, double probability)
    {
        Check(attempts, k);
        Require.Probability(probability, nameof(probability));
        var mean = Surprisal.AllTokensRight(probability, k);
        return (mean, VarianceOfAllAmong(attempts, k, probability, mean));
    }

    /// <summary>
    /// E[(1 − p)^k] = B(a, b + k)/B(a, b) = Π_{j&lt;k}(b + j)/(a + b + j): the share of items that k attempts leave unsolved when their pass
    /// rates are Beta(a, b). It falls as k^−a, a power law that no single item has (Schaeffer et al. 2025, arXiv 2502.17578).
    /// </summary>
    /// <param name="a">Above 0; the smaller, the more items are next to impossible.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="k">≥ 0. The cost is proportional to it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double FailAtK(double a, double b, int k)
    {
        Require.Positive(a, nameof(a));
        Require.Positive(b, nameof(b));
        Require.Count(0, k, nameof(k));
        var log = 0.0;
        for (var j = 0; j < k; j++)
            log += Surprisal.Log1p(-a / (a + b + j));
        return Math.Exp(log);
    }

    private static void Check(int attempts, int k)
    {
        Require.Count(1, attempts, nameof(attempts));
        Require.Between(1, k, attempts, nameof(k));
    }

    // The chance that k attempts drawn without replacement are all among the marked ones.
    private static double AllAmong(int attempts, int marked, int k)
    {
        var product = 1.0;
        for (var i = 0; i < k && product > 0; i++)
            product *= Math.Max(0, marked - i) / (double)(attempts - i);
        return product;
    }

    private static double VarianceOfAllAmong(int attempts, int k, double probability, double mean)
    {
        if (probability is 0 or 1)
            return 0;
        double log = attempts * Math.Log(probability),
            odds = Math.Log((1 - probability) / probability),
            estimate = 1,
            variance = 0;
        for (var unmarked = 0; unmarked <= attempts; unmarked++)
        {
            variance += Math.Exp(log) * (estimate - mean) * (estimate - mean);
            var marked = attempts - unmarked;
            log += odds + Math.Log(marked / (unmarked + 1.0));
            estimate *= Math.Max(0, marked - k) / Math.Max(1.0, marked);
        }
        return variance;
    }
}
