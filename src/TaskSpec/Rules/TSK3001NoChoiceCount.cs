namespace TaskSpec.Rules;

/// <summary>A metric of multiple choice, and nothing says how many choices there are.</summary>
internal static class TSK3001NoChoiceCount
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Choices is not null || facts.Family.Profile?.Choices is { Median: >= 2 })
            yield break;
        var use = facts.AnswerMetrics.FirstOrDefault(use => use.Form == Form.ArgmaxOfChoices);
        if (use is null)
            yield break;
        yield return facts.Finding(
            RuleBook.NoChoiceCount,
            facts.At(use == facts.Family.Headline ? "Headline" : "Records", use.Type),
            $"{Text.Name(use.Type)} scores one over the number of choices by guessing, and no number is declared: 4 are assumed."
                + " Add [Choices(…)], or a profile of the samples."
        ) with
        {
            Cause = "unknown chance floor",
            Remedy = "add [Choices(…)]",
        };
    }
}
