namespace TaskSpec.Scaling.Forecasts;

/// <summary>
/// A loss on the scale of compute: its logarithm, in decades of compute as the models that are seen have it. So curves over it have the exponents of curves over
/// compute.
/// </summary>
/// <param name="Zero">log10 FLOP at a loss of 1.</param>
/// <param name="Decades">Decades of compute for one unit of ln loss.</param>
internal sealed record SurrogateAxis(double Zero, double Decades)
{
    // Below this a loss does not go with compute, and a unit of it is worth no number of decades.
    private const double LeastCorrelation = .5;

    /// <summary>The axis of some models, by least squares of log10 FLOP on ln loss; null where the loss does not fall with compute.</summary>
    public static SurrogateAxis? Of(IReadOnlyList<double> logFlop, IReadOnlyList<double> losses)
    {
        double[] scale = [.. losses.Select(loss => Math.Log(loss))];
        double meanX = logFlop.Average(),
            meanY = scale.Average(),
            xx = 0,
            xy = 0,
            yy = 0;
        for (var i = 0; i < scale.Length; i++)
        {
            double x = logFlop[i] - meanX,
                y = scale[i] - meanY;
            (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y);
        }

        return xy < -LeastCorrelation * Math.Sqrt(xx * yy) ? new(meanX - xy / yy * meanY, xy / yy) : null;
    }

    /// <summary>Where a loss stands, in log10 FLOP.</summary>
    public double At(double loss) => Zero + Decades * Math.Log(loss);

    /// <summary>How far off, in decades, a loss that may be off by so much puts it.</summary>
    public double Deviation(double loss, double deviation) => Math.Abs(Decades) * deviation / loss;
}
