namespace TaskSpec;

/// <summary>Token accuracy: the share of the target's tokens that stand in the output at the same place. From 0 to 1.</summary>
/// <remarks>
/// Tokens are cut by <see cref="Tokens"/>. One too many at the start makes all of them wrong, which
/// <see cref="EditSimilarity"/> forgives; those behind the target's last cost nothing. Only an empty output meets an empty target.
/// </remarks>
/// <example>
/// Answers of fixed places, such as digits or a grid.
/// <code><![CDATA[
/// [Headline<TokenAccuracy>]
/// ]]></code>
/// </example>
[Metric("token_accuracy", Form.TokensRight, By = By.Text)]
public sealed class TokenAccuracy : ITextMetric
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
            : (double)actual.Zip(expected).Count(pair => pair.First == pair.Second) / expected.Count;
    }
}
