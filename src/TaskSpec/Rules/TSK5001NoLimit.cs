using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Attempts are open-ended, and nothing limits them.</summary>
internal static class TSK5001NoLimit
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (IsLimited(family) || WhyOpen(facts) is not { } why)
            yield break;
        yield return facts.Finding(
            RuleBook.NoLimit,
            facts.At("TaskFamily"),
            $"Attempts at {family.Id} are open-ended ({why}) and nothing limits them, so that the harness decides the ceiling."
                + " Add [Limits(TimeSeconds = …, Tokens = …)]"
                + (why.StartsWith("text", StringComparison.Ordinal) ? " or [Sampling(MaxOutputTokens = …)]." : ".")
        ) with
        {
            Cause = "no limit",
            Remedy = "add [Limits(…)]",
        };
    }

    private static bool IsLimited(Family family) =>
        family.Limits is { } limits
            && (
                limits.TimeSeconds > 0
                || limits.WorkingSeconds > 0
                || limits.Tokens > 0
                || limits.Messages > 0
                || limits.Turns > 0
                || limits.CostUsd > 0
            )
        || (!family.Tasks.IsEmpty && family.Tasks.All(task => task.TimeSeconds > 0));

    private static string? WhyOpen(FamilyFacts facts)
    {
        var family = facts.Family;
        if (family.Steps.SelectMany(step => step.Calls).FirstOrDefault() is { } call)
            return $"it calls {call.Tool}";
        if (family.Sandbox is { } sandbox)
            return $"it runs in {sandbox.Kind}";
        var generates = (family.Scored?.By ?? family.Headline?.By) is By.Text or By.Judge or By.Human;
        return generates && family.Sampling?.MaxOutputTokens is not > 0 && family.Answer?.Tokens is null
            ? "text is generated without a maximum"
            : null;
    }
}
