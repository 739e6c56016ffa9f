using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>Forecasts that were registered before their models came: kept in one list, and held against the scores of models that came.</summary>
public static class RegisteredForecasts
{
    /// <summary>How far a model's compute may be from the target's, in decades.</summary>
    public const double Near = .1;

    /// <summary>Earlier forecasts and later ones together. What is registered twice for one target on one day counts as it was registered last.</summary>
    /// <returns>In ordinal order of task, metric and day, and by target.</returns>
    public static EquatableArray<RegisteredForecast> Merge(
        IEnumerable<RegisteredForecast> earlier,
        IEnumerable<RegisteredForecast> later
    ) =>
        earlier
            .Concat(later)
            .GroupBy(Key)
            .Select(same => same.Last())
            .OrderBy(forecast => forecast.Task, StringComparer.Ordinal)
            .ThenBy(forecast => forecast.Metric, StringComparer.Ordinal)
            .ThenBy(forecast => forecast.Registered, StringComparer.Ordinal)
            .ThenBy(forecast => forecast.TargetFlop)
            .ToEquatableArray();

    /// <summary>Each forecast beside what came: the model nearest to the target's compute, at most a tenth of a decade from it.</summary>
    /// <param name="forecasts">The forecasts.</param>
    /// <param name="rows">A scores table. Models without compute are of no target.</param>
    /// <returns>In the order of the forecasts; null where no model of the target's size has a score yet.</returns>
    public static IReadOnlyList<(RegisteredForecast Forecast, ForecastOutcome? Outcome)> Score(
        IEnumerable<RegisteredForecast> forecasts,
        IEnumerable<ScoreRow> rows
    )
    {
        RegisteredForecast[] all = [.. forecasts];
        var wanted = all.Select(forecast => (forecast.Task, forecast.Metric)).ToHashSet();
        var scores = rows.Where(row => ComputeOf(row) > 0 && wanted.Contains((row.Task, row.Metric)))
            .ToLookup(row => (row.Task, row.Metric));
        return [.. all.Select(forecast => (forecast, OutcomeOf(forecast, scores[(forecast.Task, forecast.Metric)])))];
    }

    /// <summary>Whether what came is within the forecast's 95 % interval, widened by the noise of what was observed.</summary>
    public static bool IsHit(ForecastOutcome outcome)
    {
        var (value, low, high) = outcome.Forecast;
        var side = outcome.Observed < value ? value - low : high - value;
        var noise = Normal.Quantile(.975) * outcome.StandardError;
        return Math.Abs(outcome.Observed - value) <= Math.Sqrt(side * side + noise * noise);
    }

    /// <summary>The standard error of a score: as given, or of so many outcomes of 0 or 1; 0 where neither is known.</summary>
    public static double StandardErrorOf(ScoreRow row) => row.StdErr ?? row.ShareError ?? 0;

    private static ForecastOutcome? OutcomeOf(RegisteredForecast forecast, IEnumerable<ScoreRow> rows)
    {
        var came = rows.Select(row =>
                (Row: row, Distance: Math.Abs(Math.Log10(ComputeOf(row)) - Math.Log10(forecast.TargetFlop)))
            )
            .Where(model => model.Distance <= Near)
            .OrderBy(model => model.Distance)
            .ThenBy(model => model.Row.Model, StringComparer.Ordinal)
            .Select(model => model.Row)
            .FirstOrDefault();
        return came is null
            ? null
            : new(
                forecast.Metric,
                forecast.Forecast,
                forecast.Registered,
                forecast.TargetFlop,
                came.Model,
                came.Value,
                StandardErrorOf(came)
            );
    }

    // As a target's is: 6 FLOP a parameter and token where nobody says how much it was.
    private static double ComputeOf(ScoreRow row) => row.Flop ?? 6 * row.Params * row.Tokens ?? 0;

    private static (string, string, string, double, double?, double?) Key(RegisteredForecast forecast) =>
        (forecast.Task, forecast.Metric, forecast.Registered, forecast.TargetFlop, forecast.TargetParams, forecast.TargetTokens);
}
