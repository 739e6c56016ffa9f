using MathNet.Numerics.Distributions;

namespace TaskSpec.Scaling.Signal;

/// <summary>A standard deviation that is pooled over runs, with its 95 % interval.</summary>
/// <param name="Value">The standard deviation.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Freedom">Degrees of freedom, fewer where the runs' variances differ.</param>
public sealed record NoiseEstimate(double Value, double Low, double High, double Freedom)
{
    /// <summary>The least degrees of freedom that a figure is given for.</summary>
    public const int LeastFreedom = 3;

    /// <summary>The pooled estimate; null where there is too little to pool.</summary>
    /// <param name="parts">Sums of squares with their degrees of freedom, one a run.</param>
    internal static NoiseEstimate? Of(IEnumerable<SquareSum> parts)
    {
        double squares = 0,
            freedom = 0,
            uncertainty = 0;
        foreach (var part in parts.Where(part => part.Freedom > 0))
        {
            squares += part.Squares;
            freedom += part.Freedom;
            uncertainty += part.Squares * part.Squares / (part.Freedom + 2);
        }

        var value = Math.Sqrt(squares / freedom);
        if (freedom < LeastFreedom || !double.IsFinite(uncertainty))
            return null;
        if (uncertainty == 0)
            return new(value, value, value, freedom);
        // Satterthwaite (1946), each squared variance by its unbiased estimate.
        var effective = Math.Min(freedom, squares * squares / uncertainty);
        return new(value, End(.975), End(.025), effective);

        double End(double share) => value * Math.Sqrt(effective / ChiSquared.InvCDF(effective, share));
    }

    /// <summary>The same in another unit.</summary>
    internal NoiseEstimate? Over(double unit) => unit > 0 ? new(Value / unit, Low / unit, High / unit, Freedom) : null;
}

/// <summary>Squared deviations, and how many of them are free.</summary>
internal readonly record struct SquareSum(double Squares, int Freedom)
{
    private const double Rounding = 1e-13;

    /// <summary>About the mean.</summary>
    public static SquareSum AboutMean(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return new(Squared(values.Select(value => value - mean), values), values.Count - 1);
    }

    /// <summary>About the straight line over the places, because a run that still learns is not thereby noisy.</summary>
    public static SquareSum AboutLine(IReadOnlyCollection<(double Place, double Value)> points)
    {
        double mean = points.Average(point => point.Value),
            middle = points.Average(point => point.Place),
            width = points.Sum(point => (point.Place - middle) * (point.Place - middle)),
            slope = width > 0 ? points.Sum(point => (point.Place - middle) * (point.Value - mean)) / width : 0;
        double[] values = [.. points.Select(point => point.Value)];
        return new(
            Squared(points.Select(point => point.Value - mean - slope * (point.Place - middle)), values),
            points.Count - 2
        );
    }

    // What rounding leaves of values that are all alike is not noise.
    private static double Squared(IEnumerable<double> deviations, IEnumerable<double> values)
    {
        var least = Rounding * values.Max(Math.Abs);
        return deviations.Sum(deviation => Math.Abs(deviation) <= least ? 0 : deviation * deviation);
    }
}
