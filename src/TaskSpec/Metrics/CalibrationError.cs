using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>
/// Expected calibration error: how far stated confidence is from the rate of success, on average over bins of confidence. 0 at best.
/// </summary>
/// <remarks>
/// Σ |B|/n · |accuracy(B) − confidence(B)| over the bins B (Naeini et al. 2015; Guo et al. 2017, arXiv 1706.04599, eq. 3). It is
/// biased upwards in small samples (Roelofs et al. 2022, arXiv 2012.08668): with n confidences spread evenly over M bins, perfect
/// calibration scores about .31·√(M/n), which is .09 for 200 and 15. Compare models only on the same n and bins.
/// </remarks>
/// <example>
/// Whether a model knows what it knows; beside a score of right and wrong.
/// <code><![CDATA[
/// [Records<CalibrationError>]
/// ]]></code>
/// </example>
[Metric("calibration_error", Form.CalibrationError, Averaging = Averaging.Corpus, By = By.LogProbs, Best = 0, Worst = 1)]
public sealed class CalibrationError : IMetric
{
    /// <summary>The expected calibration error of answers with a stated confidence. Linear in their number.</summary>
    /// <param name="answers">The confidence of each answer, from 0 to 1, and whether it was right; none make 0.</param>
    /// <param name="bins">Bins of equal width, at least 1; a confidence on an edge belongs to the bin below.</param>
    /// <returns>From 0 to 1; lower is better.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A confidence is NaN or not from 0 to 1, or there is no bin.</exception>
    public static double Of(IEnumerable<(double Confidence, bool Right)> answers, int bins = 15)
    {
        Require.Count(1, bins, nameof(bins));
        var surplus = new double[bins];
        var count = 0L;
        foreach (var (confidence, right) in answers)
        {
            Require.Probability(confidence, nameof(answers));
            surplus[Math.Max(0, (int)Math.Ceiling(confidence * bins) - 1)] += confidence - (right ? 1 : 0);
            count++;
        }

        return count == 0 ? 0 : surplus.Sum(Math.Abs) / count;
    }
}
