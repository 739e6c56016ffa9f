using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Outcomes correlate, given compute, by more than is declared: the 95 % interval lies above it by more than a margin.</summary>
internal static class TSK7002UndeclaredCorrelation
{
    /// <summary>Two of a family's own tasks or items.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (MeasuredSteps.Of(facts) is not { } pair || !Fires(pair.Found, pair.Declared, facts.Options))
            yield break;
        var remedy = facts.Family.Steps.IsEmpty
            ? "Declare the skill that they share, with Transfer.Same"
            : "Set Across on the step that they share";
        yield return facts.Finding(
            RuleBook.UndeclaredCorrelation,
            facts.At("TaskFamily"),
            $"The tasks of {facts.Family.Id} are declared {Said(pair.Declared)}, but their results correlate given compute by {MeasuredWords.Of(pair.Found)},"
                + $" {MeasuredWords.Source(facts.Measured!)}: {Text.Count(facts.Assessment.Items)} are worth {Text.Effective(facts.Assessment.EffectiveItems)}. {remedy}."
        ) with
        {
            Cause = "undeclared correlation",
            Remedy = remedy,
            Edits = pair.Across(
                    facts,
                    phi => !Fires(pair.Found, phi, facts.Options) && !TSK7004UnsharedSteps.Fires(pair.Found, phi, facts.Options)
                )
                .ToEquatableArray(),
        };
    }

    /// <summary>Families to each other, the surest first.</summary>
    public static IEnumerable<Finding> Check(IEnumerable<MeasuredPair> pairs, RuleOptions options) =>
        InOrder(pairs, pair => pair.Found)
            .Where(pair => Fires(pair.Found.Phi, pair.DeclaredOfScores, options))
            .Select(pair => new Finding(
                RuleBook.UndeclaredCorrelation,
                new(pair.Family.Type, "TaskFamily"),
                $"{pair.Family.Id} and {pair.Other.Id} are declared {Said(pair.Declared)}, but their scores correlate given compute by {MeasuredWords.Of(pair.Found.Phi)}"
                    + $" over {MeasuredWords.Models(pair.Found.Models)}, {MeasuredWords.Short(pair.Measured)}."
                    + $" Declare the step or skill that they share, or [Correlates<{Text.Name(pair.Other.Type)}>({Text.Number(pair.Found.Phi.Value)})]."
            )
            {
                Family = pair.Family.Id,
                Other = pair.Other.Type,
                Cause = "undeclared correlation",
                Remedy = "declare what they share",
                Edits = pair.Correlate().ToEquatableArray(),
            });

    /// <summary>Correlations with other families, the surest first.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> all, Func<T, MeasuredCorrelation> found) =>
        all.OrderByDescending(one => found(one).Phi.Low).ThenBy(one => found(one).With, StringComparer.Ordinal);

    /// <summary>Whether results correlate by more than is declared.</summary>
    public static bool Fires(Estimate found, double declared, RuleOptions options) =>
        found.Low > declared + options.CorrelationMargin;

    private static string Said(double declared) =>
        Math.Abs(declared) < .005 ? "independent" : $"to correlate by {Text.Number(declared)}";
}
