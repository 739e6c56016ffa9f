using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Commands;

/// <summary>A family's items, and how many independent ones they are worth by themselves.</summary>
internal sealed record FamilyItems(string Id, double Items, double Effective);

/// <summary>What a whole catalog's families have in common.</summary>
/// <param name="Pairs">The families that share steps, those that share most first.</param>
/// <param name="Families">Each family by itself.</param>
/// <param name="Clusters">The families that share most of their steps, directly or through others.</param>
/// <param name="Tasks">All items.</param>
/// <param name="EffectiveTasks">How many independent items they are worth together.</param>
internal sealed record CatalogOverlap(
    IReadOnlyList<OverlapPair> Pairs,
    IReadOnlyList<FamilyItems> Families,
    IReadOnlyList<IReadOnlyList<string>> Clusters,
    double Tasks,
    double EffectiveTasks
)
{
    /// <summary>Families that share at least this much of their surprisal stand in one cluster.</summary>
    private const double Most = .5;

    public static CatalogOverlap Of(Catalog catalog)
    {
        var context = new CatalogContext(catalog);
        var pairs = context.Catalog.Overlaps.OrderByDescending(pair => pair.Jaccard).ToArray();
        var families = catalog.Families.AsParallel().AsOrdered().Select(family => ItemsOf(context, family)).ToArray();
        var tasks = families.Sum(family => family.Items);
        return new(pairs, families, ClustersOf(pairs), tasks, Math.Round(Effective(families, pairs, tasks), 6));
    }

    private static FamilyItems ItemsOf(CatalogContext context, Family family)
    {
        var assessment = Assessor.Of(context, family with { Headline = null }, double.PositiveInfinity);
        // A family of one item is assessed with its whole suite; here it is one item, and the pairs tell the rest.
        return family.Items == 1 ? new(family.Id, 1, 1) : new(family.Id, assessment.Items, assessment.EffectiveItems);
    }

    /// <summary>n² over the variance of the sum: n_i²/e_i within a family, and 2 n_i n_j φ_ij between two (docs/model.md, overlap).</summary>
    private static double Effective(FamilyItems[] families, OverlapPair[] pairs, double tasks)
    {
        if (tasks == 0)
            return 0;
        var items = families.DistinctBy(family => family.Id).ToDictionary(family => family.Id, family => family.Items);
        var within = families.Sum(family => family.Items * family.Items / family.Effective);
        var between = pairs.Sum(pair => items[pair.A] * items[pair.B] * pair.Phi);
        return tasks * tasks / (within + 2 * between);
    }

    private static IReadOnlyList<string>[] ClustersOf(OverlapPair[] pairs)
    {
        var clusters = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var pair in pairs.Where(pair => pair.Jaccard >= Most))
        {
            var (a, b) = (ClusterOf(pair.A), ClusterOf(pair.B));
            if (a == b)
                continue;
            var (larger, smaller) = a.Count >= b.Count ? (a, b) : (b, a);
            larger.UnionWith(smaller);
            foreach (var id in smaller)
                clusters[id] = larger;
        }

        return
        [
            .. clusters.Values.Distinct().OrderBy(cluster => cluster.Min, StringComparer.Ordinal).Select(ids => ids.ToArray()),
        ];

        SortedSet<string> ClusterOf(string id) =>
            clusters.TryGetValue(id, out var known) ? known : clusters[id] = new(StringComparer.Ordinal) { id };
    }
}
