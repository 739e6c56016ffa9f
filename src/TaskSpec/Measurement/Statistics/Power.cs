namespace TaskSpec.Measurement;

/// <summary>How many questions tell a difference, or how small a difference questions tell (Miller 2024, arXiv 2411.00640).</summary>
/// <remarks>
/// Numbers of questions are not rounded: what is needed is the next whole number. Where questions come in clusters, multiply them by
/// <see cref="VarianceComponents.DesignEffect"/>. docs/model.md §12.
/// </remarks>
public static class Power
{
    /// <summary>ω² + σ_A²/K_A + σ_B²/K_B: a question's variance of the difference of two models that answer the same questions.</summary>
    /// <param name="between">ω² ≥ 0, of the difference of the two expected scores: Var(x_A) + Var(x_B) − 2 Cov(x_A, x_B).</param>
    /// <param name="firstWithin">σ_A² ≥ 0, the mean variance of the first model's answers to one question.</param>
    /// <param name="secondWithin">σ_B² ≥ 0, of the second's.</param>
    /// <param name="firstAnswers">K_A ≥ 1, answers of the first model a question.</param>
    /// <param name="secondAnswers">K_B ≥ 1, of the second.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double PairedVariance(
        double between,
        double firstWithin = 0,
        double secondWithin = 0,
        double firstAnswers = 1,
        double secondAnswers = 1
    )
    {
        Require.NotNegative(between, nameof(between));
        Require.NotNegative(firstWithin, nameof(firstWithin));
        Require.NotNegative(secondWithin, nameof(secondWithin));
        Require.AtLeast(1, firstAnswers, nameof(firstAnswers));
        Require.AtLeast(1, secondAnswers, nameof(secondAnswers));
        return between + firstWithin / firstAnswers + secondWithin / secondAnswers;
    }

    /// <summary>The same for models that answer different questions, as many each: the sum of the variances of their scores.</summary>
    /// <param name="first">Of the first model's score of a question, at least 0.</param>
    /// <param name="second">Of the second's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A variance is negative or not finite.</exception>
    public static double UnpairedVariance(double first, double second)
    {
        Require.NotNegative(first, nameof(first));
        Require.NotNegative(second, nameof(second));
        return first + second;
    }

    /// <summary>n = (z_{α/2} + z_β)²·variance/δ², questions per model.</summary>
    /// <param name="difference">δ ≠ 0, between the two models' true mean scores.</param>
    /// <param name="variance">≥ 0, as <see cref="PairedVariance"/> and <see cref="UnpairedVariance"/> give it.</param>
    /// <param name="significance">α in (0, 1), two-sided.</param>
    /// <param name="power">1 − β in [½, 1): the chance to find the difference.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double Questions(double difference, double variance, double significance = 0.05, double power = 0.8)
    {
        Require.Positive(Math.Abs(difference), nameof(difference));
        Require.NotNegative(variance, nameof(variance));
        var deviations = Deviations(0.5 * significance, significance, power) / difference;
        return deviations * deviations * variance;
    }

    /// <summary>The minimum detectable effect δ = (z_{α/2} + z_β)·√(variance/n), the inverse of <see cref="Questions"/>.</summary>
    /// <param name="questions">n ≥ 1, per model.</param>
    /// <param name="variance">≥ 0, as <see cref="PairedVariance"/> and <see cref="UnpairedVariance"/> give it.</param>
    /// <param name="significance">α in (0, 1), two-sided.</param>
    /// <param name="power">1 − β in [½, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double MinimumDetectableEffect(
        double questions,
        double variance,
        double significance = 0.05,
        double power = 0.8
    )
    {
        Require.AtLeast(1, questions, nameof(questions));
        Require.NotNegative(variance, nameof(variance));
        return Deviations(0.5 * significance, significance, power) * Math.Sqrt(variance / questions);
    }

    /// <summary>
    /// n = ((z_α√(g(1 − g)) + z_β√(p(1 − p)))/(p − g))²: questions that tell a pass rate from chance, one-sided (Fleiss, Levin and Paik 2003,
    /// without continuity correction).
    /// </summary>
    /// <param name="rate">p in (g, 1].</param>
    /// <param name="chance">g in (0, 1).</param>
    /// <param name="significance">α in (0, 1).</param>
    /// <param name="power">1 − β in [½, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double QuestionsAboveChance(double rate, double chance, double significance = 0.05, double power = 0.8)
    {
        Require.InsideUnit(chance, nameof(chance));
        Require.Probability(rate, nameof(rate));
        Require.Positive(rate - chance, nameof(rate));
        var (alpha, beta) = Quantiles(significance, significance, power);
        var root = (alpha * Math.Sqrt(chance * (1 - chance)) + beta * Math.Sqrt(rate * (1 - rate))) / (rate - chance);
        return root * root;
    }

    /// <summary>n = ln(1 − confidence)/ln(1 − p), at least 1: attempts of which one or more succeeds with that chance.</summary>
    /// <param name="rate">p in [0, 1], an attempt's; infinitely many are needed at 0.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double AttemptsToSucceed(double rate, double confidence = 0.95)
    {
        Require.Probability(rate, nameof(rate));
        Require.InsideUnit(confidence, nameof(confidence));
        return rate == 0 ? double.PositiveInfinity : Math.Max(1, Math.Log(1 - confidence) / Surprisal.Log1p(-rate));
    }

    private static double Deviations(double tail, double significance, double power)
    {
        var (alpha, beta) = Quantiles(tail, significance, power);
        return alpha + beta;
    }

    private static (double Alpha, double Beta) Quantiles(double tail, double significance, double power)
    {
        Require.InsideUnit(significance, nameof(significance));
        Require.AtLeast(0.5, power, nameof(power));
        Require.InsideUnit(power, nameof(power));
        return (-Normal.Quantile(tail), Normal.Quantile(power));
    }
}
