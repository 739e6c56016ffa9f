namespace TaskSpec;

/// <summary>
/// Accuracy of multiple choice: 1 where the right choice has the highest log-likelihood, else 0. The first wins a tie.
/// </summary>
/// <remarks>Its chance floor is one over the choices, declared by <see cref="ChoicesAttribute"/>.</remarks>
/// <example>
/// Multiple choice, as most tables report it.
/// <code><![CDATA[
/// [Headline<MultipleChoiceAccuracy>, Records<ChoiceLogLikelihoods>]
/// ]]></code>
/// </example>
[Metric("acc", Form.ArgmaxOfChoices, By = By.LogProbs, LmEval = "acc", Inspect = "choice")]
public sealed class MultipleChoiceAccuracy : IChoiceMetric
{
    /// <inheritdoc/>
    /// <returns>0 or 1.</returns>
    public static double Score(IReadOnlyList<double> logLikelihoods, Sample sample) =>
        MultipleChoice.Right(logLikelihoods, sample) == MultipleChoice.Argmax(logLikelihoods) ? 1 : 0;
}
