using MathNet.Numerics;

namespace TaskSpec.Scaling.Laws;

/// <summary>A power law with offset, E + A x^−α, or E − A x^−α of a score that rises.</summary>
/// <param name="rises">Whether the value rises with scale.</param>
/// <param name="least">The lowest value that a score can have.</param>
/// <param name="most">The highest; null where none is known, and of a score that rises 1.</param>
public sealed class PowerLaw(bool rises, double least = 0, double? most = null) : LawForm
{
    private readonly double limit = most ?? (rises ? 1 : double.MaxValue);
    private readonly double sign = rises ? -1 : 1;

    /// <inheritdoc/>
    public override string Name => "power";

    /// <inheritdoc/>
    public override string Formula => rises ? "E - A x^-alpha" : "E + A x^-alpha";

    /// <inheritdoc/>
    public override IReadOnlyList<LawParameter> Parameters { get; } =
    [
        new("A", -50, 200, LawRole.Size, IsLog: true),
        new("alpha", 0, 5, LawRole.Rate),
        new("E", least, most ?? (rises ? 1 : double.MaxValue), LawRole.Limit),
    ];

    /// <inheritdoc/>
    public override double At(ReadOnlySpan<double> parameters, LawPoint point, Span<double> gradient)
    {
        var log = Math.Log(point.X);
        var term = sign * Math.Exp(parameters[0] - parameters[1] * log);
        (gradient[0], gradient[1], gradient[2]) = (term, -log * term, 1);
        return parameters[2] + term;
    }

    /// <inheritdoc/>
    public override IEnumerable<double[]> Starts(IReadOnlyList<LawPoint> points)
    {
        var log = points.Average(point => Math.Log(point.X));
        double low = points.Min(point => point.Value),
            high = points.Max(point => point.Value);
        var spread = Math.Max(high - low, 1e-6);
        double[] offsets = rises
            ? [Math.Min(limit, high + spread / 4), Math.Min(limit, high + 2 * spread), limit]
            :
            [
                Math.Max(least, low - spread / 4),
                Math.Max(least, low - 2 * spread),
                .. new[] { 0.75, 0.5, 0.25, 0 }.Select(share => least + share * (low - least)),
            ];
        return
        [
            .. Grid([0.03, 0.1, 0.3, 1], offsets)
                .Select(start => (double[])[Math.Log(spread) + start[0] * log, start[0], start[1]]),
            .. offsets.Select(offset => Line(points, offset)),
        ];
    }

    // Where the offset is known, the rest is a line in logarithms.
    private double[] Line(IReadOnlyList<LawPoint> points, double offset)
    {
        var left = points.Where(point => sign * (point.Value - offset) > 0).ToArray();
        if (left.Select(point => point.X).Distinct().Count() < 2)
            return [0, 0, offset];
        var (size, slope) = Fit.Line(
            [.. left.Select(point => Math.Log(point.X))],
            [.. left.Select(point => Math.Log(sign * (point.Value - offset)))]
        );
        return [size, -slope, offset];
    }
}
