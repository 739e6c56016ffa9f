using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A Brier score stands beside an accuracy among choices in place of what would forecast it.</summary>
internal static class TSK3006BrierForChoices
{
    /// <summary>The recorded score of probabilities that a family has instead; null where it has none.</summary>
    public static MetricUse? Instead(Family family) =>
        family.Headline?.Form == Form.ArgmaxOfChoices
            ? family.Records.FirstOrDefault(use => use.Form == Form.ChoiceProbability && use.Link != Link.None)
            : null;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (Instead(family) is not { } brier || !TSK3005NoChoiceLogLikelihoods.CouldRecord(family))
            yield break;
        var none = family with { Records = family.Records.Where(use => use != brier).ToEquatableArray() };
        if (
            Assessor.ForecastOf(facts.Context, none) is not { } before
            || TSK3005NoChoiceLogLikelihoods.Errors(facts, family) is not { } errors
        )
            yield break;
        yield return facts.Finding(
            RuleBook.BrierForChoices,
            facts.At("Records", brier.Type),
            $"{Text.Name(brier.Type)} is smooth and proper, but what the wrong choices get decides it too: the forecast of"
                + $" {Text.Flop(facts.Assessment.Plan.TargetFlop)} FLOP is ±{Text.Points(errors.Without)} with it and ±{Text.Points(before.Error)} without."
                + $" Record ChoiceLogLikelihoods, with which it is ±{Text.Points(errors.With)}."
        ) with
        {
            Cause = "wrong choices",
            Remedy = "record ChoiceLogLikelihoods",
            Edits = [TSK3005NoChoiceLogLikelihoods.Record(family, errors)],
        };
    }
}
