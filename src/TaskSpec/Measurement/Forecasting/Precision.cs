namespace TaskSpec.Measurement;

/// <summary>How finely a forecast error is computed: midpoints of the difficulty prior, and quasi-random data sets at each.</summary>
/// <param name="Midpoints">Equally likely values of x₅₀ for each exponent.</param>
/// <param name="Draws">Data sets a node.</param>
/// <remarks>The cost grows as Midpoints² · Draws. Designs that are compared must share one.</remarks>
public sealed record Precision(int Midpoints, int Draws)
{
    /// <summary>For whatever is reported as a figure, in a compiler as in a command.</summary>
    public static Precision Fine { get; } = new(33, 8);

    /// <summary>For searches that ask thousands of times: an eighth of the time, within 4 % where the error is above 0.04, and within 0.007 anywhere.</summary>
    public static Precision Coarse { get; } = new(17, 4);
}
