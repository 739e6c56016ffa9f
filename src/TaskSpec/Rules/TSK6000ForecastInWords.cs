using TaskSpec.Assessments;

namespace TaskSpec.Rules;

/// <summary>What a family's results can forecast: the message of every family where somebody asks, and what a refactoring writes above one.</summary>
internal static class TSK6000ForecastInWords
{
    private const int MostCauses = 2;
    private const int MostRemedies = 3;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Assessment is not { Forecast: not null } assessment)
            yield break;
        // By name alone: without a floor or ceiling the score has another range, and its error cannot be compared.
        var causes = assessment.Causes.Take(MostCauses).Select(cause => cause.Name);
        yield return facts.Finding(
            RuleBook.ForecastInWords,
            facts.At("TaskFamily"),
            $"{Figures(assessment)}{Listed("Cause", causes)}{Listed("Remedy", RemediesOf(assessment).Select(Shown))}"
        ) with
        {
            Cause = assessment.Cause,
            Remedy = assessment.Remedy,
        };
    }

    private static string Figures(Assessment assessment)
    {
        var (forecast, family) = (assessment.Forecast!, assessment.Family);
        var metrics = string.Join(", ", assessment.Metrics.Select(metric => metric.Name));
        var items = $"{Text.Count(assessment.Items)} {(assessment.Items == 1 ? "item" : "items")}";
        return $"Forecast at {Text.Flop(assessment.Plan.TargetFlop)} FLOP: {Text.Error(forecast.Error)} ({Text.Error(forecast.Low)} to {Text.Error(forecast.High)}, by how"
            + $" hard {family.Id} turns out{Text.Measured(assessment.Measured)}), from {metrics} on {items} worth {Text.Effective(assessment.EffectiveItems)}."
            + $" Floor: {Text.Error(forecast.Floor)}, left even if the scores of the ladder were known exactly."
            + $" Excess: {Text.Points(forecast.Excess)}, {(assessment.Exceeds ? "above" : "within")} {Text.Limit(assessment)}.";
    }

    // What is not enough alone is worth a word only where nothing is.
    private static IEnumerable<Alternative> RemediesOf(Assessment assessment) =>
        assessment
            .Remedies.Where(remedy => remedy.Suffices || !assessment.Remedies.Any(other => other.Suffices))
            .Take(MostRemedies);

    private static string Listed(string title, IEnumerable<string> entries) =>
        string.Join("; ", entries) is { Length: > 0 } list ? $" {title}: {list}." : "";

    private static string Shown(Alternative remedy) =>
        $"{remedy.Name} ({Text.Error(remedy.Error)}{(remedy.Suffices ? ", enough" : "")})";
}
