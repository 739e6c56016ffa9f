using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>An id that is not safe as a path segment.</summary>
internal static class TSK1002UnsafeId
{
    /// <summary>The id of a suite.</summary>
    public static IEnumerable<Finding> Check(Suite suite) => Unsafe([(new(suite.Type, "Suite"), "suite", suite.Id)]);

    /// <summary>The ids of one family.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        var ids = new List<(Place Place, string Kind, string Id)> { (facts.At("TaskFamily"), "family", family.Id) };
        ids.AddRange(family.Tasks.Select(task => (facts.At("Task", task.Id), "task", task.Id)));
        ids.AddRange(family.Variants.Select(variant => (facts.At("Variant", variant.Id), "variant", variant.Id)));
        ids.AddRange(family.Steps.Select(step => (new Place(step.Type, "Step"), "step", step.Id)));
        return Unsafe(ids).Select(finding => finding with { Family = family.Id });
    }

    private static IEnumerable<Finding> Unsafe(IReadOnlyList<(Place Place, string Kind, string Id)> ids) =>
        ids.Where(id => !Ids.IsSafe(id.Id)).Select(id => Unsafe(id.Place, id.Kind, id.Id, IsFree(id.Kind, Ids.Safe(id.Id), ids)));

    // Two that would be renamed to one are for the author to tell apart.
    private static bool IsFree(string kind, string safe, IEnumerable<(Place Place, string Kind, string Id)> ids) =>
        ids.Count(id => id.Kind == kind && string.Equals(Ids.Safe(id.Id), safe, StringComparison.OrdinalIgnoreCase)) == 1;

    private static Finding Unsafe(Place place, string kind, string id, bool isFree) =>
        new(
            RuleBook.UnsafeId,
            place,
            $"The {kind} id \"{Ids.Shown(id)}\" is not safe as a path segment: {Ids.Problem(id)}. Use {Ids.Allowed}, such as \"{Ids.Safe(id)}\"."
        )
        {
            Cause = "unsafe id",
            Remedy = $"rename it, for example to {Ids.Safe(id)}",
            Edits = isFree
                ? [Edit.Set(place.Type, place.Attribute!, "Id", $"\"{Ids.Safe(id)}\"", place.Argument) with { Kind = "rename" }]
                : [],
        };
}
