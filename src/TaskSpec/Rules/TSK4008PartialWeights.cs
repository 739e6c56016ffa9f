using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Some named tasks of a family have a weight, and others have none.</summary>
internal static class TSK4008PartialWeights
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        var weighted = family.Tasks.Where(task => task.Weight is not null).ToArray();
        // A weight that cannot be is told of by itself.
        var mistaken = family.Invalid.Any(value => value is { Attribute: "Task", Argument: "Weight" });
        if (weighted.Length == 0 || weighted.Length == family.Tasks.Count || mistaken)
            yield break;
        var share = 100 * (family.Tasks.Count - weighted.Length) / (family.Tasks.Sum(task => task.Weight ?? 1));
        var have =
            $"{weighted.Length} of the {family.Tasks.Count} tasks of {family.Id} {(weighted.Length == 1 ? "has" : "have")} a weight, {Range(weighted)}";
        foreach (var task in family.Tasks.Where(task => task.Weight is null).Take(family.TasksFile is null ? int.MaxValue : 1))
        {
            yield return facts.Finding(
                RuleBook.PartialWeights,
                family.TasksFile is null ? facts.At("Task", task.Id) : facts.At("TasksFile"),
                $"{have}, and {task.Id} has none: it counts as 1, and all that have none make {Text.Count(share)} % of the score. Set its Weight."
            ) with
            {
                Cause = "weights of some",
                Remedy = "Weight = 1",
            };
        }
    }

    private static string Range(EvalTask[] weighted)
    {
        double low = weighted.Min(task => task.Weight!.Value),
            high = weighted.Max(task => task.Weight!.Value);
        return low == high ? Shown(low) : $"{Shown(low)} to {Shown(high)}";
    }

    private static string Shown(double weight) => weight.ToString("0.##", CultureInfo.InvariantCulture);
}
