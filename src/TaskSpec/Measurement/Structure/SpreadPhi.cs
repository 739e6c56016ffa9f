namespace TaskSpec.Measurement;

/// <summary>The correlation of the outcomes of two tasks that share a part of their surprisal, where tasks differ in difficulty.</summary>
/// <remarks>
/// Positions are normal in log10 FLOP, and compute is where a task in the middle succeeds half of the time. Tasks with surprisals Λ_A and Λ_B
/// have s·min(Λ_A, Λ_B) in common, so that φ = E[P_A P_B (e^Λ∩ − 1)] / sqrt(E[P_A(1 − P_A)] E[P_B(1 − P_B)]); without spread that is 2^s − 1.
/// docs/model.md §5, §11.
/// </remarks>
public static class SpreadPhi
{
    // Shares are told apart to so much: φ is then right to 0.0007.
    private const double ShareStep = 1e-3;

    // Different numbers of equally likely positions, so that no two are at one place: the lesser of two has a kink there.
    private static readonly double[] Firsts = Positions(64);
    private static readonly double[] Seconds = Positions(63);

    private static readonly double Slope = Priors.UsualExponent * Math.Log(10);

    private static readonly Memo<(double Share, double First, double Second), double> Known = new(
        4096,
        key => Compute(key.Share, key.First, key.Second)
    );

    /// <summary>φ in [0, 1].</summary>
    /// <param name="share">s, the share of the surprisal that is shared; taken as within [0, 1].</param>
    /// <param name="firstSpread">Standard deviation of the first task's position in decades, at least 0.</param>
    /// <param name="secondSpread">That of the second's.</param>
    public static double Of(double share, double firstSpread, double secondSpread)
    {
        var half = Math.Log(2);
        var part = Math.Max(0, Math.Min(1, share));
        if (part == 0)
            return 0;
        if (firstSpread == 0 && secondSpread == 0)
            return Math.Min(1, Overlap.Phi(half, half, part * half));
        return Known[
            (Math.Round(part / ShareStep) * ShareStep, Math.Min(firstSpread, secondSpread), Math.Max(firstSpread, secondSpread))
        ];
    }

    private static double Compute(double share, double firstSpread, double secondSpread)
    {
        double covariance = 0,
            first = 0,
            second = 0;
        foreach (var z in Firsts)
        {
            var own = SurprisalAt(firstSpread * z);
            first += Variance(own) / Firsts.Length;
            foreach (var y in Seconds)
            {
                var other = SurprisalAt(secondSpread * y);
                var shared = share * Math.Min(own, other);
                covariance += Math.Exp(shared - own - other) - Math.Exp(-own - other);
            }
        }

        foreach (var y in Seconds)
            second += Variance(SurprisalAt(secondSpread * y)) / Seconds.Length;
        covariance /= Firsts.Length * Seconds.Length;
        return Math.Max(0, Math.Min(1, covariance / Math.Sqrt(first * second)));
    }

    private static double[] Positions(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Normal.Quantile((i + 0.5) / count))];

    private static double SurprisalAt(double decades) => Math.Log(2) * Math.Exp(Slope * decades);

    private static double Variance(double surprisal) => Math.Exp(-surprisal) * -Surprisal.Expm1(-surprisal);
}
