using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Two metrics of one family or step have one name in results, where one would hide the other.</summary>
internal static class TSK3015RecordedTwice
{
    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        from metrics in PlacedMetric.Of(facts.Family).GroupBy(metric => (metric.On, Column: ColumnOf(metric.Use)))
        where metrics.Count() > 1
        let first = metrics.First()
        from again in metrics.Skip(1).Select((metric, i) => (Metric: metric, Before: metrics.Take(i + 1)))
        select Twice(facts, metrics.Key.Column, first, again.Metric, again.Before);

    private static string ColumnOf(MetricUse use) => use.Name ?? use.Metric;

    private static Finding Twice(
        FamilyFacts facts,
        string column,
        PlacedMetric first,
        PlacedMetric again,
        IEnumerable<PlacedMetric> before
    )
    {
        var isSame = again.Use.Type == first.Use.Type && again.Use.Extract == first.Use.Extract;
        var index = before.Count(metric => metric.Attribute == again.Attribute && metric.Use.Type == again.Use.Type);
        var remedy = isSame ? "Take it away" : $"Name it, as in [Records<{again.Name}>(Name = \"…\")]";
        return facts.Finding(
            RuleBook.RecordedTwice,
            again.Place with
            {
                Index = index,
            },
            $"{again.Name} stands twice as {column} on {Text.Name(again.On)}, {(first.Attribute == "Headline" ? "as the headline" : "recorded")} and recorded again:"
                + $" in results one column would hide the other. {remedy}."
        ) with
        {
            Cause = "recorded twice",
            Remedy = isSame ? "remove it" : "give it a name",
            Edits = isSame && IsAlone(facts.Family, again) ? [Edit.Remove(again.On, "Records", again.Use.Type)] : [],
        };
    }

    // Of several attributes of one metric an edit takes the first, which may be one that has a name.
    private static bool IsAlone(Family family, PlacedMetric again) =>
        PlacedMetric
            .Of(family)
            .Where(metric => metric.On == again.On && metric.Attribute == again.Attribute && metric.Use.Type == again.Use.Type)
            .All(metric => metric.Use.Name == again.Use.Name && metric.Use.Extract == again.Use.Extract);
}
