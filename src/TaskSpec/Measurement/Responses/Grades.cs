namespace TaskSpec.Measurement;

/// <summary>A grade from 0 to R − 1, over R − 1, as a judge gives it.</summary>
/// <param name="Levels">R ≥ 2: how many grades there are; 2 is pass or fail.</param>
/// <remarks>
/// The graded response model (Samejima 1969): grade r or better with chance 1/(1 + λτ_r), ln τ_r evenly spaced over −2 to 2. The variance is
/// exact; the judge's own errors are not in it. docs/model.md §2.
/// </remarks>
public sealed record Grades(int Levels) : Response
{
    // Half the width of the thresholds in log-odds: between the extreme grades stands a factor of 55 in λ.
    private const double HalfWidth = 2;

    internal override Moments MomentsAt(double lambda)
    {
        var thresholds = Math.Max(2, Levels) - 1;
        double mean = 0,
            slope = 0,
            variance = 0,
            better = 0;
        for (var r = 1; r <= thresholds; r++)
        {
            var place = thresholds == 1 ? 0 : HalfWidth * (2.0 * (r - 1) / (thresholds - 1) - 1);
            var odds = Math.Min(1e300, lambda * Math.Exp(place));
            double reach = 1 / (1 + odds),
                miss = odds / (1 + odds);
            mean += reach;
            slope -= reach * miss;
            // Reaching r means having reached all below: Cov = P_r(1 − P_s) for s < r.
            variance += reach * (miss + 2 * better);
            better += miss;
        }

        return Moments.Of(mean / thresholds, slope / thresholds, variance / thresholds / thresholds).Within(Floor, Ceiling);
    }
}
