using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The time to success is measured, and nothing says when an attempt is given up.</summary>
internal static class TSK3010NoCensoring
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        // Where nothing at all limits an attempt, that is another rule's.
        if (IsTimed(facts.Family) || TSK5001NoLimit.Check(facts).Any())
            return [];
        // Exponential times of which half end: the mean of those is 1/ln 2 − 1 of the limit, that of all 1/ln 2.
        var share = 1 - Math.Log(2);
        return PlacedMetric
            .OfAnswer(facts.Family)
            .Where(metric => metric.Use.Form == Form.TimeToCompletion)
            .Select(metric =>
                facts.Finding(
                    RuleBook.NoCensoring,
                    metric.Place,
                    $"{metric.Name} of an attempt that does not end is unknown, and {facts.Family.Id} does not say when one is given up: where half of them end,"
                        + $" those alone have {Text.Count(100 * share)} % of the mean time. Add [Limits(TimeSeconds = …)], at which attempts are censored."
                ) with
                {
                    Cause = "no time limit",
                    Remedy = "add [Limits(TimeSeconds = …)]",
                }
            );
    }

    private static bool IsTimed(Family family) =>
        family.Limits is { TimeSeconds: > 0 } or { WorkingSeconds: > 0 }
        || (!family.Tasks.IsEmpty && family.Tasks.All(task => task.TimeSeconds > 0));
}
