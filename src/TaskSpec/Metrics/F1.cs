namespace TaskSpec;

/// <summary>F1 of the bags of words of output and target: the harmonic mean of precision and recall. From 0 to 1.</summary>
/// <remarks>
/// Both are normalised as in SQuAD (Rajpurkar et al. 2016, arXiv 1606.05250): lower case; without ASCII punctuation; without the
/// words 'a', 'an' and 'the'; split at white space. Where either has no words left, the score is 1 if both have none, else 0, as in
/// SQuAD 2.0. The f1 of lm-evaluation-harness is another: that of a classifier.
/// </remarks>
/// <example>
/// Short answers in free words, as in question answering over passages.
/// <code><![CDATA[
/// [Headline<F1>]
/// ]]></code>
/// </example>
[Metric("f1", Form.TokensRight, By = By.Text, Inspect = "f1")]
public sealed class F1 : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample)
    {
        var (actual, expected) = (Words(output), Words(sample.Target));
        if (actual.Length == 0 || expected.Length == 0)
            return actual.Length == expected.Length ? 1 : 0;
        var left = expected.CountBy(word => word).ToDictionary();
        var common = actual.Count(word => left.GetValueOrDefault(word) > 0 && left[word]-- > 0);
        return 2.0 * common / (actual.Length + expected.Length);
    }

    private static string[] Words(string text) =>
        [
            .. string.Concat(Characters.Lower(text).Where(c => !IsAsciiPunctuation(c)))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word is not ("a" or "an" or "the")),
        ];

    private static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));
}
