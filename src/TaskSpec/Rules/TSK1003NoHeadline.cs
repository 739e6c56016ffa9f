namespace TaskSpec.Rules;

/// <summary>A family has no headline metric.</summary>
internal static class TSK1003NoHeadline
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Headline is null)
        {
            yield return facts.Finding(
                RuleBook.NoHeadline,
                facts.At("TaskFamily"),
                $"{facts.Family.Id} has no headline metric, so there is no score to forecast. Add one, such as [Headline<ExactMatch>]."
            ) with
            {
                Cause = "no headline metric",
                Remedy = "add [Headline<…>]",
            };
        }
    }
}
