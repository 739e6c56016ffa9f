namespace TaskSpec;

/// <summary>Longest prefix: the share of the target's tokens that are right before the first wrong one. From 0 to 1.</summary>
/// <remarks>
/// Tokens are cut by <see cref="Tokens"/>; those behind the target's last cost nothing. Only an empty output meets an empty target.
/// </remarks>
/// <example>
/// Sequences in which all that follows an error is worthless, such as moves.
/// <code><![CDATA[
/// [Headline<LongestPrefix>]
/// ]]></code>
/// </example>
[Metric("longest_prefix", Form.LongestPrefix, By = By.Text)]
public sealed class LongestPrefix : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample)
    {
        var (actual, expected) = (Tokens.Split(output), Tokens.Split(sample.Target));
        return expected.Count == 0
            ? actual.Count == 0
                ? 1
                : 0
            : (double)actual.Zip(expected).TakeWhile(pair => pair.First == pair.Second).Count() / expected.Count;
    }
}
