namespace TaskSpec.Scaling.Laws;

/// <summary>A power law in surprisal: g + (1 − g) e^(−A x^−α), in one step from compute to score (Krajewski et al. 2025, arXiv 2512.08894).</summary>
/// <param name="floor">The score of chance g.</param>
/// <param name="ceiling">The best value that a score can have.</param>
public sealed class SurprisalLaw(double floor = 0, double ceiling = 1) : LawForm
{
    /// <inheritdoc/>
    public override string Name => "surprisal";

    /// <inheritdoc/>
    public override string Formula =>
        ceiling == 1 ? "g + (1 - g) e^(-A x^-alpha)" : FormattableString.Invariant($"g + ({ceiling} - g) e^(-A x^-alpha)");

    /// <inheritdoc/>
    public override IReadOnlyList<LawParameter> Parameters { get; } =
    [new("A", -50, 200, LawRole.Size, IsLog: true), new("alpha", 0, 5, LawRole.Rate), new("g", floor, floor, LawRole.Limit)];

    /// <inheritdoc/>
    public override double At(ReadOnlySpan<double> parameters, LawPoint point, Span<double> gradient)
    {
        var log = Math.Log(point.X);
        var surprisal = Math.Exp(parameters[0] - parameters[1] * log);
        var known = Math.Exp(-surprisal);
        var slope = (ceiling - floor) * known * -surprisal;
        (gradient[0], gradient[1], gradient[2]) = (slope, -log * slope, 1 - known);
        return floor + (ceiling - floor) * known;
    }

    /// <inheritdoc/>
    public override IEnumerable<double[]> Starts(IReadOnlyList<LawPoint> points)
    {
        var log = points.Average(point => Math.Log(point.X));
        return Grid([0.03, 0.1, 0.2, 0.4, 0.8, 1.6], [0.1, 0.3, 1, 3])
            .Select(start => (double[])[Math.Log(start[1]) + start[0] * log, start[0], floor]);
    }
}
