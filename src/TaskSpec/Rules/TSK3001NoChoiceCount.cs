using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A metric of multiple choice, and nothing says how many choices there are.</summary>
internal static class TSK3001NoChoiceCount
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Choices is not null || facts.Family.Profile?.Choices is { Median: >= 2 })
            yield break;
        var metric = PlacedMetric.OfAnswer(facts.Family).FirstOrDefault(metric => metric.Use.Form == Form.ArgmaxOfChoices);
        if (metric is null)
            yield break;
        var count = CountOf(metric.Use);
        yield return facts.Finding(
            RuleBook.NoChoiceCount,
            metric.Place,
            $"{metric.Name} scores one over the number of choices by guessing, and no number is declared: 4 are assumed."
                + $" Add [Choices({count ?? "…"})]{(count is null ? "" : ", as its floor has it")}, or a profile of the samples."
        ) with
        {
            Cause = "unknown chance floor",
            Remedy = $"add [Choices({count ?? "…"})]",
            Edits = count is null ? [] : [Edit.Set(facts.Family.Type, "Choices", "Count", count)],
        };
    }

    // A metric of the author's own may say what a guess scores.
    private static string? CountOf(MetricUse use)
    {
        if (use.Floor is not (> .001 and <= .5 and var floor))
            return null;
        var count = Math.Round(1 / floor);
        return Math.Abs(1 / count - floor) < .001 ? count.ToString(CultureInfo.InvariantCulture) : null;
    }
}
