using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>The density of a measured score: a mixture over curves, of a latent that is normal given each, and of noise about each score.</summary>
internal sealed class ScoreDensity
{
    // A thousandth of the range, and a factor of √2 in the noise: finer than anything that a forecast knows.
    private const int Bins = 1000;
    private const int Noises = 24;
    private const double Most = .5;
    private const double LeastDeviation = 1e-4;

    // Beyond so many deviations lies less than a billionth.
    private const double Surely = 6;
    private readonly (double Score, double Deviation, double Weight)[] parts;

    /// <param name="curves">What each curve says of the score, with the weight that it has.</param>
    public ScoreDensity(IEnumerable<CurveAtTarget> curves)
    {
        var weights = new double[(Bins + 1) * Noises];
        var sums = new (double Score, double Variance)[weights.Length];
        var scores = new (double Score, double Variance, double Weight)[CurveAtTarget.ScoreCount];
        foreach (var curve in curves)
        {
            curve.Scores(scores);
            foreach (var (score, variance, weight) in scores)
            {
                var noise = Math.Clamp(-1 - Math.ILogB(variance / (Most * Most)), 0, Noises - 1);
                var at = (int)Math.Round(score * Bins) * Noises + noise;
                weights[at] += weight;
                sums[at].Score += weight * score;
                sums[at].Variance += weight * variance;
            }
        }

        var total = weights.Sum();
        parts =
        [
            .. from i in Enumerable.Range(0, weights.Length)
            where weights[i] > 0
            select (sums[i].Score / weights[i], Math.Sqrt(sums[i].Variance / weights[i]), weights[i] / total),
        ];
        Mean = parts.Sum(part => part.Weight * part.Score);
        Deviation = Math.Sqrt(
            parts.Sum(part => part.Weight * (Math.Pow(part.Score - Mean, 2) + part.Deviation * part.Deviation))
        );
    }

    /// <summary>The posterior mean, in score.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation of a measured score about it.</summary>
    public double Deviation { get; }

    /// <summary>The score below which so much of the density lies, from 0 to 1.</summary>
    public double Quantile(double share)
    {
        // No score is beyond the ends, and what the noise puts there lies on them.
        if (Below(0) >= share)
            return 0;
        if (Below(1) <= share)
            return 1;
        double low = 0,
            high = 1;
        for (var step = 0; step < 20; step++)
        {
            var middle = (low + high) / 2;
            if (Below(middle) < share)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The logarithm of the density of a score: of what lies within half a point of it, as scores at the ends have no density.</summary>
    public double Log(double score)
    {
        double low = score - Near,
            high = score + Near;
        var inside = (high >= 1 ? 1 : Below(high)) - (low <= 0 ? 0 : Below(low));
        return Math.Log((inside + Impossible) / (2 * Near));
    }

    private const double Near = .005;
    private const double Impossible = 1e-9;

    private double Below(double score)
    {
        var below = 0.0;
        foreach (var (at, deviation, weight) in parts)
        {
            var z = (score - at) / Math.Max(deviation, LeastDeviation);
            below +=
                z > Surely ? weight
                : z < -Surely ? 0
                : weight * Normal.Cdf(z);
        }

        return below;
    }
}
