namespace TaskSpec.Measurement;

/// <summary>Whether scores rise evenly over models of growing scale or all at once (Srivastava et al. 2022, arXiv 2206.04615, §3.4).</summary>
/// <param name="Change">
/// I = sign(argmax y − argmin y)·(max y − min y), in the scores' unit: what was gained, or lost if negative. The first of equal scores counts.
/// </param>
/// <param name="Linearity">L = I/√(mean z²), z the differences of neighbouring models; |L| ≤ K − 1, reached by equal steps.</param>
/// <param name="Breakthroughness">B = I/√(median z²); ±∞ where more than half of the steps are 0 and the score changes.</param>
/// <param name="Models">K ≥ 3.</param>
/// <remarks>
/// One noisy score may turn the sign, and B is as large for a score that stands at its floor as for one that breaks through: judge it by
/// <see cref="TrendNoise"/>. docs/model.md §12.
/// </remarks>
public readonly record struct TrendShape(double Change, double Linearity, double Breakthroughness, int Models)
{
    /// <summary>L/(K − 1), from −1 to 1: the same for ladders of any size; 1 for equal gains, −1 for equal losses.</summary>
    public double NormalizedLinearity => Linearity / (Models - 1);

    /// <summary>B/(K − 1): 1 for equal gains, −1 for equal losses; may be infinite.</summary>
    public double NormalizedBreakthroughness => Breakthroughness / (Models - 1);

    /// <summary>Whether B is infinite, and so only says that most steps are flat.</summary>
    public bool IsMostlyFlat => double.IsInfinity(Breakthroughness);

    /// <summary>The shape of scores in order of scale; zeros where all are equal, null for fewer than three.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A score, or the range of them, is not finite.</exception>
    public static TrendShape? Of(IReadOnlyList<double> scores)
    {
        Require.Values(scores, 0, nameof(scores));
        if (scores.Count < 3)
            return null;
        int least = 0,
            greatest = 0;
        for (var i = 1; i < scores.Count; i++)
        {
            if (scores[i] < scores[least])
                least = i;
            if (scores[i] > scores[greatest])
                greatest = i;
        }
        var range = scores[greatest] - scores[least];
        Require.Finite(range, nameof(scores));
        if (range == 0)
            return new(0, 0, 0, scores.Count);

        // In units of the range, so that no square overflows.
        var squares = new double[scores.Count - 1];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = Math.Pow((scores[i + 1] - scores[i]) / range, 2);
        Array.Sort(squares);
        var median = 0.5 * (squares[(squares.Length - 1) / 2] + squares[squares.Length / 2]);
        var sign = greatest > least ? 1 : -1;
        return new(sign * range, sign / Math.Sqrt(squares.Average()), sign / Math.Sqrt(median), scores.Count);
    }
}
