namespace TaskSpec.Scaling.Laws;

/// <summary>
/// A logistic curve with floor and ceiling, b + a/(1 + e^(−k(x − x0))), over the decimal logarithm of compute, where a leads to what is better, or
/// over a loss, where a leads away from it (Bhagia et al. 2024, arXiv 2412.04403).
/// </summary>
/// <param name="overLoss">Whether x is a loss itself.</param>
/// <param name="floor">The score of chance, where it is known.</param>
/// <param name="range">The worst and the best value that a score can have; from 0 to 1 where null.</param>
public sealed class SigmoidLaw(bool overLoss, double? floor = null, (double Worst, double Best)? range = null) : LawForm
{
    private readonly double worst = range?.Worst ?? 0;
    private readonly double best = range?.Best ?? 1;

    /// <inheritdoc/>
    public override string Name => "sigmoid";

    /// <inheritdoc/>
    public override string Formula => overLoss ? "b + a / (1 + e^(-k (x - x0)))" : "b + a / (1 + e^(-k (log10 x - x0)))";

    /// <inheritdoc/>
    public override IReadOnlyList<LawParameter> Parameters { get; } =
    [
        new(
            "a",
            Math.Min(0, overLoss ? -Width(range) : Width(range)),
            Math.Max(0, overLoss ? -Width(range) : Width(range)),
            LawRole.Size
        ),
        new("x0", 0, 60, LawRole.Place),
        new("k", 0, 1000, LawRole.Rate),
        // Over compute b is the floor. Over a loss it is the ceiling, and a known floor is held by At.
        new(
            "b",
            (overLoss ? null : floor) ?? Math.Min(range?.Worst ?? 0, range?.Best ?? 1),
            (overLoss ? null : floor) ?? Math.Max(range?.Worst ?? 0, range?.Best ?? 1),
            LawRole.Limit
        ),
    ];

    /// <inheritdoc/>
    public override double At(ReadOnlySpan<double> parameters, LawPoint point, Span<double> gradient)
    {
        var x = Axis(point);
        var rise = 1 / (1 + Math.Exp(-parameters[2] * (x - parameters[1])));
        var slope = rise * (1 - rise);
        // From a known floor g the amplitude over a loss is g − b, whatever a is.
        var held = overLoss && floor is not null;
        var a = held ? floor!.Value - parameters[3] : parameters[0];
        gradient[0] = held ? 0 : rise;
        gradient[1] = -a * slope * parameters[2];
        gradient[2] = a * slope * (x - parameters[1]);
        gradient[3] = held ? 1 - rise : 1;
        return parameters[3] + a * rise;
    }

    /// <inheritdoc/>
    public override IEnumerable<double[]> Starts(IReadOnlyList<LawPoint> points)
    {
        var axis = points.Select(Axis).ToArray();
        var spread = Math.Max(axis.Max() - axis.Min(), 1e-6);
        // From the worst value on, so that a metric and its mirror start alike. A few models may lie far below or above the rest.
        var way = Math.Sign(best - worst);
        double[] gains = [.. points.Select(point => way * (point.Value - worst))];
        double low = gains.Min(),
            high = gains.Max(),
            lowest = Quantile(gains, 0.1),
            highest = Quantile(gains, 0.9),
            most = Math.Abs(best - worst);
        (double Floor, double Rise)[] ranges = [(low, high - low), (low, most - low), (lowest, highest - lowest)];
        double[] places = [axis.Min(), Quantile(axis, 0.25), Quantile(axis, 0.5), Quantile(axis, 0.75), axis.Max()];
        return from start in ranges
            let rise = Math.Max(start.Rise, 0.05 * most)
            from place in Grid(places, [2 / spread, 6 / spread, 20 / spread, 60 / spread])
            select overLoss
                ? (double[])[-way * rise, place[0], place[1], worst + way * Math.Min(most, start.Floor + rise)]
                : [way * rise, place[0], place[1], floor ?? worst + way * Math.Clamp(start.Floor, 0, most)];
    }

    private static double Width((double Worst, double Best)? range) => range is { } known ? known.Best - known.Worst : 1;

    /// <summary>Where a point stands on the axis of x0: the loss, or the decimal logarithm of compute.</summary>
    internal double Axis(LawPoint point) => overLoss ? point.X : Math.Log10(point.X);
}
