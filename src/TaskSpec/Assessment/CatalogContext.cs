using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A catalog with what its families have to know of each other: the plan, the tools, and who is judged together.</summary>
public sealed class CatalogContext
{
    // The fewest items that a score of its own is worth having of.
    private const int FewItems = 10;

    private readonly Dictionary<string, Family[]> small;
    private readonly ConcurrentDictionary<string, OverlapTotals> suites = new(StringComparer.Ordinal);
    private readonly Lazy<Overlaps> overlaps;
    private readonly Lazy<HashSet<string>> familyIds;
    private readonly Lazy<HashSet<string>> suiteIds;
    private readonly Lazy<bool> isAnyPairTold;

    // By reference: pairs of families ask for each again and again.
    private readonly ConditionalWeakTable<Family, StrongBox<MeasuredFamily?>> measured = new();

    /// <summary>Prepares a catalog. The overlaps are derived anew, whatever it carries.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="assumptions">What to believe of what nobody declared; <see cref="Measurement.Assumptions.Default"/> if null.</param>
    public CatalogContext(Catalog catalog, Assumptions? assumptions = null)
    {
        Assumptions = assumptions ?? Assumptions.Default;
        Catalog = catalog with { Overlaps = [] };
        small = catalog
            .Families.Where(IsSmall)
            .GroupBy(family => family.Suite!, StringComparer.Ordinal)
            .ToDictionary(suite => suite.Key, suite => suite.ToArray(), StringComparer.Ordinal);
        overlaps = new(() => new(Catalog, Assumptions));
        Skills = new(catalog.Skills, Assumptions);
        familyIds = new(() => new(catalog.Families.Select(family => family.Id), StringComparer.Ordinal));
        isAnyPairTold = new(() =>
            catalog.Families.Any(family => !family.Correlations.IsEmpty || family.Profile?.SharedSamples.IsEmpty == false)
            || DataSets.Any(catalog.Families)
        );
        suiteIds = new(() => new(catalog.Suites.Select(suite => suite.Id), StringComparer.Ordinal));
    }

    /// <summary>The catalog, without derived overlaps.</summary>
    public Catalog Catalog { get; }

    /// <summary>What is believed of what nobody declared.</summary>
    public Assumptions Assumptions { get; }

    /// <summary>What its families have in common.</summary>
    public Overlaps Overlaps => overlaps.Value;

    internal SkillTable Skills { get; }

    /// <summary>Whether the catalog has a family of an id.</summary>
    internal bool HasFamily(string id) => familyIds.Value.Contains(id);

    /// <summary>Whether the catalog has a suite of an id.</summary>
    internal bool HasSuite(string id) => suiteIds.Value.Contains(id);

    /// <summary>Whether a family can have anything in common with others: most have not, and need no index of all to say so.</summary>
    internal bool MayOverlap(Family family) =>
        isAnyPairTold.Value || !OverlapMember.Known(family, Catalog, Skills, Assumptions).Footing.IsEmpty;

    /// <summary>The plan that a family is judged under.</summary>
    public ScalingPlan PlanOf(Family family) => family.Plan ?? Catalog.Plan ?? ScalingPlan.Default;

    /// <summary>The families of fewer than ten items in the same suite, this one among them; empty where it is judged by itself.</summary>
    public IReadOnlyCollection<Family> JudgedTogether(Family family) =>
        IsSmall(family) && small.TryGetValue(family.Suite!, out var together) ? together : [];

    /// <summary>Whether a family has so few items that it is judged together with others of its suite.</summary>
    public static bool IsSmall(Family family) => family is { Suite: not null, Items: < FewItems };

    /// <summary>What results said of a family; null where nothing was measured, or what was measured is stale.</summary>
    internal MeasuredFamily? MeasuredOf(Family family) =>
        family.Measured is null ? null : measured.GetValue(family, one => new(Calibration.Of(one, Catalog.Tools))).Value;

    internal Coupling CouplingOf(Structure structure) =>
        JudgedTogether(structure.Family).Count < 2
            ? Coupling.Of(structure, Skills)
            : Coupling.OfSuite(structure, suites.GetOrAdd(structure.Family.Suite!, Totals));

    private OverlapTotals Totals(string suite) =>
        new Overlaps(Catalog with { Families = small[suite].ToEquatableArray() }).Totals();
}
