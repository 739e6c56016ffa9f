namespace TaskSpec.Measurement;

/// <summary>What an attempt costs, and what a score gains from more of them: the second axis beside training compute.</summary>
/// <remarks>docs/model.md §11, harness.</remarks>
public static class InferenceCompute
{
    // C = 6·N·D FLOP of training (Kaplan et al. 2020, arXiv 2001.08361, §2.1) with D = 20·N tokens (Hoffmann et al. 2022, arXiv 2203.15556).
    private const double TrainingFlopPerSquaredParameter = 120;

    /// <summary>√(C/120): the parameters of a model that was trained on 20 tokens for each.</summary>
    /// <param name="trainingFlop">C > 0, in FLOP.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is not finite and above 0.</exception>
    public static double ParametersOf(double trainingFlop)
    {
        Require.Positive(trainingFlop, nameof(trainingFlop));
        return Math.Sqrt(trainingFlop / TrainingFlopPerSquaredParameter);
    }

    /// <summary>2·N·tokens: FLOP of so many tokens through a model of that training compute (Kaplan et al. 2020, §2.1).</summary>
    /// <param name="trainingFlop">C > 0, in FLOP.</param>
    /// <param name="tokens">≥ 0, over all attempts.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double FlopOf(double trainingFlop, double tokens)
    {
        Require.NotNegative(tokens, nameof(tokens));
        return 2 * ParametersOf(trainingFlop) * tokens;
    }

    /// <summary>
    /// E min(X, B) = m·e^(σ²/2)·Φ((ln(B/m) − σ²)/σ) + B·Φ(−ln(B/m)/σ): tokens of the mean attempt that is stopped at a budget, X log-normal.
    /// </summary>
    /// <param name="median">m > 0.</param>
    /// <param name="deviation">σ ≥ 0, of the natural logarithm.</param>
    /// <param name="budget">B > 0; null is no budget.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double TokensUsed(double median, double deviation, double? budget)
    {
        Require.Positive(median, nameof(median));
        Require.NotNegative(deviation, nameof(deviation));
        var mean = median * Math.Exp(deviation * deviation / 2);
        if (budget is not { } limit)
            return mean;
        Require.Positive(limit, nameof(budget));
        if (deviation == 0)
            return Math.Min(median, limit);
        var place = Math.Log(limit / median) / deviation;
        return mean * Normal.Cdf(place - deviation) + limit * Normal.Cdf(-place);
    }

    /// <summary>
    /// c·(1 − E(1 − p)^k), p ~ Beta with mean y/c: the chance that one of k attempts at an item passes, where what does not fit one attempt fits
    /// none (<see cref="RepeatedAttempts.FailAtK"/>).
    /// </summary>
    /// <param name="attempts">k ≥ 1.</param>
    /// <param name="score">y in [0, c], of one attempt.</param>
    /// <param name="ceiling">c in (0, 1].</param>
    /// <param name="correlation">ρ in [0, 1] of the outcomes of two attempts at one item; at 1 all are the first again.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double AnyOf(int attempts, double score, double ceiling, double correlation)
    {
        Require.Count(1, attempts, nameof(attempts));
        Require.Probability(score, nameof(score));
        Require.Probability(ceiling, nameof(ceiling));
        Require.Probability(correlation, nameof(correlation));
        var mean = ceiling > 0 ? Math.Min(1, score / ceiling) : 0;
        if (mean is 0 or 1 || correlation == 1)
            return ceiling * mean;
        if (correlation == 0)
            return ceiling * RepeatedAttempts.PassAtKMoments(attempts, attempts, mean).Mean;
        var strength = 1 / correlation - 1;
        return ceiling * (1 - RepeatedAttempts.FailAtK(mean * strength, (1 - mean) * strength, attempts));
    }
}
