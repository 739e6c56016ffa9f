namespace TaskSpec.Scaling.Simulation;

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

    /// <summary>How many of so many tokens are wrong, beta-binomial: any two correlate by ρ.</summary>
    public static int Wrong(this Random random, int length, double p, double correlation)
    {
        if (correlation >= 1)
            return random.Coin(p) ? 0 : length;
        var right = correlation > 0 ? random.Beta(p, 1 / correlation - 1) : p;
        var wrong = 0;
        for (var i = 0; i < length; i++)
            if (!random.Coin(right))
                wrong++;
        return wrong;
    }

    // From two gamma variables; the concentration is the sum of their shapes.
    private static double Beta(this Random random, double mean, double concentration)
    {
        double right = mean * concentration,
            wrong = concentration - right;
        if (right < 1e-12 || wrong < 1e-12)
            return mean;
        double x = right * random.Gamma(right),
            y = wrong * random.Gamma(wrong);
        return x + y > 0 ? x / (x + y) : mean;
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
