using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>What one curve says of a score to come.</summary>
/// <param name="Weight">How likely the curve is, up to a factor that all share.</param>
/// <param name="MeanScores">Its response: mean scores on the latent grid.</param>
/// <param name="Latent">Mean of u at the target.</param>
/// <param name="Variance">And its variance.</param>
/// <param name="Floor">By how much, in score, chance is off.</param>
/// <param name="FloorVariance">The variance of that.</param>
/// <param name="Noise">What sampling and what a model fixes once leave of y(1 − y).</param>
internal readonly record struct CurveAtTarget(
    double Weight,
    double[] MeanScores,
    double Latent,
    double Variance,
    double Floor,
    double FloorVariance,
    double Noise
)
{
    /// <summary>The curve's exponent.</summary>
    public double Exponent { get; init; }

    /// <summary>The same where the model is so many decades ahead, give or take a variance.</summary>
    public CurveAtTarget Ahead(double decades, double variance)
    {
        var rate = Exponent * CurveSystem.Ln10;
        return this with { Latent = Latent - rate * decades, Variance = Variance + rate * rate * variance };
    }

    /// <summary>The density of a score, on the scale of its arcsine, where noise is alike everywhere.</summary>
    public double Density(double score)
    {
        double mean = 0,
            square = 0,
            chance = 0;
        var rule = GaussHermite.Eleven;
        var deviation = Math.Sqrt(Variance);
        for (var k = 0; k < rule.Nodes.Length; k++)
        {
            var curve = LatentGrid.Linear(MeanScores, Latent + deviation * rule.Nodes[k]);
            var left = (MeanScores[0] - curve) / (MeanScores[0] - MeanScores[^1]);
            var place = Place(curve + left * Floor);
            mean += rule.Weights[k] * place;
            square += rule.Weights[k] * place * place;
            chance += rule.Weights[k] * left * left;
        }

        // The arcsine's derivative is steepest at the ends, where a floor is none.
        var variance = Math.Max(0, square - mean * mean) + Noise / 4 + chance * FloorVariance + LeastVariance;
        var off = Place(score) - mean;
        return Math.Exp(-.5 * off * off / variance) / Math.Sqrt(variance);
    }

    private const double LeastVariance = 1e-6;

    private static double Place(double score) => Math.Asin(Math.Sqrt(Math.Clamp(score, 0, 1)));

    /// <summary>How many mean scores stand for the latent's normal.</summary>
    public static int ScoreCount => GaussHermite.Eleven.Nodes.Length;

    /// <summary>The mean scores over the latent's normal, each with the variance of what is measured about it, and its weight.</summary>
    public void Scores(Span<(double Score, double Variance, double Weight)> into)
    {
        var rule = GaussHermite.Eleven;
        var deviation = Math.Sqrt(Variance);
        for (var k = 0; k < into.Length; k++)
        {
            var curve = LatentGrid.Linear(MeanScores, Latent + deviation * rule.Nodes[k]);
            var left = (MeanScores[0] - curve) / (MeanScores[0] - MeanScores[^1]);
            var score = Math.Clamp(curve + left * Floor, 0, 1);
            into[k] = (score, score * (1 - score) * Noise + left * left * FloorVariance, Weight * rule.Weights[k]);
        }
    }
}
