namespace TaskSpec;

/// <summary>Edit similarity: 1 less the edit distance of output and target, over the length of the longer. From 0 to 1.</summary>
/// <remarks>
/// The distance is Levenshtein's, in tokens as <see cref="Tokens"/> cuts them: the fewest insertions, deletions and
/// substitutions. It is close to linear in the share of wrong tokens (Schaeffer, Miranda and Koyejo 2023, arXiv 2304.15004),
/// unless a tool decides all of them at once. Two empty texts are alike.
/// </remarks>
[Metric("edit_similarity", Form.TokensRight, By = By.Text)]
public sealed class EditSimilarity : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1; 1 only where the tokens are the same.</returns>
    public static double Score(string output, Sample sample)
    {
        var (a, b) = (Tokens.Split(output), Tokens.Split(sample.Target));
        var longer = Math.Max(a.Count, b.Count);
        return longer == 0 ? 1 : 1 - (double)Distance(a, b) / longer;
    }

    /// <summary>Levenshtein distance in one row of memory (Wagner and Fischer 1974).</summary>
    private static int Distance(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var row = Enumerable.Range(0, b.Count + 1).ToArray();
        for (var i = 1; i <= a.Count; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Count; j++)
            {
                var substitute = diagonal + (string.Equals(a[i - 1], b[j - 1], StringComparison.Ordinal) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
