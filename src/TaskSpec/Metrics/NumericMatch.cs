using System.Globalization;
using TaskSpec.Measurement;

namespace TaskSpec;

/// <summary>Numeric match: 1 where the output is the target's number, to within a millionth of it, else 0.</summary>
/// <remarks>
/// Numbers are read as '-1,234.5e6' is: with a period, commas between thousands ignored. Where either is no finite number, it is
/// <see cref="ExactMatch"/>. <see cref="IsClose"/> takes another tolerance.
/// </remarks>
/// <example>
/// Answers that are numbers: 1,000 and 1000.0 are the same.
/// <code><![CDATA[
/// [Headline<NumericMatch>]
/// ]]></code>
/// </example>
[Metric("numeric_match", Form.AllRight, By = By.Text)]
public sealed class NumericMatch : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>0 or 1.</returns>
    public static double Score(string output, Sample sample) =>
        Read(output) is { } actual && Read(sample.Target) is { } expected
            ? IsClose(actual, expected, 1e-6)
                ? 1
                : 0
            : ExactMatch.Score(output, sample);

    /// <summary>Whether two numbers differ by at most a share of the larger, as Python's math.isclose has it (PEP 485).</summary>
    /// <param name="a">One number; NaN is close to nothing, an infinity to itself alone.</param>
    /// <param name="b">The other number.</param>
    /// <param name="relativeTolerance">The share, finite and at least 0. Nothing but 0 is close to 0 with a share below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is negative or not finite.</exception>
    public static bool IsClose(double a, double b, double relativeTolerance)
    {
        Require.NotNegative(relativeTolerance, nameof(relativeTolerance));
        return a == b
            || double.IsFinite(a)
                && double.IsFinite(b)
                && Math.Abs(a - b) <= relativeTolerance * Math.Max(Math.Abs(a), Math.Abs(b));
    }

    private static double? Read(string text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
