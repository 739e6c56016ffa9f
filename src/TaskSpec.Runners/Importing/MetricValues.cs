using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The values of a metric in a task as far as they are seen, on which hangs what a limit's end counts for.</summary>
internal sealed class MetricValues
{
    private double low;
    private double high;

    /// <summary>Takes down a value.</summary>
    public void See(double? value)
    {
        if (value < low)
            low = value.Value;
        else if (value > high)
            high = value.Value;
    }

    /// <summary>The value of an attempt that a limit ended: what was scored then, else the worst of a known range, else the worst share where all others are shares.</summary>
    public double? Limited(double? value, MetricScale scale) =>
        value
        ?? scale.Range?.Worst
        ?? (
            low < 0 || high > 1 ? null
            : scale.IsLowerBetter == true ? 1
            : 0
        );
}
