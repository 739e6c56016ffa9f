namespace TaskSpec;

/// <summary>Tolerant match: 1 where the output is at most two edits from the target, else 0.</summary>
/// <remarks>
/// Edits are insertions, deletions and substitutions of tokens as <see cref="Tokens"/> cuts them. <see cref="Within"/> takes another
/// tolerance: another metric, which declares it as <see cref="MetricAttribute.Edits"/>. Two edits forgive any two digits, so that
/// a target of two tokens has no wrong answer of its length.
/// </remarks>
/// <example>
/// Answers in which a slip or two is forgiven.
/// <code><![CDATA[
/// [Headline<TolerantMatch>]
/// ]]></code>
/// </example>
[Metric("tolerant_match", Form.WithinEdits, Edits = Tolerance, By = By.Text)]
public sealed class TolerantMatch : ITextMetric
{
    private const int Tolerance = 2;

    /// <inheritdoc/>
    /// <returns>0 or 1.</returns>
    public static double Score(string output, Sample sample) => Within(output, sample.Target, Tolerance) ? 1 : 0;

    /// <summary>Whether the output is at most so many edits from the target.</summary>
    /// <param name="output">What the model wrote, after extraction.</param>
    /// <param name="target">What counts as right.</param>
    /// <param name="edits">Tokens that may be inserted, deleted or substituted, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of edits is negative.</exception>
    /// <remarks>Linear memory; time grows with the number of tokens times the edits that may be.</remarks>
    public static bool Within(string output, string target, int edits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(edits);
        var tokens = Numbered.Of(Tokens.Split(output), Tokens.Split(target));
        // No distance is longer than the longer text, which keeps the limit away from overflow.
        var limit = Math.Min(edits, Math.Max(tokens.Output.Length, tokens.Target.Length));
        return EditDistance.Within(tokens, limit) <= limit;
    }
}
