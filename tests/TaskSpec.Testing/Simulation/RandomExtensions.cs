namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;

/// <summary>Draws that scores are made of.</summary>
internal static class RandomExtensions
{
    public static double Gauss(this Random random) => Normal.Quantile(Math.Max(1e-15, random.NextDouble()));

    public static bool Coin(this Random random, double p) => random.NextDouble() < p;

    /// <summary>The share of tokens that are right; each follows a common one with chance √ρ, so that any two correlate by ρ.</summary>
    public static double Tokens(this Random random, double length, double p, double correlation = 0)
    {
        var follow = Math.Sqrt(correlation);
        var common = follow > 0 && random.Coin(p);
        var right = 0;
        for (var i = 0; i < length; i++)
            if (follow > 0 && random.Coin(follow) ? common : random.Coin(p))
                right++;
        return right / length;
    }

    /// <summary>Mean 1 (Marsaglia and Tsang 2000).</summary>
    public static double Gamma(this Random random, double shape)
    {
        // Below 1 the law is that of shape + 1, times a power of a uniform.
        var boost = shape < 1 ? Math.Pow(1 - random.NextDouble(), 1 / shape) : 1;
        var d = (shape < 1 ? shape + 1 : shape) - 1 / 3.0;
        while (true)
        {
            var x = random.Gauss();
            var v = Math.Pow(1 + x / Math.Sqrt(9 * d), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < .5 * x * x + d * (1 - v + Math.Log(v)))
                return d * v * boost / shape;
        }
    }
}
