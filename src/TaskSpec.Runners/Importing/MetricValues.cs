using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The values of a metric in a task as far as they are seen, on which hangs what a limit's end counts for.</summary>
internal sealed class MetricValues
{
    /// <summary>The lowest value; infinite where there is none.</summary>
    public double Low { get; private set; } = double.PositiveInfinity;

    /// <summary>The highest value; infinite where there is none.</summary>
    public double High { get; private set; } = double.NegativeInfinity;

    /// <summary>Takes down a value.</summary>
    public void See(double? value)
    {
        if (value is not { } number || double.IsNaN(number))
            return;
        Low = Math.Min(Low, number);
        High = Math.Max(High, number);
    }

    /// <summary>The value of an attempt that a limit ended: what was scored then, else the worst of a known range, else the worst share where all others are shares.</summary>
    public double? Limited(double? value, MetricScale scale) =>
        value
        ?? scale.Range?.Worst
        ?? (
            Low < 0 || High > 1 ? null
            : scale.IsLowerBetter == true ? 1
            : 0
        );
}
