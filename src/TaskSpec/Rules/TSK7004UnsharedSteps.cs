using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Outcomes correlate, given compute, by less than is declared: the 95 % interval lies below it by more than a margin.</summary>
internal static class TSK7004UnsharedSteps
{
    /// <summary>Two of a family's own tasks or items.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (MeasuredSteps.Of(facts) is not { } pair || !Fires(pair.Found, pair.Declared, facts.Options))
            yield break;
        const string remedy = "Declare what success at one task says of another: Transfer.Distinct or Transfer.Similar";
        yield return facts.Finding(
            RuleBook.UnsharedSteps,
            facts.At("TaskFamily"),
            $"The tasks of {facts.Family.Id} are declared to correlate by {Text.Number(pair.Declared)}, by the steps and skills that they share, but their results"
                + $" correlate given compute by {MeasuredWords.Of(pair.Found)}, {MeasuredWords.Source(facts.Measured!)}. {remedy}."
        ) with
        {
            Cause = "steps that are not shared",
            Remedy = remedy,
            Edits = pair.Across(
                    facts,
                    phi =>
                        !Fires(pair.Found, phi, facts.Options)
                        && !TSK7002UndeclaredCorrelation.Fires(pair.Found, phi, facts.Options)
                )
                .ToEquatableArray(),
        };
    }

    /// <summary>Families to each other, in ordinal order of ids.</summary>
    // Scores correlate by no less than single items do.
    public static IEnumerable<Finding> Check(IEnumerable<MeasuredPair> pairs, RuleOptions options) =>
        pairs
            .Where(pair => Fires(pair.Found.Phi, pair.Declared, options))
            .OrderBy(pair => pair.Other.Id, StringComparer.Ordinal)
            .Select(pair => Found(pair, pair.Family.Correlations.Any(declared => declared.With == pair.Other.Id)));

    /// <summary>Whether results correlate by less than is declared.</summary>
    public static bool Fires(Estimate found, double declared, RuleOptions options) =>
        declared > found.High + options.CorrelationMargin;

    private static Finding Found(MeasuredPair pair, bool isOwn)
    {
        var remedy = isOwn
            ? $"Set Phi = {Text.Number(pair.Found.Phi.Value)}"
            : "Let them need different capabilities, or declare Transfer.Distinct where success at one says nothing of the other";
        return new(
            RuleBook.UnsharedSteps,
            isOwn ? new(pair.Family.Type, "Correlates") { Argument = pair.Other.Type } : new(pair.Family.Type, "TaskFamily"),
            $"{pair.Family.Id} and {pair.Other.Id} are declared to correlate by {Text.Number(pair.Declared)}, but their scores correlate given compute by"
                + $" {MeasuredWords.Of(pair.Found.Phi)} over {MeasuredWords.Models(pair.Found.Models)}, {MeasuredWords.Short(pair.Measured)}. {remedy}."
        )
        {
            Family = pair.Family.Id,
            Other = pair.Other.Type,
            Cause = "steps that are not shared",
            Remedy = remedy,
            Edits = isOwn ? pair.Correlate().ToEquatableArray() : [],
        };
    }
}
