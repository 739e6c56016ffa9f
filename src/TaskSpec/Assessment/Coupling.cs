using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What a family's items have in common: how many independent items they are worth, and how strongly a model decides them together.</summary>
/// <param name="Items">How many items there are.</param>
/// <param name="Effective">How many independent ones they are worth.</param>
/// <param name="Jump">The share of an outcome that a model fixes for all items that stand on the same capability.</param>
/// <param name="Execution">Correlation of attempts that one execution serves.</param>
/// <param name="Attempts">Attempts at each item that do not repeat each other.</param>
/// <remarks>docs/model.md, overlap.</remarks>
internal sealed record Coupling(double Items, double Effective, double Jump, double Execution, double Attempts)
{
    /// <summary>The coupling of one family's items.</summary>
    public static Coupling Of(Structure structure)
    {
        var family = structure.Family;
        var items = Math.Max(1, (family.Items ?? Priors.Items) - (family.Profile?.Duplicates ?? 0));
        var steps = Enumerable.Range(0, structure.Graph.Steps.Count).ToArray();
        var correlation = Correlation(
            steps.Sum(step => structure.ShareOf(step) * Transferred(structure.Graph.Steps[step].Across, structure.Assumptions))
        );
        var execution = steps.Where(step => structure.Graph.Steps[step].OneExecution == true).Sum(structure.ShareOf);
        var jump =
            steps.Length == 0 ? 0
            : structure.HasGate ? 1
            : structure.Assumptions.Jump;
        return Of(
            items,
            family,
            EffectiveNumber.Equicorrelated(items, correlation),
            jump,
            Math.Max(Correlation(execution), Clustered(family, items, structure.Assumptions))
        );
    }

    /// <summary>The coupling of a suite's families of one item each.</summary>
    /// <param name="structure">That of one of them.</param>
    /// <param name="items">How many there are.</param>
    /// <param name="pairs">The pairs among them that share steps.</param>
    public static Coupling OfSuite(Structure structure, int items, IReadOnlyCollection<OverlapPair> pairs)
    {
        var effective = EffectiveNumber.OfPairs(items, pairs.Select(pair => new PairCorrelation(0, 1, pair.Phi)));
        var jump =
            pairs.Count == 0 ? 0
            : structure.HasGate ? 1
            : structure.Assumptions.Jump;
        return Of(items, structure.Family, effective, jump, 0);
    }

    /// <summary>So many items, of which the same share is independent where <paramref name="distinct"/> says nothing else.</summary>
    public Coupling With(Family family, double items, bool distinct = false)
    {
        var correlation = Items > 1 ? (Items / Effective - 1) / (Items - 1) : 0;
        return Of(items, family, distinct ? items : EffectiveNumber.Equicorrelated(items, correlation), Jump, Execution);
    }

    /// <summary>What share of a step's surprisal counts as shared between two tasks.</summary>
    public static double Transferred(Transfer? across, Assumptions assumed) =>
        across switch
        {
            Transfer.Same => 1,
            Transfer.Distinct => 0,
            // The share at which outcomes correlate as they were measured to.
            _ => Math.Log(1 + assumed.SimilarCorrelation) / Math.Log(2),
        };

    // Samples of a cluster correlate and others do not: the one correlation of all pairs that has the same design effect (Kish 1965).
    private static double Clustered(Family family, double items, Assumptions assumed)
    {
        if (family.Samples?.Clusters is not { } clusters || clusters < 1 || clusters >= items)
            return 0;
        var correlation = Math.Max(0, Math.Min(1, family.Samples.ClusterCorrelation ?? assumed.ClusterCorrelation));
        return (items / clusters - 1) * correlation / (items - 1);
    }

    /// <summary>The correlation of two outcomes that share so much of their surprisal, where each succeeds half of the time.</summary>
    private static double Correlation(double shared) =>
        shared <= 0 ? 0 : Math.Min(1, Overlap.Phi(Math.Log(2), Math.Log(2), Math.Min(1, shared) * Math.Log(2)));

    /// <summary>How the variance of a score of so many attempts each reaches the mean score of a model.</summary>
    public Sharing SharingOf(int attemptsPerOutcome) =>
        Sharing.Of(Items, Math.Max(1, Math.Floor(Attempts / attemptsPerOutcome)), Effective, Jump, Execution);

    private static Coupling Of(double items, Family family, double effective, double jump, double execution)
    {
        // Greedy attempts repeat each other.
        var attempts = family.Sampling is { Temperature: 0 } ? 1 : Math.Max(1.0, family.Sampling?.Attempts ?? 1);
        return new(items, effective, jump, execution, attempts);
    }
}
