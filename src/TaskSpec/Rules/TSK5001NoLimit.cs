using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Attempts are open-ended, and nothing limits them.</summary>
internal static class TSK5001NoLimit
{
    // A generous limit is no loss: it is there so that it is written down.
    private const double UsualSeconds = 3_600;
    private const double UsualTokens = 1_024;
    private const string OpenText = "text is generated without a maximum";

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
                + (why == OpenText ? " or [Sampling(MaxOutputTokens = …)]." : ".")
        ) with
        {
            Cause = "no limit",
            Remedy = "add [Limits(…)]",
            Edits = [why == OpenText ? LimitOutput(facts) : LimitTime(facts)],
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
        return generates && family.Sampling?.MaxOutputTokens is not > 0 && family.Answer?.Tokens is null ? OpenText : null;
    }

    // What stops nobody by the declared usage; else what people take, and an hour at least.
    private static Edit LimitTime(FamilyFacts facts)
    {
        var family = facts.Family;
        var timed = facts.Structure.With(family with { Limits = new() { TimeSeconds = 1 } }).Ceilings.Budgets;
        var human = family
            .HumanTimes.Select(time => 60 * time.Minutes)
            .Concat(family.Tasks.Select(task => 60 * (task.HumanMinutes ?? 0)))
            .DefaultIfEmpty()
            .Max();
        var needed = timed.FirstOrDefault(budget => budget.Argument == "TimeSeconds")?.Sufficient();
        var seconds = needed ?? (human > UsualSeconds ? RoundCounts.AtLeast(human) : UsualSeconds);
        return Edit.Set(family.Type, "Limits", "TimeSeconds", Edit.Integer(Math.Min(int.MaxValue, seconds)));
    }

    // Room for twice the longest known target, in the powers of two that people choose.
    private static Edit LimitOutput(FamilyFacts facts)
    {
        var (family, tokens) = (facts.Family, UsualTokens);
        var longest =
            Math.Max(family.Profile?.TargetTokens?.Max ?? 0, family.Steps.Sum(step => (double)(step.Tokens ?? 0)))
            + (family.Answer?.ReasoningTokens ?? 0);
        while (tokens < 2 * longest && tokens < int.MaxValue / 2)
            tokens *= 2;
        return Edit.Set(family.Type, "Sampling", "MaxOutputTokens", Edit.Integer(tokens));
    }
}
