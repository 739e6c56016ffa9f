namespace TaskSpec.Measurement;

/// <summary>Scores of an output of L tokens from the rate at which a token is right.</summary>
/// <remarks>docs/model.md §2.</remarks>
public static class TokenErrors
{
    /// <summary>P(at most t of L tokens wrong), tokens independent and right with probability <paramref name="right"/>.</summary>
    public static double WithinEdits(double right, int length, int edits)
    {
        if (edits >= length || right >= 1)
            return 1;
        if (right <= 0)
            return 0;
        double log = length * Math.Log(right),
            odds = Math.Log((1 - right) / right),
            sum = Math.Exp(log);
        for (var i = 1; i <= edits; i++)
        {
            log += odds + Math.Log((length - i + 1.0) / i);
            sum += Math.Exp(log);
        }
        return Math.Min(1, sum);
    }

    /// <summary>Expected share of the longest right prefix: p(1 − p^L)/((1 − p)L).</summary>
    public static double ExpectedPrefix(double right, int length) =>
        right >= 1 ? 1
        : right <= 0 ? 0
        : right * -Surprisal.Expm1(length * Math.Log(right)) / ((1 - right) * length);

    /// <summary>
    /// Exact match when the tokens of an attempt correlate by ρ in [0, 1] (beta-binomial): Π (b + j)/(s + j), j &lt; L, s = 1/ρ − 1,
    /// b = s·p.
    /// </summary>
    public static double ExactMatch(double right, int length, double correlation)
    {
        if (correlation <= 0)
            return Surprisal.AllTokensRight(right, length);
        if (correlation >= 1)
            return right;
        double concentration = 1 / correlation - 1,
            log = 0;
        for (var j = 0; j < length; j++)
            log += Surprisal.Log1p(-concentration * (1 - right) / (concentration + j));
        return Math.Exp(log);
    }

    /// <summary>Passing a gate within r retries, failures being noticed: 1 − (1 − P)^(r+1).</summary>
    public static double WithinRetries(double pass, int retries) =>
        -Surprisal.Expm1((retries + 1) * Surprisal.Log1p(-Math.Min(1, pass)));
}
