namespace TaskSpec;

/// <summary>ROUGE-1: F1 of the words of output and target, in any order. From 0 to 1.</summary>
/// <remarks>
/// Lin 2004 (ACL W04-1013) as the package rouge-score computes it without stemming: in lower case, words of ASCII letters and
/// digits. Where either has no words, the score is 0.
/// </remarks>
/// <example>
/// Summaries, by their words in any order.
/// <code><![CDATA[
/// [Headline<Rouge1>]
/// ]]></code>
/// </example>
[Metric("rouge1", Form.TokensRight, By = By.Text)]
public sealed class Rouge1 : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample) => Rouge.OfNGrams(output, sample.Target, 1);
}
