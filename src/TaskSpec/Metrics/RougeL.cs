namespace TaskSpec;

/// <summary>ROUGE-L: F1 of the longest common subsequence of the words of output and target. From 0 to 1.</summary>
/// <remarks>
/// Lin 2004 (ACL W04-1013, eq. 2-4 with β = 1) as the package rouge-score computes rougeL without stemming: in lower case, words of
/// ASCII letters and digits, line breaks ignored. Where either has no words, the score is 0. A wrong word in the place of a right
/// one costs that word alone, so that it responds as the share of right tokens does. Linear memory; time grows with the product
/// of the numbers of words, over 64.
/// </remarks>
/// <example>
/// Summaries, by words in their order.
/// <code><![CDATA[
/// [Headline<RougeL>]
/// ]]></code>
/// </example>
[Metric("rouge_l", Form.TokensRight, By = By.Text)]
public sealed class RougeL : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample)
    {
        var words = Numbered.Of(Rouge.Words(output), Rouge.Words(sample.Target));
        return new NGramCounts(words.Output.Length, words.Target.Length, CommonSubsequence.Length(words)).F1;
    }
}
