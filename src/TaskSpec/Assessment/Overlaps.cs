using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What the families of a catalog have in common: steps, skills, samples, and what is declared.</summary>
/// <remarks>Everything is found by index, so that the cost grows with what overlaps. docs/model.md §5, §11.</remarks>
public sealed class Overlaps
{
    /// <summary>Families whose outcomes correlate by at least so much stand in one cluster.</summary>
    public const double ClusterPhi = .5;

    private readonly OverlapIndex index;

    /// <summary>Indexes a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="assumptions">What to believe of what nobody declared; <see cref="Assumptions.Default"/> if null.</param>
    public Overlaps(Catalog catalog, Assumptions? assumptions = null) => index = new(catalog, assumptions ?? Assumptions.Default);

    /// <summary>The families, in the catalog's order.</summary>
    public IReadOnlyList<OverlapMember> Members => index.Members;

    /// <summary>How many pairs of families overlap.</summary>
    public long Count => Found().LongCount();

    /// <summary>All pairs, in ordinal order of their ids, one by one as they are asked for.</summary>
    public IEnumerable<OverlapPair> Pairs =>
        Enumerable
            .Range(0, Members.Count)
            .OrderBy(i => Members[i].Family.Id, StringComparer.Ordinal)
            .SelectMany(first =>
                Partners(first)
                    .Where(pair => InOrder(first, pair.Other))
                    .OrderBy(pair => Members[pair.Other].Family.Id, StringComparer.Ordinal)
                    .Select(pair => PairOf(first, pair.Other, pair.Common))
            );

    /// <summary>The pairs that share most, by their Jaccard index, then by their correlation; at most so many.</summary>
    public EquatableArray<OverlapPair> Strongest(int most)
    {
        var kept = new List<(int First, int Second, Common Common, double Jaccard, double Phi)>();
        foreach (var (first, second, common) in Found())
        {
            var relation = index.Between(first, second, common);
            kept.Add((first, second, common, Rounded.Of(relation.Jaccard), Rounded.Of(relation.Phi)));
            if (kept.Count >= 2L * most + 1024)
                Trim();
        }

        Trim();
        return kept.Select(pair => PairOf(pair.First, pair.Second, pair.Common)).ToEquatableArray();

        void Trim()
        {
            kept.Sort(
                (a, b) =>
                    a.Jaccard != b.Jaccard ? b.Jaccard.CompareTo(a.Jaccard)
                    : Math.Abs(a.Phi) != Math.Abs(b.Phi) ? Math.Abs(b.Phi).CompareTo(Math.Abs(a.Phi))
                    : (a.First, a.Second).CompareTo((b.First, b.Second))
            );
            if (kept.Count > most)
                kept.RemoveRange(most, kept.Count - most);
        }
    }

    /// <summary>What all families are worth together, or those that count.</summary>
    public OverlapTotals Totals(Func<OverlapMember, bool>? counts = null) => OverlapTotals.Of(index, counts ?? (_ => true));

    /// <summary>
    /// The families that correlate by <see cref="ClusterPhi"/> or more, directly or through others (single linkage): two or more in a
    /// cluster, in ordinal order of their ids.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Clusters()
    {
        var clusters = new DisjointSets(Members.Count);
        for (var group = 0; group < index.Groups.Count; group++)
        {
            foreach (var (other, common) in index.Groups.Neighbours(group))
            {
                if (common.Phi >= ClusterPhi)
                    Link(index.Groups.Members(group), index.Groups.Members(other));
            }
        }

        foreach (var (first, second) in index.Special)
        {
            if (index.Between(first, second).Phi >= ClusterPhi)
                clusters.Join(first, second);
        }

        return
        [
            .. clusters
                .Sets()
                .Where(set => set.Count > 1)
                .Select(set => set.Select(i => Members[i].Family.Id).OrderBy(id => id, StringComparer.Ordinal).ToArray())
                .OrderBy(ids => ids[0], StringComparer.Ordinal),
        ];

        // All pairs of two groups are alike but for the special ones, so one link for each family joins them all.
        void Link(IReadOnlyList<int> from, IReadOnlyList<int> to)
        {
            foreach (var family in to)
            {
                foreach (var other in from)
                {
                    if (other == family || index.IsSpecial(other, family))
                        continue;
                    clusters.Join(other, family);
                    break;
                }
            }
        }
    }

    /// <summary>
    /// The first family, in ordinal order of ids, whose outcomes correlate with those of the one at a position by at least so much; null where
    /// there is none.
    /// </summary>
    internal (Family Other, OverlapPair Pair)? FirstAlike(int family, double phi, Func<Family, bool> counts)
    {
        (int Position, Common Common)? first = null;
        foreach (var (other, common) in Partners(family, index.Groups.NeighboursOfOne))
        {
            if (
                (first is null || InOrder(other, first.Value.Position))
                && index.Between(family, other, common).Phi >= phi
                && counts(Members[other].Family)
            )
                first = (other, common);
        }

        return first is { } found ? (Members[found.Position].Family, PairOf(family, found.Position, found.Common)) : null;
    }

    /// <summary>The family of an id; null where there is none.</summary>
    internal int? PositionOf(string id) => index.Positions.TryGetValue(id, out var position) ? position : null;

    /// <summary>What two families are to each other.</summary>
    internal Relation Between(int first, int second) => index.Between(first, second);

    // Each pair once, the earlier family first.
    private IEnumerable<(int First, int Second, Common Common)> Found()
    {
        for (var first = 0; first < Members.Count; first++)
        {
            foreach (var (second, common) in Partners(first))
            {
                if (first < second)
                    yield return (first, second, common);
            }
        }
    }

    private IEnumerable<(int Other, Common Common)> Partners(int family) => Partners(family, index.Groups.Neighbours);

    private IEnumerable<(int Other, Common Common)> Partners(
        int family,
        Func<int, IEnumerable<(int Group, Common Common)>> neighbours
    )
    {
        foreach (var (group, common) in neighbours(index.Groups.GroupOf(family)))
        {
            foreach (var other in index.Groups.Members(group))
            {
                if (other != family)
                    yield return (other, common);
            }
        }

        foreach (var other in index.SpecialOf(family))
        {
            if (!index.Groups.AreNeighbours(family, other))
                yield return (other, default);
        }
    }

    private bool InOrder(int first, int second)
    {
        var order = string.CompareOrdinal(Members[first].Family.Id, Members[second].Family.Id);
        return order < 0 || (order == 0 && first < second);
    }

    private OverlapPair PairOf(int first, int second, Common common)
    {
        if (!InOrder(first, second))
            (first, second) = (second, first);
        var relation = index.Between(first, second, common);
        var family = Members[first].Family;
        var steps = index.Groups.Steps(first, second).Select(part => part.Key).ToList();
        return new(
            family.Id,
            Members[second].Family.Id,
            Rounded.Of(relation.Jaccard),
            Rounded.Of(relation.Phi),
            family.Steps.Where(step => steps.Contains(step.Type)).Select(step => step.Id).ToEquatableArray()
        )
        {
            AttemptPhi = common.AttemptPhi > 0 ? Rounded.Of(common.AttemptPhi) : null,
            Reasons = index.ReasonsOf(first, second, relation).ToEquatableArray(),
        };
    }
}
