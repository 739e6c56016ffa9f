using MathNet.Numerics.Distributions;
using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How outcomes of two items of one model correlate: what neighbouring models' scores differ by beyond sampling and anything smooth over compute.</summary>
/// <remarks>
/// Each score against the line through its neighbours' (Gasser, Sroka and Jennen-Steinmetz 1986, Biometrika 73, eq. 2.1): a misfit that is smooth drops out, whatever its size,
/// and what a model fixes once need not be normal. docs/model.md §15.
/// </remarks>
internal static class ItemCorrelations
{
    private const int LeastDifferences = 6;
    private const double Step = .01;

    // At scores of next to 0 or 1 single outcomes decide.
    private const double LeastVariance = .02;

    // Neighbouring differences have scores in common: the variance of their mean square is 35/18 of that of independent ones.
    private const double Independent = 18 / 35.0;

    /// <summary>The correlation; null where there are fewer than eight models of one recipe, or scores at an end alone.</summary>
    /// <param name="task">The task's scores.</param>
    /// <param name="curve">Its curve, whose bend is no difference.</param>
    /// <param name="misfit">Standard deviation in u of a smooth misfit, which models far apart do differ by.</param>
    public static Estimate? Of(CurveSet task, CurveEstimate curve, double misfit)
    {
        double squares = 0,
            noise = 0,
            variances = 0;
        var count = 0;
        var half = Math.Log10(curve.Difficulty.HalfAtFlop);
        foreach (var data in task.Families.Select(family => family.Value))
        {
            double[] latents = [.. data.LogFlop.Select(x => CurveSystem.LatentAt(curve.Difficulty.Exponent, half, x))];
            double[] expected = [.. latents.Select(u => task.Response.At(u).Mean)];
            double[] slopes =
            [
                .. latents.Select(u => (task.Response.At(u + Step).Mean - task.Response.At(u - Step).Mean) / (2 * Step)),
            ];
            for (var i = 1; i < data.Count - 1; i++)
            {
                var span = data.LogFlop[i + 1] - data.LogFlop[i - 1];
                var before = span > 0 ? (data.LogFlop[i + 1] - data.LogFlop[i]) / span : .5;
                double after = 1 - before,
                    weights = before * before + after * after + 1;
                var line = before * data.Scores[i - 1] + after * data.Scores[i + 1];
                var bend = before * expected[i - 1] + after * expected[i + 1] - expected[i];
                var off = line - data.Scores[i] - bend;
                var square = off * off / weights;
                // A mean of three has a part of the same noise in it, which y(1 − y) is less by.
                var mean = .5 * (line + data.Scores[i]);
                var variance = Math.Max(0, mean * (1 - mean)) + .25 * weights * square;
                squares += square;
                variances += variance;
                noise +=
                    variance
                    * (before * before * data.Shares[i - 1] + after * after * data.Shares[i + 1] + data.Shares[i])
                    / weights;
                noise += misfit * misfit * Smooth(data.LogFlop, slopes, i, before, curve.Decades) / weights;
                count++;
            }
        }

        if (count < LeastDifferences || variances < LeastVariance * count)
            return null;
        var freedom = Independent * count;
        return new(
            Of(squares),
            Of(squares * freedom / ChiSquared.InvCDF(freedom, .975)),
            // Scores that differ by less than sampling would have them are no proof that nothing else does.
            Of(Math.Max(squares, noise) * freedom / ChiSquared.InvCDF(freedom, .025))
        );

        double Of(double all) => Math.Clamp((all - noise) / variances, 0, 1);
    }

    // What is left of a process of so many decades, of variance 1 in u, between a model and the line through its neighbours.
    private static double Smooth(double[] x, double[] slopes, int i, double before, double decades)
    {
        double[] weights = [before * slopes[i - 1], -slopes[i], (1 - before) * slopes[i + 1]];
        var variance = 0.0;
        for (var a = 0; a < 3; a++)
        for (var b = 0; b < 3; b++)
            variance += weights[a] * weights[b] * Math.Exp(-.5 * Math.Pow((x[i - 1 + a] - x[i - 1 + b]) / decades, 2));
        return variance;
    }
}
