namespace Tour;

/// <summary>
/// The share of digits that are right, counted from the last: a lost leading digit costs one, not all. From 0 to 1.
/// </summary>
/// <remarks>
/// Long multiplication works from the right, so this is where partial success shows. The longer number is what it is a share of.
/// </remarks>
[Metric("digit_accuracy", Form.TokensRight, By = By.Text)]
public sealed class DigitAccuracy : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>From 0 to 1.</returns>
    public static double Score(string output, Sample sample)
    {
        var (actual, expected) = (output.Trim().Reverse().ToArray(), sample.Target.Trim().Reverse().ToArray());
        var longer = Math.Max(actual.Length, expected.Length);
        return longer == 0 ? 1 : (double)actual.Zip(expected).Count(pair => pair.First == pair.Second) / longer;
    }
}
