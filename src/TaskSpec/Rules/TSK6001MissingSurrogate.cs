using TaskSpec.Assessments;

namespace TaskSpec.Rules;

/// <summary>The excess is above the limit, and a metric that is not recorded would bring it under.</summary>
internal static class TSK6001MissingSurrogate
{
    /// <summary>The metric that would, if there is one.</summary>
    public static Alternative? Surrogate(Assessment assessment) =>
        assessment.Exceeds ? assessment.Remedies.FirstOrDefault(remedy => remedy is { Suffices: true, Metric: not null }) : null;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.InSuite || Surrogate(facts.Assessment) is not { } surrogate)
            yield break;
        yield return facts.Finding(
            RuleBook.MissingSurrogate,
            facts.At("Headline"),
            $"{Text.Forecast(facts.Assessment)}; {Text.Remedy(surrogate)}."
        ) with
        {
            Cause = facts.Assessment.Cause,
            Remedy = surrogate.Name,
            Edits =
            [
                Edit.Record(
                    surrogate.Metric!,
                    surrogate.On!,
                    facts.Family.Type,
                    facts.Assessment.Forecast!.Error,
                    surrogate.Error
                ),
            ],
        };
    }
}
