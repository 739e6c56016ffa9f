using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>What a model is capable of once for all, family by family: families that share steps, skills or a declared correlation have it in common.</summary>
/// <remarks>
/// An item takes its family's coin with chance √φ, so that two items correlate by φ; the coins of two families correlate so far that two
/// items, one of each, have the correlation that <see cref="Overlaps"/> states. docs/simulate.md.
/// </remarks>
internal sealed class SharedCapabilities
{
    private readonly string[] ids;
    private readonly double[] within;
    private readonly HashSet<int> shared = [];
    private readonly Dictionary<(int First, int Second), double> pairs = [];
    private readonly List<(int[] Families, CorrelationFactor Factor)> connected = [];

    public SharedCapabilities(CatalogContext context)
    {
        var index = new OverlapIndex(context.Catalog, context.Assumptions);
        ids = [.. index.Members.Select(member => member.Family.Id)];
        // Tasks at other places correlate less, which the draws themselves see to.
        var groups = new FootingGroups([.. index.Members.Select(member => member.Footing with { Spread = 0 })]);
        for (var group = 0; group < groups.Count; group++)
            foreach (var (other, common) in groups.Neighbours(group).Where(other => other.Group >= group && other.Common.Phi > 0))
            foreach (var first in groups.Members(group))
            foreach (var second in groups.Members(other).Where(second => second != first && (other != group || second > first)))
                pairs[Ordered(first, second)] = common.Phi;
        foreach (var (first, second) in index.Special)
        {
            if (index.Between(first, second).Declared is { } declared)
                pairs[Ordered(first, second)] = declared;
        }

        within = [.. index.Members.Select(member => WithinOf(member.Family, context))];
        // What all items have in common with another family's they have in common with each other.
        foreach (var ((first, second), phi) in pairs)
        {
            within[first] = Math.Max(within[first], Math.Abs(phi));
            within[second] = Math.Max(within[second], Math.Abs(phi));
        }

        var sets = new DisjointSets(ids.Length);
        foreach (var ((first, second), phi) in pairs)
        {
            if (phi != 0)
                sets.Join(first, second);
        }
        foreach (var set in sets.Sets().Where(set => set.Count > 1))
        {
            int[] families = [.. set];
            shared.UnionWith(families);
            connected.Add((families, new(families.Length, (i, j) => Latent(families[i], families[j]))));
        }
    }

    /// <summary>The correlation of the coins of two of a family's items, in [0, 1].</summary>
    public double Within(int family) => within[family];

    /// <summary>Whether a family has something in common with another.</summary>
    public bool IsShared(int family) => shared.Contains(family);

    /// <summary>The pairs of families that have something in common, and the correlation of two items' coins, one of each.</summary>
    public IEnumerable<(string A, string B, double Phi)> Pairs =>
        pairs
            .Where(pair => pair.Value != 0)
            .Select(pair => (Ids: Sorted(ids[pair.Key.First], ids[pair.Key.Second]), pair.Value))
            .OrderBy(pair => pair.Ids.A, StringComparer.Ordinal)
            .ThenBy(pair => pair.Ids.B, StringComparer.Ordinal)
            .Select(pair => (pair.Ids.A, pair.Ids.B, pair.Value));

    /// <summary>How each family's coin falls for a model: a level in (0, 1), below which it succeeds.</summary>
    public double[] Levels(RandomKey model)
    {
        var normals = Array.ConvertAll(ids, id => model.With("capability").With(id).Random().Gauss());
        foreach (var (families, factor) in connected)
        {
            var common = factor.Of([.. families.Select(family => normals[family])]);
            for (var i = 0; i < families.Length; i++)
                normals[families[i]] = common[i];
        }

        return Array.ConvertAll(normals, Normal.Cdf);
    }

    // Coins that fall by normals with correlation ρ correlate by 2/π·asin ρ where both succeed half of the time.
    private double Latent(int first, int second)
    {
        if (!pairs.TryGetValue(Ordered(first, second), out var phi) || phi == 0)
            return 0;
        var coins = phi / Math.Sqrt(within[first] * within[second]);
        return Math.Sin(Math.PI / 2 * Math.Max(-1, Math.Min(1, coins)));
    }

    // As results say, else by what is declared.
    private static double WithinOf(Family family, CatalogContext context)
    {
        var structure = new Structure(family, context.Catalog.Tools, context.Assumptions);
        return structure.Measured?.ItemCorrelation is { } found
            ? Math.Clamp(found.Value, 0, 1)
            : SpreadPhi.Of(Footing.Within(structure, context.Skills), 0, 0);
    }

    private static (int, int) Ordered(int first, int second) => first < second ? (first, second) : (second, first);

    private static (string A, string B) Sorted(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
