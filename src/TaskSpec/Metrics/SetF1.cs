namespace TaskSpec;

/// <summary>F1 of two sets, written as lists with commas or line breaks between. From 0 to 1.</summary>
/// <remarks>
/// The harmonic mean of precision and recall, which is Dice's coefficient, and scikit-learn's f1_score with average='samples'. Order and
/// repetition do not count, nor does white space around an element; letter case does. Two empty sets are alike; an empty one
/// and another score 0.
/// </remarks>
/// <example>
/// Answers that are lists in any order, such as names.
/// <code><![CDATA[
/// [Headline<SetF1>]
/// ]]></code>
/// </example>
[Metric("set_f1", Form.SetOverlap, Averaging = Averaging.Samples, By = By.Text)]
public sealed class SetF1 : ITextMetric
{
    private static readonly char[] Separators = [',', '\n', '\r'];

    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample)
    {
        var (actual, expected) = (Elements(output), Elements(sample.Target));
        var sizes = actual.Count + expected.Count;
        return sizes == 0 ? 1 : 2.0 * actual.Count(expected.Contains) / sizes;
    }

    private static HashSet<string> Elements(string list) =>
        [.. list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
