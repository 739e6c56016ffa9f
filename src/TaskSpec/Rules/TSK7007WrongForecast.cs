using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>A forecast that had been registered came out outside its 95 % interval, widened by the noise of what was observed.</summary>
internal static class TSK7007WrongForecast
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Measured is not { Outcomes.IsEmpty: false } measured)
            yield break;
        var wrong = measured
            .Outcomes.Where(outcome => Off(outcome) > 1)
            .OrderByDescending(Off)
            .ThenBy(outcome => outcome.Model, StringComparer.Ordinal)
            .ToArray();
        if (wrong.Length == 0)
            yield break;
        var (worst, count) = (wrong[0], measured.Outcomes.Count);
        var noise = worst.StandardError > 0 ? $" ±{Number(worst.StandardError)}" : "";
        var also = count > 1 ? $" {wrong.Length} of {count} registered forecasts came out wrong, where 1 of 20 should." : "";
        yield return facts.Finding(
            RuleBook.WrongForecast,
            facts.At("Headline"),
            $"The forecast of {Ids.Shown(worst.Metric)} of {facts.Family.Id} for {Text.Flop(worst.TargetFlop)} FLOP, registered {worst.Registered}, was"
                + $" {Number(worst.Forecast.Value)} ({Number(worst.Forecast.Low)} to {Number(worst.Forecast.High)}), and {Ids.Shown(worst.Model)} came out at"
                + $" {Number(worst.Observed)}{noise}.{also} Look for what changed between the models, and calibrate on all of them before the next."
        ) with
        {
            Cause = "a forecast that came out wrong",
            Remedy = "calibrate on all models",
        };
    }

    // How far off it is, in what forecast and observation leave open together.
    private static double Off(ForecastOutcome outcome)
    {
        var (forecast, noise) = (outcome.Forecast, Normal.Quantile(.975) * outcome.StandardError);
        var side = outcome.Observed < forecast.Value ? forecast.Value - forecast.Low : forecast.High - forecast.Value;
        var apart = Math.Abs(outcome.Observed - forecast.Value);
        return apart == 0 ? 0 : apart / Math.Sqrt(side * side + noise * noise);
    }

    private static string Number(double score) => score.ToString("0.###", CultureInfo.InvariantCulture);
}
