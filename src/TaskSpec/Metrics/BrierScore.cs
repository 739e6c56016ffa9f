namespace TaskSpec;

/// <summary>
/// Brier score of multiple choice: the squared distance of the probabilities of the choices from certainty in the right one.
/// </summary>
/// <remarks>
/// The sum over choices of (1[right] - p)², with p renormalised over the choices (Brier 1950). From 0, the best, to 2; a uniform
/// guess among K choices has (K - 1) / K. It is proper and smooth, and no remedy for a chance floor: the mass of the wrong
/// choices moves it as much (arXiv 2406.04391).
/// </remarks>
/// <example>
/// Multiple choice, where probabilities count and not the choice alone.
/// <code><![CDATA[
/// [Headline<BrierScore>]
/// ]]></code>
/// </example>
[Metric("brier_score", Form.ChoiceProbability, By = By.LogProbs, Best = 0, Worst = 2, LmEval = "brier_score")]
public sealed class BrierScore : IChoiceMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 2; lower is better.</returns>
    public static double Score(IReadOnlyList<double> logLikelihoods, Sample sample)
    {
        var right = MultipleChoice.Right(logLikelihoods, sample);
        return MultipleChoice.Probabilities(logLikelihoods).Select((p, i) => Math.Pow((i == right ? 1 : 0) - p, 2)).Sum();
    }
}
