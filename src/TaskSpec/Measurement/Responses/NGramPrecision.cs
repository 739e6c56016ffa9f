namespace TaskSpec.Measurement;

/// <summary>The geometric mean of the shares of runs of a to b tokens that are right: BLEU from 1 to 4, ROUGE-2 from 2 to 2.</summary>
/// <param name="Length">L ≥ 1; λ is the surprisal of all tokens being right.</param>
/// <param name="Shortest">a ≥ 1.</param>
/// <param name="Longest">b ≥ a; L where the output is shorter.</param>
/// <remarks>
/// Power link: y = p^((a + b)/2), p = e^(−λ/L). V from the covariances p^(m+n−o) − p^(m+n) of runs of m and n tokens that have o in
/// common, by the delta method, at most y(1 − y). Substitutions only, without the brevity penalty. docs/model.md §2.
/// </remarks>
public sealed record NGramPrecision(int Length, int Shortest, int Longest) : Response
{
    internal override Moments MomentsAt(double lambda)
    {
        var length = Math.Max(1, Length);
        int longest = Math.Max(1, Math.Min(length, Longest)),
            shortest = Math.Max(1, Math.Min(longest, Shortest)),
            orders = longest - shortest + 1;
        double surprisal = lambda / length,
            exponent = 0.5 * (shortest + longest),
            mean = Math.Exp(-exponent * surprisal),
            relative = 0;
        for (var m = shortest; m <= longest; m++)
        for (var n = shortest; n <= longest; n++)
            relative += RelativeCovariance(m, n, length, surprisal);
        var binary = mean * -Surprisal.Expm1(-exponent * surprisal);
        var variance = Math.Min(binary, mean * mean * relative / (orders * orders));
        return Moments.Of(mean, -exponent * surprisal * mean, variance).Within(Floor, Ceiling);
    }

    // Cov(P_m, P_n)/(E P_m E P_n): a sum over how far the second run starts behind the first.
    private static double RelativeCovariance(int m, int n, int length, double surprisal)
    {
        var sum = 0.0;
        for (var shift = 1 - n; shift < m; shift++)
        {
            var common = Math.Min(m, shift + n) - Math.Max(0, shift);
            var places = Math.Min(length - m, length - n - shift) - Math.Max(0, -shift) + 1;
            if (places > 0)
                sum += places * Surprisal.Expm1(Math.Min(600, common * surprisal));
        }

        return sum / ((length - m + 1.0) * (length - n + 1));
    }
}
