namespace TaskSpec.Measurement;

/// <summary>The share of the output's L tokens before the first wrong one.</summary>
/// <param name="Length">L ≥ 1; λ is the surprisal of all of them being right.</param>
/// <remarks>
/// p = e^(−λ/L); mean Σ_{k=1..L} p^k/L = p(1 − p^L)/((1 − p)L), E K² = Σ(2k − 1)p^k. docs/model.md §2.
/// </remarks>
public sealed record LongestPrefix(int Length) : Response
{
    internal override Moments MomentsAt(double lambda)
    {
        var length = Math.Max(1, Length);
        var surprisal = lambda / length;
        double mean = 0,
            rise = 0,
            variance = 0;
        for (var k = 1; k <= length; k++)
        {
            var right = Math.Exp(-k * surprisal);
            mean += right;
            rise -= k * surprisal * right;
            if (right < 1e-18)
                break;
        }

        // Var K = Σ_j Σ_k P(both) − P_jP_k = Σ_k p^k(1 − p^k) + 2Σ_{j<k} p^k(1 − p^j), in one pass.
        var earlier = 0.0;
        for (var k = 1; k <= length; k++)
        {
            var right = Math.Exp(-k * surprisal);
            var fail = -Surprisal.Expm1(-k * surprisal);
            variance += right * (fail + 2 * earlier);
            earlier += fail;
            if (right < 1e-18)
                break;
        }

        return Moments.Of(mean / length, rise / length, variance / length / length).Within(Floor, Ceiling);
    }
}
