namespace TaskSpec;

/// <summary>The log-likelihood of every choice, right and wrong, kept apart for each sample.</summary>
/// <remarks>
/// What predicts accuracy best, sample by sample, because the mass on wrong choices grows with compute too (Schaeffer et al.
/// 2024, arXiv 2406.04391). As one figure it is the contrast of the right choice with the wrong ones.
/// </remarks>
/// <example>
/// Beside the accuracy of multiple choice: it shows a trend while accuracy is at chance.
/// <code><![CDATA[
/// [Records<ChoiceLogLikelihoods>]
/// ]]></code>
/// </example>
[Metric(
    "choice_log_likelihoods",
    Form.ChoiceLogLikelihoods,
    By = By.LogProbs,
    Best = double.PositiveInfinity,
    Worst = double.NegativeInfinity
)]
public sealed class ChoiceLogLikelihoods : IChoiceMetric
{
    /// <inheritdoc/>
    /// <returns>
    /// The log-likelihood of the right choice less the mean of the wrong ones, in nats; 0 where they are equal. Unbounded.
    /// </returns>
    public static double Score(IReadOnlyList<double> logLikelihoods, Sample sample)
    {
        var right = MultipleChoice.Right(logLikelihoods, sample);
        var wrong = logLikelihoods.Where((_, i) => i != right).DefaultIfEmpty(logLikelihoods[right]).Average();
        return logLikelihoods[right] == wrong ? 0 : logLikelihoods[right] - wrong;
    }
}
