namespace TaskSpec.Measurement;

/// <summary>Refuses arguments outside a function's domain; NaN lies outside every one.</summary>
internal static class Require
{
    public static void Probability(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
            throw Refusal(value, name, "in [0, 1]");
    }

    public static void InsideUnit(double value, string name)
    {
        if (!(value is > 0 and < 1))
            throw Refusal(value, name, "in (0, 1)");
    }

    public static void Positive(double value, string name)
    {
        if (!(value > 0 && IsFinite(value)))
            throw Refusal(value, name, "finite and above 0");
    }

    public static void NotNegative(double value, string name) => AtLeast(0, value, name);

    public static void AtLeast(double least, double value, string name)
    {
        if (!(value >= least && IsFinite(value)))
            throw Refusal(value, name, $"finite and at least {least}");
    }

    public static void Between(double least, double value, double most, string name)
    {
        if (!(value >= least && value <= most))
            throw Refusal(value, name, $"from {least} to {most}");
    }

    public static void Finite(double value, string name)
    {
        if (!IsFinite(value))
            throw Refusal(value, name, "finite");
    }

    /// <summary>At least so many values, all of them finite.</summary>
    public static void Values(IReadOnlyList<double> values, int least, string name)
    {
        Count(least, values.Count, name);
        foreach (var value in values)
            Finite(value, name);
    }

    public static void Count(int least, int count, string name)
    {
        if (count < least)
            throw Refusal(count, name, $"at least {least} in number");
    }

    public static void SameCount(int expected, int count, string name)
    {
        if (count != expected)
            throw Refusal(count, name, $"{expected} in number, one for each of the others");
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static ArgumentOutOfRangeException Refusal(object value, string name, string domain) =>
        new(name, value, $"{name} must be {domain}.");
}
