namespace TaskSpec.Rules;

/// <summary>The excess is above the limit, and no metric would bring it under.</summary>
internal static class TSK6002ExcessAboveLimit
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var assessment = facts.Assessment;
        // Too few effective items say the same with their own number and remedy.
        if (
            !assessment.Exceeds
            || facts.InSuite
            || TSK6001MissingSurrogate.Surrogate(assessment) is not null
            || TSK4001FewEffectiveItems.Fires(assessment, facts.Options)
        )
            yield break;
        var cause = $" The cause: {assessment.Cause ?? "noise"}";
        var remedy = assessment.Remedies.IsEmpty ? "" : $"; {Text.Remedy(assessment.Remedies[0])}";
        yield return facts.Finding(
            RuleBook.ExcessAboveLimit,
            facts.At("Headline"),
            $"{Text.Forecast(assessment)}.{cause}{remedy}."
        ) with
        {
            Cause = assessment.Cause,
            Remedy = assessment.Remedy,
        };
    }
}
