using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Two families, suites, or things inside one family carry the same id. Ids are compared without case: they become paths.</summary>
internal static class TSK1001DuplicateId
{
    /// <summary>Families and suites of the whole catalog.</summary>
    public static IEnumerable<Finding> Check(Catalog catalog)
    {
        foreach (var group in catalog.Families.GroupBy(family => family.Id, StringComparer.OrdinalIgnoreCase))
        {
            var families = group.OrderBy(family => family.Type, StringComparer.Ordinal).ToArray();
            foreach (var family in families.Skip(families.Length > 1 ? 0 : 1))
            {
                var other = families.First(candidate => candidate != family);
                yield return Duplicate(
                    new(family.Type, "TaskFamily"),
                    $"The family id \"{family.Id}\"",
                    Text.Name(other.Type)
                ) with
                {
                    Family = family.Id,
                };
            }
        }

        foreach (var group in catalog.Suites.GroupBy(suite => suite.Id, StringComparer.OrdinalIgnoreCase))
        {
            var suites = group.OrderBy(suite => suite.Type, StringComparer.Ordinal).ToArray();
            foreach (var suite in suites.Skip(suites.Length > 1 ? 0 : 1))
            {
                var other = suites.First(candidate => candidate != suite);
                yield return Duplicate(new(suite.Type, "Suite"), $"The suite id \"{suite.Id}\"", Text.Name(other.Type));
            }
        }
    }

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
