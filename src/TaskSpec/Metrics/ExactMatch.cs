namespace TaskSpec;

/// <summary>Exact match: 1 where the output is the target, else 0. White space around either does not count; case does.</summary>
/// <example>
/// Short answers with one right form, such as a word; of numbers take <see cref="NumericMatch"/>.
/// <code><![CDATA[
/// [Headline<ExactMatch>]
/// ]]></code>
/// </example>
[Metric("exact_match", Form.AllRight, By = By.Text, LmEval = "exact_match", Inspect = "exact")]
public sealed class ExactMatch : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>0 or 1.</returns>
    public static double Score(string output, Sample sample) =>
        output.AsSpan().Trim().SequenceEqual(sample.Target.AsSpan().Trim()) ? 1 : 0;
}
