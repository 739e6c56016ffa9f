namespace TaskSpec.Measurement;

/// <summary>pass@k or pass^k of one item from n attempts, by the unbiased estimator.</summary>
/// <param name="One">One attempt's pass or fail.</param>
/// <param name="K">k ≥ 1: attempts of which one must pass, or all.</param>
/// <param name="Attempts">n ≥ k: attempts that are made. Its information is that of all n.</param>
/// <param name="All">Whether all k must pass.</param>
/// <remarks>
/// Mean 1 − (1 − P)^k, or P^k; the variance is exact (<see cref="RepeatedAttempts"/>). Attempts at one item are independent given
/// the model. docs/model.md §2.
/// </remarks>
public sealed record Repeated(Response One, int K, int Attempts, bool All = false) : Response
{
    private const double Rare = 1e-10;

    /// <inheritdoc/>
    public override Response Unguessed() => this with { One = One.Unguessed() };

    /// <inheritdoc/>
    public override double Chance => Ceiling * (All ? Math.Pow(One.Chance, K) : 1 - Math.Pow(1 - One.Chance, K));

    internal override Moments MomentsAt(double lambda)
    {
        var one = One.MomentsAt(lambda * One.Scale);
        var pass = Math.Max(0, Math.Min(1, one.Mean));
        var attempts = Math.Max(K, Attempts);
        var (mean, variance) = All
            ? RepeatedAttempts.PassHatKMoments(attempts, K, pass)
            : RepeatedAttempts.PassAtKMoments(attempts, K, pass);
        // Next to where hardly one attempt in all decides it, the sum over counts has no digits left, and the estimator is k/n times the count.
        if (one.Variance < Rare && pass > 0.5 == All)
            variance = (double)K * K / attempts * one.Variance;
        var slope = K * Math.Pow(All ? pass : 1 - pass, K - 1) * one.Slope;
        // What the harness stops at an item, it stops in every attempt.
        return Moments.Of(mean, slope, variance).Within(0, Ceiling);
    }
}
