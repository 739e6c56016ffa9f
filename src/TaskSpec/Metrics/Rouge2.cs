namespace TaskSpec;

/// <summary>ROUGE-2: F1 of the pairs of neighbouring words of output and target. From 0 to 1.</summary>
/// <remarks>
/// Lin 2004 (ACL W04-1013) as the package rouge-score computes it without stemming: in lower case, words of ASCII letters and
/// digits. Where either has fewer than two words, the score is 0.
/// </remarks>
/// <example>
/// Summaries, by pairs of words.
/// <code><![CDATA[
/// [Headline<Rouge2>]
/// ]]></code>
/// </example>
[Metric("rouge2", Form.NGrams, Order = 2, FromOrder = 2, By = By.Text)]
public sealed class Rouge2 : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample) => Rouge.OfNGrams(output, sample.Target, 2);
}
