using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>How many independent items families are worth together.</summary>
/// <param name="Items">All items, each counted once.</param>
/// <param name="Effective">How many independent ones they are worth, for error bars of their mean: n² over the sum of all correlations.</param>
/// <param name="ParticipationRatio">How many directions their outcomes vary in: n² over the sum of all squared correlations.</param>
/// <remarks>docs/model.md §5, §11. The cost is that of the groups of families that overlap, not of the pairs.</remarks>
public sealed record OverlapTotals(double Items, double Effective, double ParticipationRatio)
{
    /// <summary>
    /// The same with weights: a family weighs the root of its items, as in METR's horizons, and divides that by its tasks' weights.
    /// </summary>
    public double EffectiveWeighted { get; private init; }

    /// <summary>What those weights leave of the items, did nothing correlate: (Σw)²/Σw² (Kish 1965).</summary>
    public double OfWeights { get; private init; }

    /// <summary>All attempts.</summary>
    public double Attempts { get; private init; }

    /// <summary>How many attempts of independent noise they are worth; fewer than all only where one execution serves several.</summary>
    public double EffectiveAttempts { get; private init; }

    /// <summary>How many independent families the families are worth.</summary>
    public double EffectiveFamilies { get; private init; }

    /// <summary>Mean correlation of the noise of attempts in two of the families, from 0 to 1.</summary>
    internal double AttemptCorrelation { get; private init; }

    /// <summary>Whether any two families have something in common.</summary>
    internal bool Any { get; private init; }

    internal static OverlapTotals Of(OverlapIndex index, Func<OverlapMember, bool> counts)
    {
        var members = index.Members.Select(member => counts(member) ? member : null).ToArray();
        var within = members.OfType<OverlapMember>().ToList();
        var families = Sums.Of(index, member => member is null ? 0 : 1, members, relation => relation.Phi);
        var items = Sums.Of(index, member => member?.Items ?? 0, members, relation => relation.Mean);
        var attempts = Sums.Of(index, member => member?.Attempts ?? 0, members, relation => relation.Mean);
        var weighted = Sums.Of(index, member => Math.Sqrt(member?.Items ?? 0), members, relation => relation.Mean);
        var all = within.Sum(member => member.Items);
        var weights = within.Sum(member => member.Items / member.OfWeights);
        var alike = within.Sum(member => member.Items * (member.Correlation - member.Correlation / member.OfWeights));
        return new(
            all,
            Worth(all, within.Sum(member => member.Items * member.Items / member.Effective) + 2 * items.Phi, all),
            Worth(
                all,
                within.Sum(member => member.Items * (1 + (member.Items - 1) * member.Correlation * member.Correlation))
                    + 2 * items.Square,
                all
            )
        )
        {
            OfWeights = Worth(weighted.Weight, weights, all),
            EffectiveWeighted = Worth(weighted.Weight, weights + alike + 2 * weighted.Phi, all),
            Attempts = attempts.Weight,
            EffectiveAttempts = Worth(
                attempts.Weight,
                within.Sum(member => member.Attempts * member.Attempts / member.EffectiveAttempts) + 2 * attempts.Attempt,
                attempts.Weight
            ),
            EffectiveFamilies = Worth(within.Count, within.Count + 2 * families.Phi, within.Count),
            AttemptCorrelation = within.Count < 2 ? 0 : 2 * families.Attempt / (within.Count * (within.Count - 1.0)),
            Any = families.Any,
        };
    }

    // Declared correlations may be negative, which makes items worth no more than they are.
    private static double Worth(double sum, double correlations, double most) =>
        sum <= 0 ? 0
        : correlations * most <= sum * sum ? most
        : Math.Max(1, sum * sum / correlations);

    /// <summary>Weighted sums over all pairs of different families.</summary>
    private sealed record Sums(double Weight, double Phi, double Square, double Attempt, bool Any)
    {
        public static Sums Of(
            OverlapIndex index,
            Func<OverlapMember?, double> weigh,
            OverlapMember?[] members,
            Func<Relation, double> correlation
        )
        {
            var weights = members.Select(weigh).ToArray();
            double[] sums = new double[index.Groups.Count],
                squares = new double[index.Groups.Count];
            for (var i = 0; i < weights.Length; i++)
            {
                sums[index.Groups.GroupOf(i)] += weights[i];
                squares[index.Groups.GroupOf(i)] += weights[i] * weights[i];
            }

            double phi = 0,
                square = 0,
                attempt = 0;
            var any = false;
            for (var group = 0; group < sums.Length; group++)
            {
                if (sums[group] == 0)
                    continue;
                foreach (var (other, common) in index.Groups.Neighbours(group))
                {
                    if (other < group)
                        continue;
                    var pairs = other == group ? (sums[group] * sums[group] - squares[group]) / 2 : sums[group] * sums[other];
                    phi += pairs * common.Phi;
                    square += pairs * common.Phi * common.Phi;
                    attempt += pairs * common.AttemptPhi;
                    any |= pairs > 1e-9 * squares[group];
                }
            }

            foreach (var (first, second) in index.Special)
            {
                var relation = index.Between(first, second);
                var pair = weights[first] * weights[second];
                phi += pair * (correlation(relation) - relation.Common.Phi);
                square += pair * (relation.MeanSquare - relation.Common.Phi * relation.Common.Phi);
                any |= pair > 0;
            }

            return new(weights.Sum(), phi, square, attempt, any);
        }
    }
}
