using System.Text;

namespace TaskSpec;

/// <summary>
/// Bits per byte of the target: its log-likelihood in bits, over its length as UTF-8. 0 at best, without an upper bound.
/// </summary>
/// <remarks>Unlike perplexity it does not depend on the tokenizer, so that models of different families compare.</remarks>
/// <example>
/// Texts, over models with different tokenizers; as a loss it shows a trend long before any answer is right.
/// <code><![CDATA[
/// [Headline<BitsPerByte>]
/// ]]></code>
/// </example>
[Metric(
    "bits_per_byte",
    Form.LogLikelihood,
    By = By.LogProbs,
    Best = 0,
    Worst = double.PositiveInfinity,
    LmEval = "bits_per_byte"
)]
public sealed class BitsPerByte : IMetric
{
    /// <summary>Bits per byte of a text from its log-likelihood.</summary>
    /// <param name="nats">The log-likelihood of the whole text in nats, at most 0.</param>
    /// <param name="text">The text, not empty.</param>
    /// <returns>At least 0.</returns>
    public static double Of(double nats, string text) =>
        text.Length == 0
            ? throw new ArgumentException("An empty text has no bits per byte.", nameof(text))
            : -nats / (Math.Log(2) * Encoding.UTF8.GetByteCount(text));
}
