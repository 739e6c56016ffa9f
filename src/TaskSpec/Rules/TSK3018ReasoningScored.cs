using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The model reasons before it answers, and a metric of the text takes all that it wrote for the answer.</summary>
internal static class TSK3018ReasoningScored
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        // A runner's own task finds the answer itself.
        if (
            family is not { Answer.ReasoningTokens: > 0 and var tokens, RunsAs: null }
            || (family.Scored?.By ?? By.Text) != By.Text
        )
            yield break;
        foreach (var metric in PlacedMetric.OfAnswer(family).Where(metric => metric.Use is { By: By.Text, Extract: null }))
            yield return facts.Finding(
                RuleBook.ReasoningScored,
                metric.Place,
                $"{metric.Name} of {family.Id} takes all that a model writes for the answer, {Text.Count(tokens)} tokens of reasoning included: right"
                    + $" answers count as wrong. Say where the answer stands, as in {metric.Attribute}<{metric.Name}>(Extract = @\"ANSWER: (.+)\"), and ask for it so."
            ) with
            {
                Cause = "reasoning in what is scored",
                Remedy = "Extract = …",
            };
    }
}
