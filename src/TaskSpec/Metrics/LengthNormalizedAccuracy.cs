using System.Text;

namespace TaskSpec;

/// <summary>
/// Accuracy of multiple choice by log-likelihood per byte, so that long choices are not at a disadvantage. The first wins a tie.
/// </summary>
/// <remarks>
/// Bytes are those of the choice in UTF-8. The acc_norm of lm-evaluation-harness divides by characters: the same for ASCII.
/// An empty choice counts as one byte.
/// </remarks>
/// <example>
/// Multiple choice whose choices differ in length, such as the endings of sentences.
/// <code><![CDATA[
/// [Headline<LengthNormalizedAccuracy>]
/// ]]></code>
/// </example>
[Metric("acc_norm", Form.ArgmaxOfChoices, By = By.LogProbs, LmEval = "acc_norm")]
public sealed class LengthNormalizedAccuracy : IChoiceMetric
{
    /// <inheritdoc/>
    /// <returns>0 or 1.</returns>
    public static double Score(IReadOnlyList<double> logLikelihoods, Sample sample)
    {
        var right = MultipleChoice.Right(logLikelihoods, sample);
        var perByte = logLikelihoods.Zip(
            sample.Choices,
            (value, choice) => value / Math.Max(1, Encoding.UTF8.GetByteCount(choice))
        );
        return right == MultipleChoice.Argmax([.. perByte]) ? 1 : 0;
    }
}
