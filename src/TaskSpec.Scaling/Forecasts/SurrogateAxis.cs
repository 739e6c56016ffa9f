using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Laws;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>
/// A loss on the scale of compute: a model stands where its compute is, and as many decades ahead as its loss is below that of the power law in compute, at the
/// rate at which the law falls there. So curves over it have the exponents of curves over compute.
/// </summary>
internal sealed class SurrogateAxis
{
    // Below this a loss does not go with compute, and what it is off the law is worth no number of decades.
    private const double LeastCorrelation = .5;

    // A law that hardly falls any more makes of every difference a great number of decades; how slowly it falls beyond the models is a guess.
    private const double LeastOfMean = .5;

    private readonly LawFit fit;
    private readonly double least;

    private SurrogateAxis(LawFit fit, double from, double to)
    {
        this.fit = fit;
        least = LeastOfMean * Math.Log(Law(from).Loss / Law(to).Loss) / (to - from);
    }

    /// <summary>The axis of some models; null where the loss does not fall with compute.</summary>
    public static SurrogateAxis? Of(double[] logFlop, double[] losses)
    {
        var correlation = MathNet.Numerics.Statistics.Correlation.Pearson(logFlop, losses.Select(loss => Math.Log(loss)));
        if (!(correlation < -LeastCorrelation))
            return null;
        var points = logFlop.Zip(losses, (x, loss) => new LawPoint(Math.Pow(10, x), loss)).ToArray();
        return LawFit.Of(new(new PowerLaw(rises: false), points, Likelihood.HuberOnLogs())) is { } fit
            ? new(fit, logFlop.Min(), logFlop.Max())
            : null;
    }

    /// <summary>Where a loss stands at some compute, in log10 FLOP.</summary>
    public double At(double logFlop, double loss) => logFlop + Math.Log(Law(logFlop).Loss / loss) / Law(logFlop).Rate;

    /// <summary>How far off, in decades, a loss that may be off by so much puts it.</summary>
    public double Deviation(double logFlop, double loss, double deviation) => deviation / loss / Law(logFlop).Rate;

    // The law's loss, and by how much its logarithm falls in a decade.
    private (double Loss, double Rate) Law(double logFlop)
    {
        var at = new LawPoint(Math.Pow(10, logFlop), 0);
        var loss = fit.Predict(at).Value;
        return (loss, Math.Max(least, -fit.Slope(at) * at.X * CurveSystem.Ln10 / loss));
    }
}
