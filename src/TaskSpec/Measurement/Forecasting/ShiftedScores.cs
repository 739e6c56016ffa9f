namespace TaskSpec.Measurement;

/// <summary>For every node, E f and E f² at the target over the shift in u that data can imply.</summary>
internal sealed class ShiftedScores
{
    // The shift's standard deviation is at most the misfit's; data 10 of them away leave the node no weight.
    private const int Deviations = 10;

    public readonly int Width;
    public readonly double[] Values;
    public readonly double[] Origin;
    private readonly double variance;

    /// <param name="nodes">How many.</param>
    /// <param name="misfit">The standard deviation that a shift has at most.</param>
    /// <param name="variance">The most that is left unexplained.</param>
    public ShiftedScores(int nodes, double misfit, double variance)
    {
        this.variance = variance;
        Width = Math.Min(464, 2 * (int)Math.Ceiling(Deviations * misfit / TargetScore.Step) + 8);
        Values = new double[nodes * Width * 2];
        Origin = new double[nodes];
    }

    /// <summary>Tabulates node <paramref name="node"/> around its unshifted latent <paramref name="u"/>, v left unexplained.</summary>
    public void Set(int node, Response headline, double spread, double u, double v)
    {
        var place = (LatentGrid.Clamp(u) - LatentGrid.Low) / TargetScore.Step;
        var from = (int)place - Width / 2;
        Origin[node] = place - from;
        TargetScore.Of(headline, spread, variance).Write(v, from, Values, node * Width * 2, Width);
    }

    /// <summary>Adds p·E f and p·E f² at a shift, by four-point interpolation.</summary>
    public void Add(int node, double shift, double p, ref double mean, ref double square)
    {
        var place = Origin[node] + shift / TargetScore.Step;
        place =
            place < 1 ? 1
            : place > Width - 3 ? Width - 3
            : place;
        var index = (int)place;
        double s = place - index,
            below = s + 1,
            above = s - 1,
            far = s - 2;
        double a = -p * s * above * far / 6,
            b = p * below * above * far / 2,
            c = -p * below * s * far / 2,
            d = p * below * s * above / 6;
        var at = 2 * (node * Width + index);
        mean += a * Values[at - 2] + b * Values[at] + c * Values[at + 2] + d * Values[at + 4];
        square += a * Values[at - 1] + b * Values[at + 1] + c * Values[at + 3] + d * Values[at + 5];
    }
}
