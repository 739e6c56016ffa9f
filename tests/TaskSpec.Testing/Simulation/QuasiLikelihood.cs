namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;
using TaskSpec.Scaling.Simulation;

/// <summary>
/// The log-likelihood of a mean score from its mean and variance alone, ∫(ȳ − μ)/V dμ from ȳ (Wedderburn 1974): a binomial's for
/// counts, a gamma's for surprisals, and for other scores what a method has that knows no more of them.
/// </summary>
internal sealed class QuasiLikelihood
{
    // A slope that differences of the mean cannot tell from none.
    private const double LeastSlope = 1e-12;

    private readonly LatentTable mean;
    private readonly LatentTable slope;
    private readonly LatentTable perMean;
    private readonly LatentTable natural;
    private readonly LatentTable norm;

    /// <param name="law">One task's.</param>
    /// <param name="attempts">How many independent ones the mean is worth.</param>
    /// <param name="spread">Of the tasks' midpoints, in u; the variance is that within tasks, which are the same ones for all models.</param>
    public QuasiLikelihood(ScoreLaw law, double attempts, double spread)
    {
        var single = LatentTable.Of(law.Mean);
        var inside = single.Slope().With(LatentTable.Of(law.Information), (rise, known) => known > 0 ? rise * (rise / known) : 0);
        mean = single.Blurred(spread);
        slope = mean.Slope();
        perMean = slope.With(
            inside.Blurred(spread),
            (rise, variance) => Math.Abs(rise) > LeastSlope && variance > 0 ? attempts * rise / variance : 0
        );
        natural = perMean.Integral();
        norm = perMean.With(mean, (per, m) => per * m).Integral();
    }

    /// <summary>What an observed mean score says of u: a constant, that makes nodes with other curves comparable, and where it is greatest.</summary>
    public (double Peak, double Greatest) Of(double observed)
    {
        var peak = mean.Inverse(observed);
        return (peak, observed * natural.At(peak) - norm.At(peak));
    }

    /// <summary>The logarithm relative to its greatest value.</summary>
    public double Log(double observed, double greatest, double u) => observed * natural.At(u) - norm.At(u) - greatest;

    /// <summary>The logarithm's derivative in u, and the expected information.</summary>
    public (double Gradient, double Information) Slopes(double observed, double u)
    {
        var per = perMean.At(u);
        return ((observed - mean.At(u)) * per, Math.Max(0, slope.At(u) * per));
    }
}
