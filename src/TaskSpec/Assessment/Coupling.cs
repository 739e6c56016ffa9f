using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What a family's items have in common: how many independent items they are worth, and how strongly a model decides them together.</summary>
/// <param name="Items">How many items there are.</param>
/// <param name="Effective">How many independent ones they are worth.</param>
/// <param name="Jump">The share of an outcome that a model fixes for all items that stand on the same capability.</param>
/// <param name="Execution">Correlation of attempts that one execution serves.</param>
/// <param name="Sharing">The same as shares of the variance of a model's mean score.</param>
/// <remarks>docs/model.md, overlap.</remarks>
internal sealed record Coupling(double Items, double Effective, double Jump, double Execution, Sharing Sharing)
{
    /// <summary>Items that a family is taken to have where nothing says how many.</summary>
    public const double AssumedItems = 100;

    /// <summary>Residual correlation of the tasks of one family, given compute, in METR's runs.</summary>
    public const double SimilarCorrelation = .149;

    /// <summary>Share of the outcome that one agent fixes for one task, over its attempts, in METR's runs.</summary>
    public const double UsualJump = .6;

    /// <summary>The coupling of one family's items.</summary>
    public static Coupling Of(Structure structure)
    {
        var family = structure.Family;
        var items = Math.Max(1, (family.Items ?? AssumedItems) - (family.Profile?.Duplicates ?? 0));
        var steps = Enumerable.Range(0, structure.Graph.Steps.Count).ToArray();
        var correlation = Correlation(
            steps.Sum(step => structure.ShareOf(step) * Transferred(structure.Graph.Steps[step].Across))
        );
        var execution = steps.Where(step => structure.Graph.Steps[step].OneExecution == true).Sum(structure.ShareOf);
        var jump =
            steps.Length == 0 ? 0
            : structure.HasGate ? 1
            : UsualJump;
        return Of(items, family, EffectiveNumber.Equicorrelated(items, correlation), jump, Correlation(execution));
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
            : UsualJump;
        return Of(items, structure.Family, effective, jump, 0);
    }

    /// <summary>So many items, of which the same share is independent where <paramref name="distinct"/> says nothing else.</summary>
    public Coupling With(Family family, double items, bool distinct = false)
    {
        var correlation = Items > 1 ? (Items / Effective - 1) / (Items - 1) : 0;
        return Of(items, family, distinct ? items : EffectiveNumber.Equicorrelated(items, correlation), Jump, Execution);
    }

    /// <summary>What share of a step's surprisal counts as shared between two tasks.</summary>
    public static double Transferred(Transfer? across) =>
        across switch
        {
            Transfer.Same => 1,
            Transfer.Distinct => 0,
            // The share at which outcomes correlate as they were measured to.
            _ => Math.Log(1 + SimilarCorrelation) / Math.Log(2),
        };

    /// <summary>The correlation of two outcomes that share so much of their surprisal, where each succeeds half of the time.</summary>
    private static double Correlation(double shared) =>
        shared <= 0 ? 0 : Math.Min(1, Overlap.Phi(Math.Log(2), Math.Log(2), Math.Min(1, shared) * Math.Log(2)));

    private static Coupling Of(double items, Family family, double effective, double jump, double execution)
    {
        var attempts = Math.Max(1.0, family.Sampling?.Attempts ?? 1);
        // pass@k is one outcome of k attempts.
        if (family.Headline is { Form: Form.PassAtK, K: > 1 and var k })
            attempts = Math.Max(1, Math.Floor(attempts / k));
        return new(items, effective, jump, execution, Sharing.Of(items, attempts, effective, jump, execution));
    }
}
