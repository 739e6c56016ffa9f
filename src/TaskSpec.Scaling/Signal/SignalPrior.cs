using MathNet.Numerics.Distributions;

namespace TaskSpec.Scaling.Signal;

/// <summary>A variance between recipes over that of noise.</summary>
/// <param name="Value">The ratio.</param>
/// <param name="Freedom">The degrees of freedom of the first.</param>
/// <param name="Noise">Those of the second, of which a ratio of nothing but noise has Fisher's F.</param>
internal readonly record struct SpreadRatio(double Value, int Freedom, double Noise)
{
    /// <summary>The freedom of noise that is known rather than estimated.</summary>
    public const double Known = 1e6;
}

/// <summary>
/// How much larger than the noise the true differences between recipes are, over the tasks of a scale: the distribution that the tasks
/// themselves make likeliest (Kiefer and Wolfowitz 1956), on a grid of variance ratios.
/// </summary>
internal sealed class SignalPrior
{
    private const int Rounds = 200;

    // Beyond it nothing changes but the rounding.
    private const double Most = 1e9;

    // Nothing, and from an eighth of the noise's variance to a thousand times it.
    private static readonly double[] ratios = [0, .. Enumerable.Range(-3, 14).Select(power => Math.Pow(2, power))];
    private readonly double[] weights = [.. ratios.Select(_ => 1.0 / ratios.Length)];

    /// <param name="spreads">Of each task the variance between recipes over that of noise.</param>
    public SignalPrior(IReadOnlyList<SpreadRatio> spreads)
    {
        double[][] likelihoods = [.. spreads.Select(Likelihoods)];
        for (var round = 0; round < Rounds; round++)
        {
            var next = new double[ratios.Length];
            foreach (var likelihood in likelihoods)
            {
                var posterior = Posterior(likelihood);
                for (var i = 0; i < next.Length; i++)
                    next[i] += posterior[i] / likelihoods.Length;
            }

            next.CopyTo(weights, 0);
        }
    }

    /// <summary>
    /// The chance that a second measurement of the same two recipes with the same noise has the same one ahead.
    /// </summary>
    /// <param name="spread">The task's variance between recipes over that of noise.</param>
    /// <param name="difference">The two recipes' difference over the noise of one score.</param>
    public double Agreement(SpreadRatio spread, double difference)
    {
        var posterior = Posterior(Likelihoods(spread));
        var agreement = 0.0;
        for (var i = 0; i < ratios.Length; i++)
        {
            // The difference's variance is 2 noises' and its true part's as many times more.
            var share = ratios[i] / (1 + ratios[i]);
            agreement +=
                posterior[i]
                * StudentT.CDF(0, 1, spread.Noise, share * Math.Min(Most, Math.Abs(difference)) / Math.Sqrt(2 * (1 + share)));
        }

        return agreement;
    }

    private static double[] Likelihoods(SpreadRatio spread)
    {
        var (value, freedom, noise) = spread with { Value = Math.Min(Most, spread.Value) };
        double[] logs =
        [
            .. ratios.Select(ratio =>
                -freedom / 2.0 * Math.Log(1 + ratio)
                - (freedom + noise) / 2 * Math.Log(1 + freedom * value / (noise * (1 + ratio)))
            ),
        ];
        return [.. logs.Select(log => Math.Exp(log - logs.Max()))];
    }

    private double[] Posterior(double[] likelihood)
    {
        double[] posterior = [.. weights.Zip(likelihood, (weight, value) => weight * value)];
        var total = posterior.Sum();
        return total > 0 ? [.. posterior.Select(value => value / total)] : weights;
    }
}
