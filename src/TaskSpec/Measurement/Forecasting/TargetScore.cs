using System.Runtime.CompilerServices;

namespace TaskSpec.Measurement;

/// <summary>E f and E f² of the headline score f at u + N(0, v), tabulated over u and v, so that the inner loop takes no integral.</summary>
internal sealed class TargetScore
{
    /// <summary>Step in u; with cubic interpolation the error is below 1e-6.</summary>
    public const double Step = 0.05;
    private const int Count = 461;
    private const int Variances = 16;

    private static readonly Memo<(Response, double, double), TargetScore> Known = new(
        48,
        key => new TargetScore(ResponseTable.Of(key.Item1, key.Item2).Mean, key.Item3)
    );

    private readonly double variance;
    private readonly double[][] rows = new double[Variances + 1][];

    /// <param name="headline">f.</param>
    /// <param name="spread">Of the tasks' midpoints, in u.</param>
    /// <param name="variance">The greatest v: the misfit's, and what one model's compute is worth.</param>
    public static TargetScore Of(Response headline, double spread, double variance) => Known[(headline, spread, variance)];

    private TargetScore(double[] mean, double variance)
    {
        this.variance = Math.Max(variance, 1e-12);
        for (var k = 0; k <= Variances; k++)
            rows[k] = Row(mean, Math.Sqrt(this.variance * k / Variances));
    }

    /// <summary>Writes E f and E f² alternately for <paramref name="count"/> values of u from <paramref name="from"/>·Step above the grid's low end.</summary>
    [MethodImpl(Jit.Optimized)]
    public void Write(double v, int from, double[] into, int start, int count)
    {
        var place = Math.Min(Variances, Math.Max(0, v / variance * Variances));
        var row = Math.Min((int)place, Variances - 1);
        var share = place - row;
        var (low, high) = (rows[row], rows[row + 1]);
        for (var i = 0; i < count; i++)
        {
            var at = 2 * Math.Max(0, Math.Min(Count - 1, from + i));
            into[start + 2 * i] = low[at] + share * (high[at] - low[at]);
            into[start + 2 * i + 1] = low[at + 1] + share * (high[at + 1] - low[at + 1]);
        }
    }

    [MethodImpl(Jit.Optimized)]
    private static double[] Row(double[] mean, double deviation)
    {
        var rule = GaussHermite.Eleven;
        var row = new double[2 * Count];
        for (var i = 0; i < Count; i++)
        for (var k = 0; k < rule.Nodes.Length; k++)
        {
            var f = LatentGrid.Cubic(mean, LatentGrid.Low + Step * i + deviation * rule.Nodes[k]);
            row[2 * i] += rule.Weights[k] * f;
            row[2 * i + 1] += rule.Weights[k] * f * f;
        }
        return row;
    }
}
