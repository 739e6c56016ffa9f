namespace TaskSpec.Measurement;

/// <summary>Thurstone's choice among K options: the right one's strength is D standard deviations above each wrong one's mean.</summary>
/// <remarks>Accuracy ∫φ(t)Φ(t + D)^(K−1)dt. The latent is D = D₅₀·ln 2/λ, so that accuracy is half way from 1/K to 1 at λ = ln 2.
/// docs/model.md §4.</remarks>
public static class Thurstone
{
    private const double Edge = 9;

    /// <summary>Where contrasts stop growing: accuracy is 1 long before.</summary>
    internal static readonly double LeastSurprisal = Math.Exp(-3.5);

    /// <summary>The probability that the right one of <paramref name="choices"/> ≥ 2 options is chosen at contrast D.</summary>
    public static double Accuracy(double contrast, int choices = 4) => AccuracyAndSlope(contrast, choices).Accuracy;

    /// <summary>D₅₀: the contrast at which accuracy is half way between 1/K and 1.</summary>
    public static double HalfWay(int choices) => ContrastTable.Of(choices).HalfWay;

    /// <summary>D and dD/du at surprisal λ.</summary>
    internal static (double Contrast, double Slope) ContrastAt(double lambda, int choices)
    {
        var contrast = HalfWay(choices) * Response.Ln2 / Math.Max(lambda, LeastSurprisal);
        return (contrast, lambda > LeastSurprisal ? -contrast : 0);
    }

    // The integrand is entire and grows off the real axis as e^(Ky²/2), so that the trapezium rule errs by e^(−2π²/(h²K)): rounding, at this step.
    private static double StepOf(int choices) => Math.Max(0.06, 0.74 / Math.Sqrt(choices));

    internal static (double Accuracy, double Slope) AccuracyAndSlope(double contrast, int choices)
    {
        double accuracy = 0,
            slope = 0;
        var step = StepOf(choices);
        for (var t = -Edge; t <= Edge; t += step)
        {
            var beats = Normal.Cdf(t + contrast);
            var others = Normal.Density(t) * Math.Pow(beats, choices - 2);
            accuracy += others * beats;
            slope += others * (choices - 1) * Normal.Density(t + contrast);
        }
        return (Math.Min(1, accuracy * step), slope * step);
    }
}
