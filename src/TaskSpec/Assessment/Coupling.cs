using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What a family's items have in common: how many independent items they are worth, and how strongly a model decides them together.</summary>
/// <param name="Items">How many items there are, each counted once.</param>
/// <param name="Apart">What share of them clusters leave, for the noise of attempts; in (0, 1].</param>
/// <param name="Effective">How many independent ones they are worth.</param>
/// <param name="Jump">The share of an outcome that a model fixes for all items that stand on the same capability.</param>
/// <param name="Execution">Correlation of attempts that one execution serves.</param>
/// <param name="Attempts">Attempts at each item that do not repeat each other.</param>
/// <remarks>docs/model.md, overlap.</remarks>
internal sealed record Coupling(double Items, double Apart, double Effective, double Jump, double Execution, double Attempts)
{
    private const double LeastJump = .1;

    /// <summary>The coupling of one family's items.</summary>
    public static Coupling Of(Structure structure, SkillTable skills)
    {
        var family = structure.Family;
        var steps = Enumerable.Range(0, structure.Graph.Steps.Count).ToArray();
        var within = Footing.Within(structure, skills);
        var spread = SpreadOf(structure, within);
        var (correlation, jump) = Within(structure, skills);
        var execution = steps.Where(step => structure.Graph.Steps[step].OneExecution == true).Sum(structure.ShareOf);
        var items = ItemsOf(family);
        var unclustered = ApartOf(family, items, structure.Assumptions);
        var effective = EffectiveNumber.Equicorrelated(unclustered, correlation);
        return Of(items, unclustered / items, family, effective, jump, SpreadPhi.Of(execution, spread, spread));
    }

    /// <summary>The coupling of all items of a suite's small families.</summary>
    /// <param name="structure">That of one of them.</param>
    /// <param name="suite">What they have in common.</param>
    public static Coupling OfSuite(Structure structure, OverlapTotals suite)
    {
        var jump =
            !suite.Any && suite.Effective > .999 * suite.Items ? 0
            : structure.HasGate && structure.Measured?.Jump is null ? 1
            : structure.Assumptions.Jump;
        return Of(suite.Items, 1, structure.Family, suite.Effective, jump, suite.AttemptCorrelation);
    }

    /// <summary>What a model fixes once for all attempts: how that of two items correlates, and its share of an outcome; from 0 to 1.</summary>
    /// <remarks>Results show outcomes, which correlate by the product: by no more than a model fixes.</remarks>
    public static (double Correlation, double Jump) Within(Structure structure, SkillTable skills)
    {
        var within = Footing.Within(structure, skills);
        var shares = !structure.Graph.Steps.IsEmpty || within > 0;
        var jump = structure.HasGate && structure.Measured?.Jump is null ? 1 : structure.Assumptions.Jump;
        var own = shares || structure.Measured?.Jump is not null ? jump : 0;
        if (structure.Measured?.ItemCorrelation is { } found)
        {
            var outcomes = Math.Max(0, Math.Min(1, found.Value));
            var others = ItemsOf(structure.Family) - 1;
            // Where a model fixes next to nothing, how that correlates is a quotient of two small numbers. It is then said as of a tenth, and the
            // jump is what leaves a score's variance as it was found: (jump + (n − 1)·ρ)/n of an outcome's.
            var told = Math.Max(outcomes, Math.Max(jump, LeastJump));
            return (outcomes / told, (own + others * outcomes) / (1 + others * outcomes / told));
        }

        var spread = SpreadOf(structure, within);
        return (SpreadPhi.Of(within, spread, spread), own);
    }

    /// <summary>Correlation of two items' outcomes, where both succeed half of the time, by what is declared; from 0 to 1.</summary>
    public static double Declared(Structure structure, SkillTable skills)
    {
        var jump = structure.Measured?.Jump?.Value;
        var (correlation, assumed) = Within(structure.With(structure.Family with { Measured = null }), skills);
        return correlation * (jump ?? assumed);
    }

    // What tasks have in common stands at one place, however their human times spread; a spread that was found was found otherwise.
    private static double SpreadOf(Structure structure, double within)
    {
        var isFound = (structure.Measured?.SpreadDecades?.Value ?? structure.Family.Difficulty?.SpreadDecades) is not null;
        return SituationReader.SpreadOf(structure) * (isFound ? 1 : Math.Max(0, 1 - within));
    }

    /// <summary>So many items, of which the same share is independent where <paramref name="distinct"/> says nothing else.</summary>
    public Coupling With(Family family, double items, bool distinct = false)
    {
        var correlation = Items > 1 ? (Items / Effective - 1) / (Items - 1) : 0;
        return Of(items, Apart, family, distinct ? items : EffectiveNumber.Equicorrelated(items, correlation), Jump, Execution);
    }

    /// <summary>How many items a family has: its samples less those that repeat others. A variant is no further item.</summary>
    public static double ItemsOf(Family family)
    {
        var profile = family.Profile;
        var repeats = profile is { Samples: { } samples, Distinct: { } distinct } ? samples - distinct : profile?.Duplicates ?? 0;
        return Math.Max(1, (family.Items ?? Priors.Items) - Math.Max(0, repeats));
    }

    // Kish's design effect of samples that come in clusters, such as questions about one passage.
    private static double ApartOf(Family family, double items, Assumptions assumed)
    {
        if ((family.Samples?.Clusters ?? family.Profile?.Clusters) is not (> 0 and var clusters))
            return items;
        var correlation = Math.Max(0, Math.Min(1, family.Samples?.ClusterCorrelation ?? assumed.ClusterCorrelation));
        return Math.Max(1, items / (1 + Math.Max(0, items / clusters - 1) * correlation));
    }

    /// <summary>How the variance of a score of so many attempts each reaches the mean score of a model.</summary>
    public Sharing SharingOf(int attemptsPerOutcome) =>
        Sharing.Of(Items * Apart, Math.Max(1, Math.Floor(Attempts / attemptsPerOutcome)), Effective, Jump, Execution);

    private static Coupling Of(double items, double apart, Family family, double effective, double jump, double execution)
    {
        // Greedy attempts repeat each other.
        var attempts = family.Sampling is { Temperature: 0 } ? 1 : Math.Max(1.0, family.Sampling?.Attempts ?? 1);
        return new(items, apart, effective, jump, execution, attempts);
    }
}
