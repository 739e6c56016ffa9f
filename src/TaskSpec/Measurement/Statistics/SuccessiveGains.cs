namespace TaskSpec.Measurement;

/// <summary>The correlation, over tasks, of the gain from a small to a medium model with that from the medium to a large one.</summary>
/// <remarks>
/// The medium model's noise is in both gains with opposite signs, so no correlation does not mean that gains cannot be forecast.
/// docs/model.md §12.
/// </remarks>
public static class SuccessiveGains
{
    /// <summary>(r − 1)/(r + 2), r = τ²/σ², if each task gains the same at both steps: −½ for pure noise, 0 at r = 1.</summary>
    /// <param name="signalToNoise">r ≥ 0: the variance of true gains over that of a score's noise, equal at all three models.</param>
    /// <exception cref="ArgumentOutOfRangeException">r is negative or not finite.</exception>
    public static double Correlation(double signalToNoise)
    {
        Require.NotNegative(signalToNoise, nameof(signalToNoise));
        return (signalToNoise - 1) / (signalToNoise + 2);
    }

    /// <summary>−√(q₁q₂/((1 − q₁)(1 − q₂))) without noise, if each task is gained at once, at one step or the other or neither.</summary>
    /// <param name="first">q₁ in (0, 1): the share of tasks gained at the first step.</param>
    /// <param name="second">q₂ in (0, 1 − q₁]: at the second.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is outside its range.</exception>
    public static double HardSteps(double first, double second)
    {
        Require.InsideUnit(first, nameof(first));
        Require.InsideUnit(second, nameof(second));
        Require.NotNegative(1 - first - second, nameof(second));
        return -Math.Sqrt(first * second / ((1 - first) * (1 - second)));
    }

    /// <summary>
    /// (Cov + σ₂²)/√((V₁ − σ₁² − σ₂²)(V₂ − σ₂² − σ₃²)): the correlation of true gains (Spearman 1904, with the noise that the gains share).
    /// </summary>
    /// <param name="covariance">Of the two observed gains.</param>
    /// <param name="firstVariance">V₁, of the first observed gain.</param>
    /// <param name="secondVariance">V₂, of the second.</param>
    /// <param name="noise">σ₁², σ₂², σ₃² ≥ 0: a score's error variance at the small, medium and large model.</param>
    /// <returns>
    /// Not clamped: beyond ±1 the noise is overstated, as happens when binomial errors are used although all models answer the same
    /// questions. Null if a gain varies no more than its noise.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double? Disattenuated(
        double covariance,
        double firstVariance,
        double secondVariance,
        (double Small, double Medium, double Large) noise
    )
    {
        Require.NotNegative(noise.Small, nameof(noise));
        Require.NotNegative(noise.Medium, nameof(noise));
        Require.NotNegative(noise.Large, nameof(noise));
        return DisattenuatedPaired(
            covariance,
            firstVariance,
            secondVariance,
            (noise.Small + noise.Medium, noise.Medium + noise.Large, -noise.Medium)
        );
    }

    /// <summary>
    /// (Cov − c)/√((V₁ − e₁)(V₂ − e₂)): the same where all models answered the same questions, so that errors of gains are those of paired
    /// differences.
    /// </summary>
    /// <param name="covariance">Of the two observed gains.</param>
    /// <param name="firstVariance">V₁, of the first observed gain.</param>
    /// <param name="secondVariance">V₂, of the second.</param>
    /// <param name="noise">e₁, e₂ ≥ 0: the error variances of the two gains; c: the covariance of their errors.</param>
    /// <returns>Not clamped. Null if a gain varies no more than its noise.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double? DisattenuatedPaired(
        double covariance,
        double firstVariance,
        double secondVariance,
        (double First, double Second, double Shared) noise
    )
    {
        Require.Finite(covariance, nameof(covariance));
        Require.NotNegative(firstVariance, nameof(firstVariance));
        Require.NotNegative(secondVariance, nameof(secondVariance));
        Require.NotNegative(noise.First, nameof(noise));
        Require.NotNegative(noise.Second, nameof(noise));
        Require.Finite(noise.Shared, nameof(noise));
        double first = firstVariance - noise.First,
            second = secondVariance - noise.Second;
        return first > 0 && second > 0 ? (covariance - noise.Shared) / Math.Sqrt(first * second) : null;
    }
}
