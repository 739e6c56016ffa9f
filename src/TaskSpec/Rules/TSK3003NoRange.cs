using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A metric's best value is its worst, so that no score lies between.</summary>
internal static class TSK3003NoRange
{
    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        from metric in PlacedMetric.Of(facts.Family)
        where metric.Use.Best is { } best && metric.Use.Worst == best
        let value = ValueRange.Shown(metric.Use.Best!.Value)
        select facts.Finding(
            RuleBook.NoRange,
            metric.Place,
            $"{metric.Name} is {value} at best and {value} at worst, so that every score is the same and none lies from 0 to 1."
                + " Set Best and Worst in its [Metric]: where lower is better, Best is the smaller."
        ) with
        {
            Cause = "no range",
            Remedy = "set Best and Worst",
        };
}
