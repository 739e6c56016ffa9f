using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The excess is above the limit, and none of the metrics that can be had would bring it under.</summary>
internal static class TSK6002ExcessAboveLimit
{
    /// <summary>One family that is judged by itself.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        !facts.InSuite && Fires(facts) && TSK6001MissingSurrogate.Surrogate(facts.Assessment) is null
            ? [Exceeds(facts, facts.At("Headline"), "") with { Family = facts.Family.Id }]
            : [];

    /// <summary>A suite, by the first of its small families. A metric that would help is named here too: it belongs to them all.</summary>
    public static IEnumerable<Finding> Check(Suite suite, FamilyFacts first) =>
        Fires(first) ? [Exceeds(first, new(suite.Type, "Suite"), $"Suite {suite.Id}: ")] : [];

    // Too few effective items say the same with their own number and remedy.
    private static bool Fires(FamilyFacts facts) =>
        facts.Assessment.Exceeds && !TSK4001FewEffectiveItems.Fires(facts.Assessment, facts.Options);

    private static Finding Exceeds(FamilyFacts facts, Place place, string what)
    {
        var assessment = facts.Assessment;
        var remedy = assessment.Remedies.IsEmpty ? "" : $"; {Text.Remedy(assessment.Remedies[0])}";
        var message = $"{what}{Text.Forecast(assessment)}. The cause: {assessment.Cause ?? "noise"}{remedy}.";
        return new(RuleBook.ExcessAboveLimit, place, message) { Cause = assessment.Cause, Remedy = assessment.Remedy };
    }
}
