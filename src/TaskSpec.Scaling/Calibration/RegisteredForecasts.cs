using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Calibration;

/// <summary>Holds forecasts that were registered against results that came.</summary>
public static class RegisteredForecasts
{
    /// <summary>How near, in decades of compute, a model must come to a forecast's target to be what it was about.</summary>
    public const double Near = .1;

    /// <summary>The forecasts whose target came, each with the model nearest to it, by task and date.</summary>
    /// <param name="forecasts">What was registered.</param>
    /// <param name="rows">The results.</param>
    public static IReadOnlyList<(string Task, ForecastOutcome Outcome)> Score(
        IEnumerable<RegisteredForecast> forecasts,
        IEnumerable<ScoreRow> rows
    )
    {
        var scores = rows.Where(row => row.Flop > 0).ToLookup(row => (row.Task, row.Metric));
        return
        [
            .. forecasts
                .OrderBy(forecast => forecast.Task, StringComparer.Ordinal)
                .ThenBy(forecast => forecast.Registered, StringComparer.Ordinal)
                .ThenBy(forecast => forecast.Metric, StringComparer.Ordinal)
                .ThenBy(forecast => forecast.TargetFlop)
                .Select(forecast => (forecast, Came: Nearest(forecast)))
                .Where(pair => pair.Came is not null)
                .Select(pair => (pair.forecast.Task, Of(pair.forecast, pair.Came!))),
        ];

        ScoreRow? Nearest(RegisteredForecast forecast) =>
            scores[(forecast.Task, forecast.Metric)]
                .Where(row => Distance(row, forecast) <= Near)
                .OrderBy(row => Distance(row, forecast))
                .ThenBy(row => row.Model, StringComparer.Ordinal)
                .FirstOrDefault();
    }

    /// <summary>The standard error of a score: as given, or of so many outcomes of 0 or 1; 0 where neither is known.</summary>
    public static double StandardErrorOf(ScoreRow row) =>
        row.StdErr ?? (row is { N: > 0 and var n, Value: >= 0 and <= 1 and var value } ? Math.Sqrt(value * (1 - value) / n) : 0);

    private static ForecastOutcome Of(RegisteredForecast forecast, ScoreRow came) =>
        new(
            forecast.Metric,
            forecast.Forecast,
            forecast.Registered,
            forecast.TargetFlop,
            came.Model,
            came.Value,
            StandardErrorOf(came)
        );

    private static double Distance(ScoreRow row, RegisteredForecast forecast) =>
        Math.Abs(Math.Log10(row.Flop!.Value / forecast.TargetFlop));
}
