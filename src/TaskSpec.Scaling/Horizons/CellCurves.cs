namespace TaskSpec.Scaling.Horizons;

/// <summary>
/// The cells' log-likelihoods over η, a normal noise of each cell's own integrated out: the likelihood on a grid, convolved with the noise.
/// Cells with as many successes and failures share a curve.
/// </summary>
internal sealed class CellCurves
{
    private const double KernelEnds = 7;

    // Below any likelihood ratio that counts, above what underflows.
    private const double Least = 1e-300;
    private readonly Dictionary<(double Right, double Wrong), int> places = [];
    private readonly List<(double[] Values, double[] Slopes)> raw = [];
    private readonly Func<double, double, double, (double Value, double Slope)> likelihood;
    private CellCurve[] curves = [];
    private double builtFor = double.NaN;

    private CellCurves(Func<double, double, double, (double Value, double Slope)> likelihood) => this.likelihood = likelihood;

    /// <summary>None yet, for one link.</summary>
    public static CellCurves Of<TLink>()
        where TLink : struct, ILink =>
        new(
            static (eta, right, wrong) =>
            {
                var loss = TLink.Loss(eta, right, wrong, out var first, out _);
                return (-loss, -first);
            }
        );

    /// <summary>The number of the curve of so many successes and failures.</summary>
    public int Place(double right, double wrong)
    {
        if (places.TryGetValue((right, wrong), out var known))
            return known;
        double[] values = new double[CellCurve.Nodes],
            slopes = new double[CellCurve.Nodes];
        for (var i = 0; i < values.Length; i++)
            (values[i], slopes[i]) = likelihood(CellCurve.Node(i), right, wrong);
        raw.Add((values, slopes));
        builtFor = double.NaN;
        return places[(right, wrong)] = raw.Count - 1;
    }

    /// <summary>All of them at a spread of the noise.</summary>
    public CellCurve[] At(double noise)
    {
        if (builtFor.Equals(noise))
            return curves;
        builtFor = noise;
        return curves = [
            .. raw.Select(curve =>
                noise == 0 ? new CellCurve(curve.Values, curve.Slopes, new double[CellCurve.Nodes]) : Blurred(curve.Values, noise)
            ),
        ];
    }

    private static CellCurve Blurred(double[] values, double noise)
    {
        var (top, reach) = (values.Max(), (int)Math.Ceiling(KernelEnds * noise / CellCurve.Step));
        double[] likelihoods = [.. values.Select(value => Math.Exp(value - top))],
            kernel = new double[2 * reach + 1],
            logs = new double[values.Length],
            slopes = new double[values.Length],
            byVariance = new double[values.Length];
        for (var j = 0; j < kernel.Length; j++)
        {
            var z = (j - reach) * CellCurve.Step / noise;
            kernel[j] = Math.Exp(-0.5 * z * z) * CellCurve.Step / (noise * Math.Sqrt(2 * Math.PI));
        }

        for (var i = 0; i < values.Length; i++)
        {
            double sum = 0,
                first = 0,
                second = 0;
            for (var j = 0; j < kernel.Length; j++)
            {
                // What lies beyond the grid is as its end.
                var weight = kernel[j] * likelihoods[Math.Clamp(i + j - reach, 0, values.Length - 1)];
                var z = (j - reach) * CellCurve.Step / noise;
                sum += weight;
                first += weight * z;
                second += weight * z * z;
            }

            logs[i] = top + Math.Log(Math.Max(sum, Least));
            if (sum <= Least)
                continue;
            slopes[i] = first / sum / noise;
            // The likelihood spreads as heat does: its derivative in the variance is half its curvature.
            byVariance[i] = 0.5 * (second / sum - 1) / (noise * noise);
        }

        return new(logs, slopes, byVariance);
    }
}
