namespace TaskSpec.Measurement;

/// <summary>Refuses arguments outside a function's domain; NaN lies outside every one.</summary>
internal static class Require
{
    public static void Probability(double value, string name) => That(value is >= 0 and <= 1, value, name, "in [0, 1]");

    public static void InsideUnit(double value, string name) => That(value is > 0 and < 1, value, name, "in (0, 1)");

    public static void Positive(double value, string name) => That(value > 0 && Finite(value), value, name, "finite and above 0");

    public static void NotNegative(double value, string name) =>
        That(value >= 0 && Finite(value), value, name, "finite and at least 0");

    public static void AtLeast(double least, double value, string name) =>
        That(value >= least && Finite(value), value, name, $"finite and at least {least}");

    public static void Between(double least, double value, double most, string name) =>
        That(value >= least && value <= most, value, name, $"from {least} to {most}");

    public static void Finite(double value, string name) => That(Finite(value), value, name, "finite");

    /// <summary>At least so many values, all of them finite.</summary>
    public static void Values(IReadOnlyList<double> values, int least, string name)
    {
        Count(least, values.Count, name);
        foreach (var value in values)
            Finite(value, name);
    }

    public static void Count(int least, int count, string name) =>
        That(count >= least, count, name, $"at least {least} in number");

    public static void SameCount(int expected, int count, string name) =>
        That(count == expected, count, name, $"one for each of the {expected} values");

    private static bool Finite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static void That(bool holds, object value, string name, string domain)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be {domain}.");
    }
}
