using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A catalog with what its families have to know of each other: the plan, the tools, and who is judged together.</summary>
public sealed class CatalogContext
{
    private readonly ILookup<string, Family> single;
    private readonly ILookup<string, OverlapPair> pairs;

    /// <summary>Prepares a catalog. The overlaps are derived anew, whatever it carries.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="precision">How finely to forecast; <see cref="Measurement.Precision.Fine"/> if null.</param>
    /// <param name="assumptions">What to believe of what nobody declared; <see cref="Measurement.Assumptions.Default"/> if null.</param>
    public CatalogContext(Catalog catalog, Precision? precision = null, Assumptions? assumptions = null)
    {
        Assumptions = assumptions ?? Assumptions.Default;
        Precision = precision ?? Precision.Fine;
        Catalog = catalog with { Overlaps = Overlaps.Of(catalog.Families, catalog.Tools) };
        single = catalog.Families.Where(IsSingle).ToLookup(family => family.Suite!, StringComparer.Ordinal);
        var suites = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var family in catalog.Families.Where(IsSingle))
            suites[family.Id] = family.Suite!;
        pairs = Catalog
            .Overlaps.Where(pair =>
                suites.ContainsKey(pair.A) && suites.TryGetValue(pair.B, out var suite) && suites[pair.A] == suite
            )
            .ToLookup(pair => suites[pair.A], StringComparer.Ordinal);
    }

    /// <summary>The catalog, with its overlaps.</summary>
    public Catalog Catalog { get; }

    /// <summary>How finely its families are forecast.</summary>
    public Precision Precision { get; }

    /// <summary>What is believed of what nobody declared.</summary>
    public Assumptions Assumptions { get; }

    /// <summary>The plan that a family is judged under.</summary>
    public ScalingPlan PlanOf(Family family) => family.Plan ?? Catalog.Plan ?? ScalingPlan.Default;

    /// <summary>The families of one item in the same suite, this one among them; empty where it is judged by itself.</summary>
    public IReadOnlyCollection<Family> JudgedTogether(Family family) => IsSingle(family) ? single[family.Suite!].ToArray() : [];

    internal Coupling CouplingOf(Structure structure)
    {
        var together = JudgedTogether(structure.Family);
        return together.Count < 2
            ? Coupling.Of(structure)
            : Coupling.OfSuite(structure, together.Count, pairs[structure.Family.Suite!].ToArray());
    }

    private static bool IsSingle(Family family) => family.Suite is not null && family.Items == 1;
}
