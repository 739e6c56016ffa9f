namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;

/// <summary>The latents u of the models and the target, given the family's difficulty, from independent standard normals.</summary>
/// <remarks>One for each exponent: it says what a decade of compute, and so what a maker, is worth in u.</remarks>
internal sealed class LatentLaw
{
    private readonly Ladder ladder;
    private readonly double[] toTarget;

    private LatentLaw(Design design, double exponent)
    {
        ladder = design.Ladder;
        var (x, a) = (ladder.LogFlop, design.Departures);
        var own = Math.Pow(exponent * Math.Log(10) * a.ModelDecades, 2);
        Factor = new Triangle(Models).Factor(
            (i, j) =>
                Kernel(x[i] - x[j], a.Misfit, a.MisfitDecades)
                + (design.Linked ? Kernel(x[i] - x[j], a.LinkMisfit, a.LinkDecades) : 0)
                + (i == j ? own + 1e-9 : 0)
        );
        toTarget = [.. x.Select(at => Kernel(at - ladder.TargetLogFlop, a.Misfit, a.MisfitDecades))];
        Factor.Solve(toTarget);
        Remaining = Math.Sqrt(a.Misfit * a.Misfit + own - toTarget.Sum(t => t * t));
        Deviation = Math.Sqrt(own + Kernel(0, a.Misfit, 1) + (design.Linked ? Kernel(0, a.LinkMisfit, 1) : 0));
    }

    public static IReadOnlyDictionary<double, LatentLaw> ByExponent(Design design) =>
        design
            .Prior.Nodes.Select(node => node.Exponent)
            .Distinct()
            .ToDictionary(exponent => exponent, exponent => new LatentLaw(design, exponent));

    public int Models => ladder.LogFlop.Count;

    /// <summary>Of misfit, link and what models are worth, over the ladder.</summary>
    public Triangle Factor { get; }

    /// <summary>Standard deviation of one model's misfit, link and worth.</summary>
    public double Deviation { get; }

    /// <summary>Standard deviation of the target's misfit and worth that the ladder's leave open.</summary>
    public double Remaining { get; }

    public double Curve(Difficulty node, int model) => Curve(node, ladder.LogFlop[model]);

    public double[] Latents(Difficulty node, double[] normals)
    {
        var latents = new double[Models];
        for (var i = 0; i < latents.Length; i++)
            latents[i] = Curve(node, i);
        Factor.AddTo(latents, normals);
        return latents;
    }

    /// <summary>The target's expected latent.</summary>
    public double Target(Difficulty node, double[] normals)
    {
        var u = Curve(node, ladder.TargetLogFlop);
        for (var i = 0; i < normals.Length; i++)
            u += toTarget[i] * normals[i];
        return u;
    }

    private static double Curve(Difficulty node, double x) =>
        Math.Log(Math.Log(2)) - node.Exponent * Math.Log(10) * (x - node.HalfWayLogFlop);

    private static double Kernel(double distance, double deviation, double length) =>
        deviation * deviation * Math.Exp(-.5 * distance * distance / (length * length));
}
