using TaskSpec.Assessments;

namespace TaskSpec.Rules;

/// <summary>A task that people take long for, or that runs in a sandbox, is declared as if it were one step.</summary>
internal static class TSK2007NoSteps
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (!family.Steps.IsEmpty || WhyAgentic(facts) is not { } why)
            yield break;
        yield return facts.Finding(
            RuleBook.NoSteps,
            facts.At("TaskFamily"),
            $"{family.Id} {why}, and declares no steps: it counts as one, so that its forecast can neither name what holds models up nor use what is done half way."
                + " Nest a class : Step for each part, with Tokens or HumanMinutes where they are known."
        ) with
        {
            Cause = "no steps",
            Remedy = "declare steps",
        };
    }

    private static string? WhyAgentic(FamilyFacts facts)
    {
        var minutes = HorizonDifficulty.MinutesOf(facts.Family);
        // A mean of logarithms is right to so many digits.
        if (minutes > facts.Options.AgenticMinutes * (1 + 1e-9))
            return $"takes people {Text.Count(minutes.Value)} minutes";
        return facts.Family.Sandbox is { } sandbox ? $"runs in a sandbox ({sandbox.Kind})" : null;
    }
}
