using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A named task may take longer than its family, so that its own limit never applies.</summary>
internal static class TSK5009TaskAboveLimit
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (family.Limits?.TimeSeconds is not (> 0 and var limit))
            yield break;
        var above = family.Tasks.Where(task => task.TimeSeconds > limit).ToArray();
        if (above.Length == 0)
            yield break;
        var first = above[0];
        var most = above.Max(task => task.TimeSeconds ?? 0);
        var others = above.Length == 1 ? "" : $", and {Text.Count(above.Length - 1)} more with it";
        yield return facts.Finding(
            RuleBook.TaskAboveLimit,
            facts.At("Task", first.Id) with
            {
                Parameter = "TimeSeconds",
            },
            $"Task {first.Id} may take {Text.Count(first.TimeSeconds!.Value)} s{others}, but attempts at {family.Id} end after {Text.Count(limit)} s, so that its own"
                + $" limit never applies. Raise the family's to TimeSeconds = {most}, or lower the task's."
        ) with
        {
            Cause = "task above the family's limit",
            Remedy = $"TimeSeconds = {most}",
            Edits = [Edit.Set(family.Type, "Limits", "TimeSeconds", Edit.Integer(most))],
        };
    }
}
