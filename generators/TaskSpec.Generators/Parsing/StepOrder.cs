using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>The order of steps: each after those that it comes after, and otherwise by id.</summary>
/// <remarks>Never the order of declaration, which the parts of a partial class turn round.</remarks>
internal static class StepOrder
{
    public static EquatableArray<StepInfo> Sort(IEnumerable<StepInfo> steps)
    {
        var waiting = steps
            .OrderBy(step => step.Id, StringComparer.Ordinal)
            .ThenBy(step => step.Type, StringComparer.Ordinal)
            .ToList();
        var sorted = new List<StepInfo>(waiting.Count);
        while (waiting.Count > 0)
        {
            // A cycle leaves no step free; its first one goes then, and a rule complains.
            var free = waiting.FindIndex(step =>
                !waiting.Exists(other => other.Type != step.Type && step.After.Contains(other.Id))
            );
            sorted.Add(waiting[Math.Max(free, 0)]);
            waiting.RemoveAt(Math.Max(free, 0));
        }

        return sorted.ToEquatableArray();
    }
}
