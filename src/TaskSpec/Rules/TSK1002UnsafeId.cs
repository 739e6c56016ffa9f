using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>An id that is not safe as a path segment.</summary>
internal static class TSK1002UnsafeId
{
    /// <summary>The ids of suites.</summary>
    public static IEnumerable<Finding> Check(Catalog catalog) =>
        catalog.Suites.Where(suite => !Ids.IsSafe(suite.Id)).Select(suite => Unsafe(new(suite.Type, "Suite"), "suite", suite.Id));

    /// <summary>The ids of one family.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        var ids = new List<(Place Place, string Kind, string Id)> { (facts.At("TaskFamily"), "family", family.Id) };
        ids.AddRange(family.Tasks.Select(task => (facts.At("Task", task.Id), "task", task.Id)));
        ids.AddRange(family.Variants.Select(variant => (facts.At("Variant", variant.Id), "variant", variant.Id)));
        ids.AddRange(family.Steps.Select(step => (new Place(step.Type, "Step"), "step", step.Id)));
        return ids.Where(id => !Ids.IsSafe(id.Id)).Select(id => Unsafe(id.Place, id.Kind, id.Id) with { Family = family.Id });
    }

    private static Finding Unsafe(Place place, string kind, string id) =>
        new(
            RuleBook.UnsafeId,
            place,
            $"The {kind} id \"{Ids.Shown(id)}\" is not safe as a path segment: {Ids.Problem(id)}. Use {Ids.Allowed}, such as \"{Ids.Safe(id)}\"."
        )
        {
            Cause = "unsafe id",
            Remedy = $"rename it, for example to {Ids.Safe(id)}",
        };
}
