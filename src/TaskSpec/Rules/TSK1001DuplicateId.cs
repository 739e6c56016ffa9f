using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Two families, suites, or things inside one family carry the same id. Ids are compared without case: they become paths.</summary>
internal static class TSK1001DuplicateId
{
    /// <summary>Families and suites of the whole catalog.</summary>
    public static IEnumerable<Finding> Check(Catalog catalog) =>
        catalog
            .Families.GroupBy(family => family.Id, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Skip(1).Any())
            .SelectMany(same =>
                Check("family", "TaskFamily", same.Select(family => new Bearer(family.Id, family.Type, family.Assembly)))
            )
            .Concat(
                catalog
                    .Suites.GroupBy(suite => suite.Id, StringComparer.OrdinalIgnoreCase)
                    .SelectMany(same =>
                        Check("suite", "Suite", same.Select(suite => new Bearer(suite.Id, suite.Type, suite.Assembly)))
                    )
            );

    // Each is told of another one. Those of other assemblies cannot be renamed here: they are told of once, where they are taken in, if none is at home.
    private static IEnumerable<Finding> Check(string kind, string mark, IEnumerable<Bearer> same)
    {
        var bearers = same.OrderBy(x => x.Assembly, StringComparer.Ordinal).ThenBy(x => x.Type, StringComparer.Ordinal).ToArray();
        if (bearers.Length < 2)
            yield break;
        var told = Math.Max(1, bearers.Count(x => x.Assembly is null));
        for (var i = 0; i < told; i++)
        {
            var (bearer, other) = (bearers[i], bearers[i == 0 ? 1 : 0]);
            var place = bearer.Assembly is null ? new(bearer.Type, mark) : Places.Root;
            var what =
                $"The {kind} id \"{bearer.Id}\"{(bearer.Assembly is { } assembly ? $" of {Text.Name(bearer.Type)} in {assembly}" : "")}";
            var where = Text.Name(other.Type) + (other.Assembly is { } elsewhere ? " in " + elsewhere : "");
            yield return Duplicate(place, what, where) with
            {
                Family = kind == "family" ? bearer.Id : null,
            };
        }
    }

    private sealed record Bearer(string Id, string Type, string? Assembly);

    /// <summary>Tasks, variants and steps of one family.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        foreach (var id in Repeated(family.Tasks.Select(task => task.Id)))
            yield return Duplicate(facts.At("Task", id), $"The task id \"{id}\"", "the same family") with
            {
                Family = family.Id,
            };
        foreach (var id in Repeated(family.Variants.Select(variant => variant.Id)))
            yield return Duplicate(facts.At("Variant", id), $"The variant id \"{id}\"", "the same family") with
            {
                Family = family.Id,
            };
        foreach (
            var group in family.Steps.GroupBy(step => step.Id, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
        )
        {
            foreach (var step in group.Skip(1))
                yield return Duplicate(new(step.Type, "Step"), $"The step id \"{step.Id}\"", Text.Name(group.First().Type)) with
                {
                    Family = family.Id,
                };
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> ids) =>
        ids.GroupBy(id => id, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Last());

    private static Finding Duplicate(Place place, string what, string where) =>
        new(
            RuleBook.DuplicateId,
            place,
            $"{what} stands twice, the other time in {where}; results of the two could not be told apart. Rename one."
        )
        {
            Cause = "duplicate id",
            Remedy = "rename one of the two",
        };
}
