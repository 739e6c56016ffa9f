using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A metric of the author's own does not say how it responds to ability.</summary>
internal static class TSK3012UnknownForm
{
    private const int MostNames = 3;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var unknown = PlacedMetric
            .Of(facts.Family)
            .Where(metric => metric.Use.Form == Form.Unknown && metric.Use.Link != Link.None)
            .ToArray();
        if (unknown.Length == 0)
            yield break;
        var names = unknown.Select(metric => metric.Name).Distinct(StringComparer.Ordinal).ToArray();
        var isHeadline = unknown[0].Use == facts.Family.Headline;
        var taken =
            isHeadline && facts is { Family.Items: not null, Assessment.Forecast: { } forecast }
                ? $"the forecast of {Text.Flop(facts.Assessment.Plan.TargetFlop)} FLOP to {Text.Error(forecast.Error)} takes it for pass or fail"
                : $"a forecast takes {(names.Length == 1 ? "it" : "them")} for pass or fail";
        yield return facts.Finding(
            RuleBook.UnknownForm,
            unknown[0].Place,
            $"{Shown(names)} {(names.Length == 1 ? "has" : "have")} no known form, so that {taken}, the least that a score can say."
                + $" Declare how {(names.Length == 1 ? "it responds" : "they respond")}, such as [Metric(\"{unknown[0].Use.Metric}\", Form.Graded, Levels = 5)]"
                + (isHeadline ? "." : ", or Link = Link.None where it says nothing of the headline.")
        ) with
        {
            Cause = "unknown form",
            Remedy = "declare Form",
        };
    }

    private static string Shown(string[] names) =>
        names.Length <= MostNames
            ? string.Join(" and ", names)
            : $"{string.Join(", ", names.Take(MostNames - 1))} and {names.Length - MostNames + 1} others";
}
