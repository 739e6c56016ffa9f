using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What two families are to each other.</summary>
/// <param name="Common">From what their tasks stand on.</param>
/// <param name="Declared">The declared correlation of two outcomes.</param>
/// <param name="Samples">How many samples both have.</param>
/// <param name="Source">Correlation of two outcomes as both are of one data set, each of another split of it; 0 where they are not.</param>
/// <param name="Phi">Correlation of two outcomes, that of a sample with itself at its share of the samples.</param>
/// <param name="Mean">Mean correlation over all pairs of items, at most what makes the two families one.</param>
/// <param name="MeanSquare">Mean squared correlation over them.</param>
/// <param name="Jaccard">Shared over united surprisal or samples, whichever is more.</param>
internal sealed record Relation(
    Common Common,
    double? Declared,
    double Samples,
    double Source,
    double Phi,
    double Mean,
    double MeanSquare,
    double Jaccard
);

/// <summary>Which families overlap, and how. Most pairs are alike by groups; what is declared or found of two families is kept by itself.</summary>
internal sealed class OverlapIndex
{
    private readonly SortedDictionary<(int First, int Second), Told> special = [];
    private readonly Dictionary<int, List<int>> partners = [];

    /// <summary>Indexes a catalog's families.</summary>
    public OverlapIndex(Catalog catalog, Assumptions assumed)
    {
        var skills = new SkillTable(catalog.Skills, assumed);
        Members = [.. catalog.Families.Select(family => OverlapMember.Known(family, catalog, skills, assumed))];
        Groups = new([.. Members.Select(member => member.Footing)]);
        for (var i = Members.Length - 1; i >= 0; i--)
            Positions[Members[i].Family.Id] = i;
        for (var i = 0; i < Members.Length; i++)
        {
            foreach (var declared in Members[i].Family.Correlations)
            {
                // NaN is no correlation; whatever is out of bounds is told by a rule.
                if (declared.Phi is >= -1 and <= 1 && Positions.TryGetValue(declared.With, out var other))
                    Set(i, other, known => known with { Declared = known.Declared ?? declared.Phi });
            }

            foreach (var found in Members[i].Family.Profile?.SharedSamples ?? [])
            {
                if (Positions.TryGetValue(found.Family, out var other))
                    Set(i, other, known => known with { Samples = Math.Max(known.Samples, found.Samples) });
            }
        }

        foreach (var (first, second, isWhole) in DataSets.Shared(Members))
        {
            var most = isWhole ? Math.Min(Members[first].Items, Members[second].Items) : 0;
            Set(
                first,
                second,
                known => known with { Samples = Math.Max(known.Samples, most), Source = isWhole ? 0 : assumed.SimilarCorrelation }
            );
        }
    }

    /// <summary>The families, in the catalog's order.</summary>
    public OverlapMember[] Members { get; }

    /// <summary>Where each id stands among them.</summary>
    public Dictionary<string, int> Positions { get; } = new(StringComparer.Ordinal);

    /// <summary>The families by what they stand on.</summary>
    public FootingGroups Groups { get; }

    /// <summary>The pairs of which something is declared or found, the earlier family first.</summary>
    public IEnumerable<(int First, int Second)> Special => special.Keys;

    /// <summary>Whether something is declared or found of a pair.</summary>
    public bool IsSpecial(int first, int second) => special.ContainsKey(Key(first, second));

    /// <summary>What two families are to each other.</summary>
    public Relation Between(int first, int second) => Between(first, second, Groups.Between(first, second));

    /// <summary>The same, where what they have in common is known.</summary>
    public Relation Between(int first, int second, Common common)
    {
        var (a, b) = (Members[first], Members[second]);
        var (declared, found, source) = special.TryGetValue(Key(first, second), out var known) ? known : default;
        var (ofItems, ofFamilies) = (declared ?? common.Phi, declared ?? Math.Max(common.Phi, source));
        var samples = Math.Min(found, Math.Min(a.Items, b.Items));
        var (square, rest) = (ofItems * ofItems, samples / (a.Items * b.Items));
        // Sums of items cannot correlate by more than 1.
        var whole = 1 / Math.Sqrt(a.Effective * b.Effective);
        var most = declared is null && samples == 0 ? 1 : whole;
        return new(
            common,
            declared,
            samples,
            declared is null ? source : 0,
            ofFamilies + (1 - ofFamilies) * samples / Math.Sqrt(a.Items * b.Items),
            Math.Max(-most, Math.Min(most, Math.Max(ofItems + (1 - ofItems) * rest, (declared is null ? source : -1) * whole))),
            Math.Min(most * most, square) + (1 - Math.Min(1, square)) * rest,
            Math.Max(common.Jaccard, samples / (a.Items + b.Items - samples))
        );
    }

    /// <summary>The families of which something is declared or found together with a family.</summary>
    public IReadOnlyList<int> SpecialOf(int family) => partners.TryGetValue(family, out var found) ? found : [];

    /// <summary>What makes two families overlap, each by itself.</summary>
    public IEnumerable<OverlapReason> ReasonsOf(int first, int second, Relation relation)
    {
        var (steps, skills) = Groups.Alone(first, second);
        if (steps is { } phi)
            yield return new(OverlapKind.Steps, Rounded.Of(phi));
        foreach (var (part, alone) in skills)
            yield return new(OverlapKind.Skill, Rounded.Of(alone))
            {
                Skill = part.Key,
                Transfer = part.Transfer == 1 ? Transfer.Same : Transfer.Similar,
            };
        if (relation.Samples > 0)
        {
            var (a, b) = (Members[first].Items, Members[second].Items);
            yield return new(OverlapKind.Samples, Rounded.Of(relation.Samples / Math.Sqrt(a * b)))
            {
                Samples = (int)relation.Samples,
                DataSet = DataSets.IsOne(Members[first].Family, Members[second].Family)
                    ? DataSets.NameOf(Members[first].Family)
                    : null,
            };
        }

        if (relation.Source > 0)
            yield return new(OverlapKind.DataSet, Rounded.Of(relation.Source))
            {
                DataSet = DataSets.NameOf(Members[first].Family),
            };
        if (relation.Declared is { } declared)
            yield return new(OverlapKind.Declared, declared);
    }

    private void Set(int first, int second, Func<Told, Told> change)
    {
        if (first == second)
            return;
        var key = Key(first, second);
        if (!special.TryGetValue(key, out var known))
        {
            Add(first, second);
            Add(second, first);
        }

        special[key] = change(known);

        void Add(int family, int other)
        {
            if (!partners.TryGetValue(family, out var list))
                partners[family] = list = [];
            list.Add(other);
        }
    }

    /// <summary>What is declared or found of two families.</summary>
    private readonly record struct Told(double? Declared, double Samples, double Source);

    private static (int, int) Key(int first, int second) => first < second ? (first, second) : (second, first);
}
