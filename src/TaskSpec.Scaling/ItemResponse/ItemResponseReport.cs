namespace TaskSpec.Scaling.ItemResponse;

/// <summary>A model's ability.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Value">On a scale on which models are normal with mean 0 and standard deviation 1.</param>
/// <param name="StdErr">1/√(1 + Σ information), the curves of samples taken as known.</param>
/// <param name="Share">Of right answers among the samples that tell models apart.</param>
/// <param name="N">Answers.</param>
public sealed record Ability(string Model, double Value, double StdErr, double Share, int N);

/// <summary>What a sample measures.</summary>
/// <param name="Sample">Its id.</param>
/// <param name="Curve">Its curve.</param>
/// <param name="Share">Of right answers.</param>
/// <param name="N">Answers.</param>
public sealed record Item(string Sample, ItemCurve Curve, double Share, int N);

/// <summary>The abilities of models and the curves of samples of one task.</summary>
public sealed record ItemResponseReport
{
    /// <summary>The floor that was given.</summary>
    public required double Floor { get; init; }

    /// <summary>The models in order of appearance.</summary>
    public required IReadOnlyList<Ability> Abilities { get; init; }

    /// <summary>The samples in order of appearance.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>Samples that all models solve or none does.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>Samples that abler models solve less often, whose answer key may be the wrong way round.</summary>
    public required IReadOnlyList<ReversedItem> Reversed { get; init; }

    /// <summary>The logarithm of the marginal likelihood times the priors of the curves, without constants.</summary>
    public required double LogPosterior { get; init; }

    /// <summary>Whether the fit settled.</summary>
    public required bool Converged { get; init; }

    /// <summary>What is to be borne in mind.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
