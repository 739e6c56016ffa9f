using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A family's items, or those of a suite's small families together, are worth too few independent ones.</summary>
internal static class TSK4001FewEffectiveItems
{
    /// <summary>One family that is judged by itself.</summary>
    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        !facts.InSuite && Fires(facts.Assessment, facts.Options) && IsSure(facts)
            ?
            [
                Few(facts, facts.At(facts.Family.Samples is null ? "TaskFamily" : "Samples"), facts.Family.Id) with
                {
                    Family = facts.Family.Id,
                },
            ]
            : [];

    /// <summary>A suite, by the first of its small families.</summary>
    public static IEnumerable<Finding> Check(Suite suite, FamilyFacts first) =>
        Fires(first.Assessment, first.Options) ? [Few(first, new(suite.Type, "Suite"), $"suite {suite.Id}")] : [];

    /// <summary>Whether an assessment has too few effective items.</summary>
    public static bool Fires(Assessment assessment, RuleOptions options) =>
        assessment.EffectiveItems < Math.Min(options.EffectiveItems, 1e9)
        || assessment.EffectiveItems < options.EffectiveShare * assessment.Items;

    // Few models leave open how items correlate: they are few only where they are at the low end of the measured interval too.
    private static bool IsSure(FamilyFacts facts)
    {
        if (facts.Measured is not { ItemCorrelation: { } found } measured)
            return true;
        var least = facts.Family with { Measured = measured with { ItemCorrelation = found with { Value = found.Low } } };
        var effective = Coupling.Of(facts.Structure.With(least), facts.Context.Skills).Effective;
        return Fires(facts.Assessment with { EffectiveItems = effective }, facts.Options);
    }

    private static Finding Few(FamilyFacts facts, Place place, string what)
    {
        var (assessment, options) = (facts.Assessment, facts.Options);
        var overlapping = assessment.EffectiveItems < options.EffectiveShare * assessment.Items;
        // What was measured no declaration takes back.
        var isMeasured = !facts.InSuite && facts.Measured?.ItemCorrelation is not null;
        var items = assessment.Items == 1 ? "one item" : $"{Text.Count(assessment.Items)} items";
        var forecast = assessment.Forecast is { } figures
            ? $" The forecast of {Text.Flop(assessment.Plan.TargetFlop)} FLOP is then {Text.Error(figures.Error)}, an excess of {Text.Points(figures.Excess)}."
            : "";
        var worth = $"The {items} of {what} are worth {Text.Effective(assessment.EffectiveItems)} independent ones";
        var message = overlapping
            ? $"{worth}: {Shared(facts)}.{forecast} Use tasks that need different capabilities{(isMeasured ? "" : ", or declare Transfer.Distinct where success at one says nothing of another")}."
            : $"{(assessment.Items == assessment.EffectiveItems ? $"{Capital(what)} has {items}" : worth)}, where {Text.Count(options.EffectiveItems)} are the least."
                + $"{forecast} {Remedy(facts)}";
        return new(RuleBook.FewEffectiveItems, place, message)
        {
            Cause = overlapping ? "overlap" : "few items",
            Remedy = "tasks that need different capabilities",
        };
    }

    private static string Shared(FamilyFacts facts)
    {
        var steps = facts.Structure.Graph.Steps;
        var same = steps.Where(step => step.Across == Transfer.Same && step.OutputOf is null).ToArray();
        if (facts.InSuite)
            return "its families share steps";
        if (facts.Measured is { ItemCorrelation: { } found } measured)
            return $"their outcomes correlate given compute by {MeasuredWords.Of(found)}, {MeasuredWords.Short(measured)}";
        if (same.Length > 0)
            return $"who can do {Text.Steps(same)} in one can do it in all (Same)";
        var similar = steps.Where(step => step.Across is null or Transfer.Similar && step.OutputOf is null).ToArray();
        var assumed = similar.Any(step => step.Across is null) ? ", which is assumed where Across is not declared" : "";
        return similar.Length > 0
            ? $"who can do {Text.Steps(similar)} in one is likely to in the others{assumed}"
            : "samples repeat each other";
    }

    // A published data set has as many as it has.
    private static string Remedy(FamilyFacts facts) =>
        !facts.InSuite && facts.Family.Samples is { IsPublished: true }
            ? "Put it into a suite with others like it: families of few items are judged together there."
            : "Add tasks that need different capabilities.";

    private static string Capital(string what) =>
        what.StartsWith("suite ", StringComparison.Ordinal) ? "S" + what.Substring(1) : what;
}
