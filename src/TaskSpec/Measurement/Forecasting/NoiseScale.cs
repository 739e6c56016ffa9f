using System.Runtime.CompilerServices;

namespace TaskSpec.Measurement;

/// <summary>The scale t(u) on which misfit and sampling noise together have a standard deviation of about 1 everywhere.</summary>
/// <remarks>
/// t' = sqrt(I/(1 + s²I)), I the information of all attempts, s² the variance of misfit, link and what models' compute is worth: the
/// arcsine where noise rules, u itself where misfit does. docs/model.md §7.
/// </remarks>
internal sealed class NoiseScale
{
    // A latent known to 1e-10 is known exactly; beyond, without any misfit, t itself would lose its digits.
    private const double MostInformation = 1e20;

    private readonly double[] value = new double[LatentGrid.Count];
    private readonly double[] slope = new double[LatentGrid.Count];
    private readonly double[] noise = new double[LatentGrid.Count];
    private readonly double usual;

    /// <param name="information">Of all attempts, on the latent grid.</param>
    /// <param name="misfit">s², the variance in u about the curve.</param>
    [MethodImpl(Jit.Optimized)]
    public NoiseScale(double[] information, double misfit)
    {
        usual = misfit;
        for (var i = 0; i < LatentGrid.Count; i++)
        {
            var total = Math.Min(MostInformation, information[i]);
            noise[i] = 1 / (1 + misfit * total);
            slope[i] = Math.Sqrt(total * noise[i]);
            if (i > 0)
                value[i] = value[i - 1] + 0.5 * (slope[i] + slope[i - 1]) * LatentGrid.Step;
        }
    }

    /// <summary>t at u.</summary>
    public double At(double u) => LatentGrid.Linear(value, u);

    /// <summary>E t, E t' and the expected noise variance at u + N(0, variance).</summary>
    [MethodImpl(Jit.Optimized)]
    public (double Mean, double Slope, double Noise) Around(double u, double variance)
    {
        var deviation = Math.Sqrt(variance);
        double mean = 0,
            rise = 0,
            rest = 0;
        var rule = GaussHermite.Eleven;
        for (var k = 0; k < rule.Nodes.Length; k++)
        {
            var place = (LatentGrid.Clamp(u + deviation * rule.Nodes[k]) - LatentGrid.Low) / LatentGrid.Step;
            var i = Math.Min((int)place, LatentGrid.Count - 2);
            var share = place - i;
            var weight = rule.Weights[k];
            mean += weight * (value[i] + share * (value[i + 1] - value[i]));
            rise += weight * (slope[i] + share * (slope[i + 1] - slope[i]));
            rest += weight * (noise[i] + share * (noise[i + 1] - noise[i]));
        }
        return (mean, rise, rest);
    }

    /// <summary>The same at u + N(0, s²).</summary>
    public (double Mean, double Slope, double Noise) Around(double u) => Around(u, usual);
}
