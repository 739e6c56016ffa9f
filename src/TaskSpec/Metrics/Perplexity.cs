namespace TaskSpec;

/// <summary>
/// Perplexity of the target: e to the negative mean log-likelihood of its tokens. 1 at best, without an upper bound.
/// </summary>
/// <remarks>
/// The tokens are the model's own: perplexities of models with different tokenizers do not compare; <see cref="BitsPerByte"/>
/// does.
/// </remarks>
/// <example>
/// Texts, over models with one tokenizer.
/// <code><![CDATA[
/// [Headline<Perplexity>]
/// ]]></code>
/// </example>
[Metric("perplexity", Form.LogLikelihood, By = By.LogProbs, Best = 1, Worst = double.PositiveInfinity, LmEval = "perplexity")]
public sealed class Perplexity : IMetric
{
    /// <summary>The perplexity of a text from its log-likelihood.</summary>
    /// <param name="nats">The log-likelihood of the whole text in nats, at most 0.</param>
    /// <param name="tokens">How many of the model's tokens the text has, at least 1.</param>
    /// <returns>At least 1.</returns>
    public static double Of(double nats, int tokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1);
        return Math.Exp(-nats / tokens);
    }
}
