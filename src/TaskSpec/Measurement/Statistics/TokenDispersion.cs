namespace TaskSpec.Measurement;

/// <summary>
/// How the tokens of one attempt hang together, without which a token score does not say how often everything is right: the correlation ρ
/// of two tokens' outcomes, from scores or from exact match.
/// </summary>
/// <remarks>ρ leaves L/(1 + (L − 1)ρ) tokens: <see cref="EffectiveNumber.Equicorrelated"/>. docs/model.md §2, §3, §12.</remarks>
public static class TokenDispersion
{
    /// <summary>The bounds max(0, 1 − L(1 − p)) and p of exact match, whatever the tokens' dependence (Boole, Markov).</summary>
    /// <param name="right">p in [0, 1], the share of tokens that are right.</param>
    /// <param name="length">L ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static (double Least, double Greatest) ExactMatchBounds(double right, int length)
    {
        Require.Probability(right, nameof(right));
        Require.Count(1, length, nameof(length));
        return (Math.Max(0, 1 - length * (1 - right)), right);
    }

    /// <summary>The all-or-nothing index s²/(m(1 − m)) of one model's scores, s² with n: 1/L for independent tokens, 1 for pass or fail.</summary>
    /// <param name="scores">In [0, 1], an attempt each. Items of unlike difficulty raise the index as correlation does.</param>
    /// <returns>In [0, 1]; null where all scores are 0 or all are 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No scores, or one outside [0, 1].</exception>
    public static double? Index(IReadOnlyList<double> scores)
    {
        Require.Count(1, scores.Count, nameof(scores));
        foreach (var score in scores)
            Require.Probability(score, nameof(scores));
        var mean = scores.Average();
        return mean is > 0 and < 1 ? Math.Min(1, scores.Average(s => (s - mean) * (s - mean)) / (mean * (1 - mean))) : null;
    }

    /// <summary>ρ = (L·index − 1)/(L − 1), from −1/(L − 1) to 1.</summary>
    /// <param name="index">In [0, 1]: from <see cref="Index"/>, <see cref="AllOrNothing"/> or <see cref="Response.AllOrNothingIndex"/>.</param>
    /// <param name="length">L ≥ 2, tokens in the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Correlation(double index, double length)
    {
        Require.Probability(index, nameof(index));
        Require.AtLeast(2, length, nameof(length));
        return (length * index - 1) / (length - 1);
    }

    /// <summary>The ρ of beta-binomial tokens at which <see cref="TokenErrors.ExactMatch"/> is what was seen.</summary>
    /// <param name="right">p in (0, 1), the share of tokens that are right.</param>
    /// <param name="length">L ≥ 2.</param>
    /// <param name="exactMatch">In [0, 1].</param>
    /// <returns>In [0, 1], to 1e-12; null where exact match is below p^L or above p, which no ρ gives.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double? CorrelationOfExactMatch(double right, int length, double exactMatch)
    {
        Require.InsideUnit(right, nameof(right));
        Require.Count(2, length, nameof(length));
        Require.Probability(exactMatch, nameof(exactMatch));
        if (exactMatch < TokenErrors.ExactMatch(right, length, 0) || exactMatch > right)
            return null;
        double low = 0,
            high = 1;
        for (var i = 0; i < 40; i++)
        {
            var middle = 0.5 * (low + high);
            if (TokenErrors.ExactMatch(right, length, middle) < exactMatch)
                low = middle;
            else
                high = middle;
        }
        return 0.5 * (low + high);
    }
}
