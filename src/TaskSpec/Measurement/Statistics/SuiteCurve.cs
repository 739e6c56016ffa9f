namespace TaskSpec.Measurement;

/// <summary>The rise of a suite's mean score over compute: the mixture of its tasks' curves, each about a midpoint of its own.</summary>
/// <remarks>However many tasks have one midpoint, the suite is as abrupt as one of them. docs/model.md §12.</remarks>
public sealed class SuiteCurve
{
    private readonly Response response;
    private readonly double exponent;
    private readonly double[] midpoints;
    private readonly double halfWay;
    private readonly double least;
    private readonly double greatest;

    /// <param name="response">Every task's.</param>
    /// <param name="exponent">b, above 0: surprisal falls as compute to the power −b.</param>
    /// <param name="midpoints">x₅₀ of at least one task, log10 of training FLOP, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The exponent or a midpoint is outside its range, or there are no midpoints.</exception>
    public SuiteCurve(Response response, double exponent, IReadOnlyList<double> midpoints)
    {
        Require.Positive(exponent, nameof(exponent));
        Require.Values(midpoints, 1, nameof(midpoints));
        (this.response, this.exponent, this.midpoints) = (response, exponent, [.. midpoints]);
        halfWay = Math.Log(response.HalfWay() / response.Scale);
        (least, greatest) = (response.MomentsAt(1e300).Mean, response.MomentsAt(0).Mean);
    }

    /// <summary>√(σ_m² + π²s²/3): the standard deviation of the rise of logistic curves of scale s.</summary>
    /// <param name="midpointVariance">σ_m² ≥ 0, of the tasks' midpoints.</param>
    /// <param name="scale">s ≥ 0, of one task's curve 1/(1 + e^(−(x − m)/s)).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or not finite.</exception>
    public static double LogisticDeviation(double midpointVariance, double scale)
    {
        Require.NotNegative(midpointVariance, nameof(midpointVariance));
        Require.NotNegative(scale, nameof(scale));
        return Math.Sqrt(midpointVariance + Math.PI * Math.PI * scale * scale / 3);
    }

    /// <summary>The share in [0, 1] of the rise from floor to ceiling that is done at x = log10 of training FLOP.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not finite.</exception>
    public double At(double logFlop)
    {
        Require.Finite(logFlop, nameof(logFlop));
        var mean = midpoints.Average(m => response.At(halfWay - exponent * Ln10 * (logFlop - m)).Mean);
        return Math.Max(0, Math.Min(1, (mean - least) / (greatest - least)));
    }

    /// <summary>The x at which a share of the rise is done.</summary>
    /// <param name="share">In [0.01, 0.99].</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public double LogFlopAt(double share)
    {
        Require.Between(0.01, share, 0.99, nameof(share));
        var reach = (LatentGrid.High - LatentGrid.Low) / (exponent * Ln10);
        double low = midpoints.Min() - reach,
            high = midpoints.Max() + reach;
        for (var i = 0; i < 80; i++)
        {
            var middle = 0.5 * (low + high);
            if (At(middle) < share)
                low = middle;
            else
                high = middle;
        }
        return 0.5 * (low + high);
    }

    /// <summary>Decades of compute from 10 % to 90 % of the rise.</summary>
    public double Width => LogFlopAt(0.9) - LogFlopAt(0.1);

    private const double Ln10 = 2.302585092994046;
}
