using TaskSpec.Catalogs;

namespace TaskSpec.Measurement;

/// <summary>
/// What is believed before anything is measured, in one value, so that conclusions can be tried under other beliefs. The defaults are
/// <see cref="Priors"/>, which says where each comes from. docs/model.md §6.
/// </summary>
/// <param name="Misfit">Standard deviation, in u, of a task's curve about the family: a Gaussian process over log10 FLOP.</param>
/// <param name="MisfitDecades">Over how many decades of compute the misfit stays alike; more than 0.</param>
/// <param name="LinkMisfit">Standard deviation, in u, of another metric's latent about the headline's.</param>
/// <param name="LinkDecades">Over how many decades the link stays alike; more than 0.</param>
public sealed record Assumptions(
    double Misfit = Priors.Misfit,
    double MisfitDecades = Priors.MisfitDecades,
    double LinkMisfit = Priors.LinkMisfit,
    double LinkDecades = Priors.LinkDecades
)
{
    /// <summary>The values that every reported figure uses unless it says otherwise.</summary>
    public static Assumptions Default { get; } = new();

    /// <summary>The exponents b that are held possible, equally.</summary>
    public EquatableArray<double> Exponents { get; init; } = Priors.Exponents;

    /// <summary>How far beyond the target a task may turn out to be half way, in decades.</summary>
    public double DecadesBeyondTarget { get; init; } = Priors.DecadesBeyondTarget;

    /// <summary>Squared coefficient of variation of surprisal between items.</summary>
    public double ItemVariation { get; init; } = Priors.ItemVariation;

    /// <summary>Share of an outcome that a model fixes once, behind no exact gate; in [0, 1].</summary>
    public double Jump { get; init; } = Priors.Jump;

    /// <summary>Correlation of the outcomes of similar tasks, in [0, 1].</summary>
    public double SimilarCorrelation { get; init; } = Priors.SimilarCorrelation;

    /// <summary>Correlation of two samples of one cluster, in [0, 1].</summary>
    public double ClusterCorrelation { get; init; } = Priors.ClusterCorrelation;

    /// <summary>Chance that a token of a failed output is right, in [0, 1).</summary>
    public double TokenGuess { get; init; } = Priors.TokenGuess;

    /// <summary>α of surprisal over human time.</summary>
    public double HazardShape { get; init; } = Priors.HazardShape;
}
