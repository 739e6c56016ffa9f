namespace TaskSpec.Scaling.Laws;

/// <summary>A power law with one smooth break, E + b x^−c0 (1 + (x/d)^(1/f))^(−c1 f) (Caballero et al. 2023, arXiv 2210.14891).</summary>
/// <param name="rises">Whether the value rises with scale; then the second term is taken off.</param>
/// <param name="least">The lowest value that a score can have.</param>
/// <param name="most">The highest; null where none is known, and of a score that rises 1.</param>
/// <remarks>A break beyond the data cannot be seen in them.</remarks>
public sealed class BrokenLaw(bool rises, double least = 0, double? most = null) : LawForm
{
    private readonly double limit = most ?? (rises ? 1 : double.MaxValue);
    private readonly double sign = rises ? -1 : 1;

    /// <inheritdoc/>
    public override string Name => "broken";

    /// <inheritdoc/>
    public override string Formula => $"E {(rises ? '-' : '+')} b x^-c0 (1 + (x/d)^(1/f))^(-c1 f)";

    /// <inheritdoc/>
    public override IReadOnlyList<LawParameter> Parameters { get; } =
    [
        new("b", -50, 200, LawRole.Size, IsLog: true),
        new("c0", -2, 5, LawRole.Size),
        new("c1", -5, 5, LawRole.Rate),
        new("d", -20, 140, LawRole.Place, IsLog: true),
        new("f", Math.Log(0.01), Math.Log(10), LawRole.Size, IsLog: true),
        new("E", least, most ?? (rises ? 1 : double.MaxValue), LawRole.Limit),
    ];

    /// <inheritdoc/>
    public override double At(ReadOnlySpan<double> parameters, LawPoint point, Span<double> gradient)
    {
        var log = Math.Log(point.X);
        var (c1, f) = (parameters[2], Math.Exp(parameters[4]));
        var beyond = (log - parameters[3]) / f;
        var share = 1 / (1 + Math.Exp(-beyond));
        var soft = beyond > 0 ? beyond + Math.Log(1 + Math.Exp(-beyond)) : Math.Log(1 + Math.Exp(beyond));
        var term = sign * Math.Exp(parameters[0] - parameters[1] * log - c1 * f * soft);
        gradient[0] = term;
        gradient[1] = -log * term;
        gradient[2] = -f * soft * term;
        gradient[3] = c1 * share * term;
        gradient[4] = -c1 * f * (soft - beyond * share) * term;
        gradient[5] = 1;
        return parameters[5] + term;
    }

    /// <inheritdoc/>
    public override IEnumerable<double[]> Starts(IReadOnlyList<LawPoint> points)
    {
        var logs = points.Select(point => Math.Log(point.X)).ToArray();
        double low = points.Min(point => point.Value),
            high = points.Max(point => point.Value);
        var spread = Math.Max(high - low, 1e-6);
        double[] breaks = [Quantile(logs, 0.25), Quantile(logs, 0.5), Quantile(logs, 0.75)];
        double[] offsets = rises ? [Math.Min(limit, high + spread / 4)] : [least, Math.Max(least, low - spread / 4)];
        return Grid([0.05, 0.3], [-0.3, 0.3, 1], breaks, [Math.Log(0.1), 0], offsets)
            .Select(start =>
                (double[])[Math.Log(spread) + start[0] * logs.Average(), start[0], start[1], start[2], start[3], start[4]]
            );
    }
}
