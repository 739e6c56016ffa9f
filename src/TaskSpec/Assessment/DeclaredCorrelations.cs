using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A correlation as one family declares it with another.</summary>
internal sealed record DeclaredPair(Family By, Family With, double Phi);

/// <summary>Families that declared correlations connect, and how often each may succeed.</summary>
/// <param name="Families">The families, in the catalog's order.</param>
/// <param name="Pairs">Each declared pair once, as it was declared first.</param>
internal sealed record DeclaredCorrelations(IReadOnlyList<Family> Families, IReadOnlyList<DeclaredPair> Pairs)
{
    private const double LeastRate = .01;

    /// <summary>The connected families of a catalog.</summary>
    public static IEnumerable<DeclaredCorrelations> Of(IReadOnlyList<Family> families, IReadOnlyList<DeclaredPair> pairs)
    {
        var places = new Dictionary<Family, int>();
        for (var i = 0; i < families.Count; i++)
            places[families[i]] = i;
        var sets = new DisjointSets(families.Count);
        foreach (var pair in pairs)
            sets.Join(places[pair.By], places[pair.With]);
        return sets.Sets()
            .Where(set => set.Count > 1)
            .Select(set => new DeclaredCorrelations(
                [.. set.Select(i => families[i])],
                [.. pairs.Where(pair => sets.Find(places[pair.By]) == set[0])]
            ));
    }

    /// <summary>The pairs by the families' positions.</summary>
    public IReadOnlyList<PairCorrelation> Correlations(IReadOnlyList<DeclaredPair> pairs) =>
        [.. pairs.Select(pair => new PairCorrelation(PlaceOf(pair.By), PlaceOf(pair.With), pair.Phi))];

    /// <summary>
    /// The families' rates of success wherever the plan asks for them: at its models, its target, and where a declared difficulty is half way. A
    /// family whose difficulty nobody declared succeeds half of the time.
    /// </summary>
    public IReadOnlyList<double[]> Rates(Ladder ladder)
    {
        var halfWays = Families.Where(IsKnown).Select(HalfWayOf).ToList();
        if (halfWays.Count == 0)
            return
            [
                [.. Families.Select(_ => .5)],
            ];
        return
        [
            .. ladder
                .LogFlop.Append(ladder.TargetLogFlop)
                .Concat(halfWays)
                .Select(at => Families.Select(family => IsKnown(family) ? RateOf(at - HalfWayOf(family)) : .5).ToArray()),
        ];
    }

    private int PlaceOf(Family family) => Enumerable.Range(0, Families.Count).First(i => Families[i] == family);

    private static bool IsKnown(Family family) => family.Difficulty is { HalfAtFlop: > 0 and < 1e300 };

    private static double HalfWayOf(Family family) => Math.Log10(family.Difficulty!.HalfAtFlop);

    private static double RateOf(double decades)
    {
        var rate = Math.Exp(-Math.Log(2) * Math.Pow(10, -Priors.UsualExponent * decades));
        return Math.Max(LeastRate, Math.Min(1 - LeastRate, rate));
    }
}
