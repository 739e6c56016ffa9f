using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>Declared correlations that no outcomes can have together.</summary>
internal static class TSK4002InfeasibleCorrelation
{
    private const string Cause = "impossible correlations";

    /// <summary>All correlations that a catalog's families declare.</summary>
    public static IEnumerable<Finding> Check(CatalogContext context)
    {
        var families = new Dictionary<string, Family>(StringComparer.Ordinal);
        foreach (var family in context.Catalog.Families.Reverse())
            families[family.Id] = family;
        var pairs = new Dictionary<(string, string), DeclaredPair>();
        foreach (var family in context.Catalog.Families)
        {
            foreach (var correlation in family.Correlations)
            {
                var other = families.TryGetValue(correlation.With, out var known) ? known : null;
                var said = $"{family.Id} declares a correlation of {Phi(correlation.Phi)} with {correlation.With}";
                if (correlation.With == family.Id)
                    yield return Found(
                        family,
                        other,
                        $"{said}, itself. What its tasks have in common is what Across says of its steps."
                    );
                // A number that is no correlation is told by another rule.
                else if (other is not null && correlation.Phi is >= -1 and <= 1)
                {
                    var inOrder = string.CompareOrdinal(family.Id, other.Id) < 0;
                    var key = inOrder ? (family.Id, other.Id) : (other.Id, family.Id);
                    if (!pairs.TryGetValue(key, out var first))
                        pairs[key] = new(family, other, correlation.Phi);
                    else if (first.Phi != correlation.Phi)
                        yield return Found(
                            family,
                            other,
                            $"{said}, but {first.By.Id} declares {Phi(first.Phi)} of the two. Keep one."
                        );
                }
            }
        }

        if (pairs.Count == 0)
            yield break;
        var ladder = SituationReader.LadderOf(context.Catalog.Plan ?? ScalingPlan.Default);
        foreach (var group in DeclaredCorrelations.Of([.. context.Catalog.Families], [.. pairs.Values]))
        {
            foreach (var finding in CheckGroup(group, group.Rates(ladder)))
                yield return finding;
        }
    }

    // Pairs, then triples, then all together: what is impossible is told by the fewest that make it so.
    private static IEnumerable<Finding> CheckGroup(DeclaredCorrelations group, IReadOnlyList<double[]> rates)
    {
        var correlations = group.Correlations(group.Pairs);
        var found = false;
        for (var i = 0; i < correlations.Count; i++)
        {
            var (pair, phi) = (group.Pairs[i], correlations[i]);
            var bounds = rates.Select(rate => CorrelationFeasibility.Bounds(rate[phi.First], rate[phi.Second])).ToList();
            if (bounds.Any(bound => phi.Correlation >= bound.Least - 1e-9 && phi.Correlation <= bound.Greatest + 1e-9))
                continue;
            found = true;
            yield return Found(
                pair.By,
                pair.With,
                $"{pair.By.Id} declares a correlation of {Phi(pair.Phi)} with {pair.With.Id}, but outcomes of tasks as far apart in difficulty correlate by {Range(bounds.Min(bound => bound.Least), bounds.Max(bound => bound.Greatest))} at any compute of the plan. Declare one within."
            );
        }

        if (found)
            yield break;
        foreach (var finding in Triples(group, correlations, rates))
        {
            found = true;
            yield return finding;
        }

        if (
            !found
            && !(
                group.Families.Count <= CorrelationPolytope.MostOutcomes
                    ? Exist(rates, correlations)
                    : CliquesExist(group, correlations)
            )
        )
            yield return All(group, correlations, rates);
    }

    private static IEnumerable<Finding> Triples(
        DeclaredCorrelations group,
        IReadOnlyList<PairCorrelation> correlations,
        IReadOnlyList<double[]> rates
    )
    {
        var phi = new Dictionary<(int, int), (double Phi, DeclaredPair Pair)>();
        for (var i = 0; i < correlations.Count; i++)
        {
            var (pair, declared) = (correlations[i], (correlations[i].Correlation, group.Pairs[i]));
            phi[(pair.First, pair.Second)] = phi[(pair.Second, pair.First)] = declared;
        }

        for (var a = 0; a < group.Families.Count; a++)
        for (var b = a + 1; b < group.Families.Count; b++)
        for (var c = b + 1; c < group.Families.Count; c++)
        {
            if (
                !phi.TryGetValue((a, b), out var ab)
                || !phi.TryGetValue((a, c), out var ac)
                || !phi.TryGetValue((b, c), out var bc)
            )
                continue;
            if (rates.Any(rate => CorrelationFeasibility.Triple(rate[a], rate[b], rate[c], ab.Phi, ac.Phi, bc.Phi)))
                continue;
            var bounds = rates
                .Select(rate => CorrelationFeasibility.ThirdBounds(rate[a], rate[b], rate[c], ab.Phi, ac.Phi))
                .ToList();
            var (first, second, third) = (group.Families[a].Id, group.Families[b].Id, group.Families[c].Id);
            yield return Found(
                bc.Pair.By,
                bc.Pair.With,
                $"No outcomes correlate by {Phi(ab.Phi)} ({first} and {second}), {Phi(ac.Phi)} ({first} and {third}) and {Phi(bc.Phi)} ({second} and {third}): the first two leave {Range(bounds.Min(bound => bound.Least), bounds.Max(bound => bound.Greatest))} for the third. Change one of them."
            );
        }
    }

    private static Finding All(
        DeclaredCorrelations group,
        IReadOnlyList<PairCorrelation> correlations,
        IReadOnlyList<double[]> rates
    )
    {
        var exact = group.Families.Count <= CorrelationPolytope.MostOutcomes;
        var remedy = exact
            ? $"all of them multiplied by {rates.Max(rate => CorrelationPolytope.Factor(rate, correlations)).ToString("0.00", CultureInfo.InvariantCulture)} could be"
            : "their matrix is not positive semi-definite";
        var names = string.Join(", ", group.Families.Select(family => family.Id));
        return Found(
            group.Pairs[0].By,
            group.Pairs[0].With,
            $"The correlations that are declared between {names} are possible three by three and impossible together: {remedy}. Lower some of them."
        );
    }

    private static bool Exist(IReadOnlyList<double[]> rates, IReadOnlyList<PairCorrelation> correlations) =>
        rates.Any(rate => CorrelationPolytope.Contains(rate, correlations));

    // From each pair, the families that correlate with all before them: within these nothing is free.
    private static bool CliquesExist(DeclaredCorrelations group, IReadOnlyList<PairCorrelation> correlations)
    {
        var matrix = new double?[group.Families.Count, group.Families.Count];
        foreach (var pair in correlations)
            matrix[pair.First, pair.Second] = matrix[pair.Second, pair.First] = pair.Correlation;
        foreach (var pair in correlations)
        {
            var clique = new List<int> { pair.First, pair.Second };
            for (var i = 0; i < group.Families.Count; i++)
            {
                if (clique.All(j => matrix[i, j] is not null))
                    clique.Add(i);
            }

            var part = new double[clique.Count, clique.Count];
            for (var i = 0; i < clique.Count; i++)
            for (var j = 0; j < clique.Count; j++)
                part[i, j] = i == j ? 1 : matrix[clique[i], clique[j]]!.Value;
            if (!CorrelationFeasibility.IsPositiveSemidefinite(part))
                return false;
        }

        return true;
    }

    private static Finding Found(Family by, Family? with, string message) =>
        new(RuleBook.InfeasibleCorrelation, new(by.Type, "Correlates") { Argument = with?.Type }, message)
        {
            Family = by.Id,
            Cause = Cause,
            Remedy = "correlations that can be",
        };

    private static string Range(double least, double greatest) => $"{Phi(least)} to {Phi(greatest)}";

    private static string Phi(double phi) => phi.ToString("0.00", CultureInfo.InvariantCulture);
}
