using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>How far reality is taken to leave the model, in one value. docs/model.md §6.</summary>
/// <param name="Misfits">Standard deviations, in u, of a task's curve about the family of curves: a Gaussian process over log10 FLOP.</param>
/// <param name="MisfitDecades">Over how many decades of compute a misfit stays alike; more than 0.</param>
/// <param name="LinkMisfit">Standard deviation, in u, of another metric's latent about the headline's.</param>
/// <param name="LinkDecades">Over how many decades the link stays alike; more than 0.</param>
public sealed record Departures(
    EquatableArray<Believed> Misfits,
    double MisfitDecades,
    double LinkMisfit = Priors.LinkMisfit,
    double LinkDecades = Priors.LinkDecades
)
{
    /// <summary>With one misfit, which is known.</summary>
    public Departures(
        double misfit,
        double misfitDecades,
        double linkMisfit = Priors.LinkMisfit,
        double linkDecades = Priors.LinkDecades
    )
        : this([new(misfit, 1)], misfitDecades, linkMisfit, linkDecades) { }

    /// <summary>
    /// Standard deviation, in decades of compute, of what one model's compute is worth against another's, the target's among them: 0 for models of
    /// one recipe.
    /// </summary>
    public double ModelDecades { get; init; }

    /// <summary>The root of the mean squared misfit: the misfit itself where it is one.</summary>
    public double Misfit =>
        Misfits.Count == 1 ? Misfits[0].Value : Math.Sqrt(Misfits.Sum(one => one.Weight * one.Value * one.Value));

    /// <summary>The variance in u that what its compute is worth gives one model, on every task of an exponent.</summary>
    internal double ModelVariance(double exponent)
    {
        var deviation = exponent * Math.Log(10) * ModelDecades;
        return deviation * deviation;
    }
}
