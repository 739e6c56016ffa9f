namespace TaskSpec;

/// <summary>Edit similarity: 1 less the edit distance of output and target, over the length of the longer. From 0 to 1.</summary>
/// <remarks>
/// The distance is Levenshtein's, in tokens as <see cref="Tokens"/> cuts them: the fewest insertions, deletions and
/// substitutions. It is close to linear in the share of wrong tokens (Schaeffer, Miranda and Koyejo 2023, arXiv 2304.15004),
/// unless a tool decides all of them at once. Two empty texts are alike. Linear memory; time grows with the product of the
/// numbers of tokens between the first that differ and the last, over 64.
/// </remarks>
/// <example>
/// Beside exact match, for answers of several tokens: it rises where exact match is still 0.
/// <code><![CDATA[
/// [Headline<ExactMatch>, Records<EditSimilarity>]
/// ]]></code>
/// </example>
[Metric("edit_similarity", Form.TokensRight, By = By.Text)]
public sealed class EditSimilarity : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1; 1 only where the tokens are the same.</returns>
    public static double Score(string output, Sample sample)
    {
        var tokens = Numbered.Of(Tokens.Split(output), Tokens.Split(sample.Target));
        var longer = Math.Max(tokens.Output.Length, tokens.Target.Length);
        return longer == 0 ? 1 : 1 - (double)EditDistance.Of(tokens) / longer;
    }
}
