namespace TaskSpec.Tests.Measurement.Statistics;

/// <summary>Arguments outside a function's domain are refused by name, and never become NaN.</summary>
internal static class Refusals
{
    public static readonly double[] NotProbabilities = [-.1, 1.1, double.NaN, double.PositiveInfinity];
    public static readonly double[] NotPositive = [0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static void Refused<T>(string argument, Func<T> call)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => (object?)call());
        Assert.Equal(argument, refusal.ParamName);
        Assert.Contains($"{argument} must be ", refusal.Message);
    }
}
