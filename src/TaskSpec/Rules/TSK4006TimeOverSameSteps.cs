using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>Difficulty is taken from human times that spread, over tasks or families that one capability decides.</summary>
internal static class TSK4006TimeOverSameSteps
{
    private const double Most = .5;
    private const string Attribute = "DifficultyFromHumanTime";

    /// <summary>The tasks of one family.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (family is not { DifficultyFromHumanTime: not null, Difficulty: null } || Range(family) is not { } range)
            yield break;
        var (share, names) = Same(facts);
        if (share <= Most)
            yield break;
        yield return facts.Finding(
            RuleBook.TimeOverSameSteps,
            facts.At(Attribute),
            $"Human times in {family.Id} run {Spread(range.Min, range.Max)}, but who can do {Text.And(names)} in one of its tasks can do it in all (Same), and that is"
                + $" {Text.Count(100 * share)} % of their difficulty: models pass them all at about one compute. Remove [{Attribute}], or declare Transfer.Distinct where"
                + " success at one task says nothing of another."
        ) with
        {
            Cause = "one capability, many human times",
            Remedy = $"remove {Attribute}",
            Edits = [Edit.Remove(family.Type, Attribute)],
        };
    }

    /// <summary>The families of a suite.</summary>
    public static IEnumerable<Finding> Check(CatalogContext context, Suite suite)
    {
        var timed = context
            .Catalog.Families.Where(family => family.Suite == suite.Id)
            .Where(family => family is { DifficultyFromHumanTime: not null, Difficulty: null })
            .Select(family => (Family: family, HorizonDifficulty.Of(family)?.Minutes))
            .Where(family => family.Minutes is not null)
            .ToDictionary(family => family.Family.Type, family => family.Minutes!.Value, StringComparer.Ordinal);
        if (timed.Values.Distinct().Count() < 2)
            yield break;
        var shared = context
            .Overlaps.Members.Where(member => timed.ContainsKey(member.Family.Type))
            .SelectMany(member => member.Footing.Steps.Concat(member.Footing.Skills).Select(part => (member.Family, Part: part)))
            .Where(x => x.Part is { Transfer: 1, Share: > Most })
            .GroupBy(x => x.Part.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Families: group.Select(x => x.Family).ToArray()))
            .Where(group => group.Families.Select(family => timed[family.Type]).Distinct().Count() > 1)
            .OrderByDescending(group => group.Families.Length)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (shared.Families is not { } families)
            yield break;
        var minutes = families.Select(family => timed[family.Type]).ToArray();
        yield return new(
            RuleBook.TimeOverSameSteps,
            new(suite.Type, "Suite"),
            $"Human times of {families.Length} families of suite {suite.Id} run {Spread(minutes.Min(), minutes.Max())}, but who has {Text.Name(shared.Key)} for one of them has"
                + $" it for all (Same), and it is most of their difficulty: models pass them at about one compute. Remove [{Attribute}] from them, or declare what"
                + $" {Text.Name(shared.Key)} says of other families as it is."
        )
        {
            Cause = "one capability, many human times",
            Remedy = $"remove {Attribute}",
        };
    }

    private static (double Share, IReadOnlyList<string> Names) Same(FamilyFacts facts)
    {
        var (family, skills) = (facts.Family, facts.Context.Skills);
        if (family.Steps.IsEmpty)
        {
            var needed = family.Needs.Where(skill => skills.Transferred(skill) == 1).ToArray();
            return (needed.Length / Math.Max(1.0, family.Needs.Count), [.. needed.Select(Text.Name)]);
        }

        var same = Enumerable
            .Range(0, family.Steps.Count)
            .Where(step => facts.Structure.ShareOf(step) > 0 && skills.Transferred(family, family.Steps[step]) == 1)
            .ToArray();
        return (same.Sum(facts.Structure.ShareOf), [.. same.Select(step => Text.Name(family.Steps[step].Type))]);
    }

    private static (double Min, double Max)? Range(Family family)
    {
        var tasks = family.Tasks.Select(task => task.HumanMinutes ?? 0).Where(minutes => minutes is > 0 and < 1e9).ToArray();
        var (least, most) =
            tasks.Length > 0 ? (tasks.Min(), tasks.Max())
            : family.Profile?.HumanMinutes is { Min: > 0, Max: < 1e9 } profiled ? (profiled.Min, profiled.Max)
            : (0, 0);
        return least < most ? (least, most) : null;
    }

    private static string Spread(double least, double most)
    {
        var decades = Math.Log10(most / least) / Priors.HorizonDecadesPerDecade;
        return FormattableString.Invariant(
            $"from {least:0.##} to {most:0.##} minutes, as if they lay {decades:0.0} decades of compute apart"
        );
    }
}
