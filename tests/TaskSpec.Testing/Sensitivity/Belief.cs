using System.Globalization;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Testing.Sensitivity;

/// <summary>One prior, over which conclusions are tried.</summary>
/// <param name="Name">In words.</param>
/// <param name="Default">The default.</param>
/// <param name="Lower">Other values, from the nearest to the default to the farthest.</param>
/// <param name="Higher">The same on the other side.</param>
/// <param name="With">The assumptions with another value.</param>
public sealed record Belief(string Name, double Default, double[] Lower, double[] Higher, Func<double, Assumptions> With)
{
    private static readonly Assumptions Usual = Assumptions.Default;

    /// <summary>Every one that <see cref="Assumptions"/> holds for models of one recipe.</summary>
    public static IReadOnlyList<Belief> All { get; } =
    [
        // A factor on all that are held possible, of answers and of choices alike.
        Scaled("exponents, factor", 1, x => Curves(curves => curves.Scaled(exponents: x))),
        Scaled("misfits, factor", 1, x => Curves(curves => curves.Scaled(misfits: x))),
        Scaled("misfit's decades, factor", 1, x => Curves(curves => curves with { MisfitDecades = x * curves.MisfitDecades })),
        Scaled(
            "decades beyond the target",
            Priors.DecadesBeyondTarget,
            x => Curves(curves => curves with { DecadesBeyondTarget = x })
        ),
        Scaled("decades below the ladder", Priors.DecadesBelow, x => Curves(curves => curves with { DecadesBelow = x })),
        Scaled("link", Usual.LinkMisfit, x => Usual with { LinkMisfit = x }),
        Scaled("link, decades", Usual.LinkDecades, x => Usual with { LinkDecades = x }),
        Scaled("item variation", Usual.ItemVariation, x => Usual with { ItemVariation = x }),
        // A share; 1 is the most.
        new("jump", Usual.Jump, [.48, .4, .3], [.75, .9, 1], x => Usual with { Jump = x }),
        Scaled("similar correlation", Usual.SimilarCorrelation, x => Usual with { SimilarCorrelation = x }),
        Scaled("cluster correlation", Usual.ClusterCorrelation, x => Usual with { ClusterCorrelation = x }),
        Scaled("token guess", Usual.TokenGuess, x => Usual with { TokenGuess = x }),
        Scaled("hazard shape", Usual.HazardShape, x => Usual with { HazardShape = x }),
        // None has no half and double.
        new("token correlation", Usual.TokenCorrelation, [], [.05, .1, .2], x => Usual with { TokenCorrelation = x }),
        new("midpoint spread, decades", Usual.MidpointSpread, [], [.25, .5, 1], x => Usual with { MidpointSpread = x }),
    ];

    /// <summary>A value in words.</summary>
    public string At(double value) => $"{Name} {value.ToString("0.###", CultureInfo.InvariantCulture)}";

    private static Assumptions Curves(Func<CurveBeliefs, CurveBeliefs> change) =>
        Usual with
        {
            AnswerCurves = change(Usual.AnswerCurves),
            ChoiceCurves = change(Usual.ChoiceCurves),
        };

    private static Belief Scaled(string name, double usual, Func<double, Assumptions> with) =>
        new(name, usual, [usual * .8, usual / 1.5, usual / 2], [usual * 1.25, usual * 1.5, usual * 2], with);
}
