using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Commands;

/// <summary>Registered forecasts beside what came.</summary>
internal static class ForecastScoreText
{
    public static void Write(Invocation run, IReadOnlyList<(RegisteredForecast Forecast, ForecastOutcome? Outcome)> scored)
    {
        ForecastOutcome[] came = [.. scored.Select(pair => pair.Outcome).OfType<ForecastOutcome>()];
        var hits = came.Count(RegisteredForecasts.IsHit);
        if (run.Json)
            run.Screen.Out.Write(
                JsonDocument.Of(json =>
                {
                    json.Number("registered", scored.Count);
                    json.Number("came", came.Length);
                    json.Number("hits", hits);
                    json.List("forecasts", scored, Write);
                })
            );
        else
            Write(run, scored, came, hits);
    }

    private static void Write(
        Invocation run,
        IReadOnlyList<(RegisteredForecast Forecast, ForecastOutcome? Outcome)> scored,
        ForecastOutcome[] came,
        int hits
    )
    {
        var table = new TextTable(
            new Column("task"),
            new Column("metric"),
            new Column("registered"),
            new Column("for FLOP", Right: true),
            new Column("forecast", Right: true),
            new Column("95 %"),
            new Column("came", Right: true),
            new Column("model"),
            new Column("")
        );
        foreach (var (forecast, outcome) in scored)
        {
            var hit = outcome is not null && RegisteredForecasts.IsHit(outcome);
            table.Add(
                forecast.Task,
                forecast.Metric,
                forecast.Registered,
                Figure.Flop(forecast.TargetFlop),
                Figure.Points(forecast.Forecast.Value),
                Figure.Points(forecast.Forecast.Low, forecast.Forecast.High),
                outcome is null ? "" : Figure.Points(outcome.Observed),
                outcome?.Model ?? "",
                outcome is null ? "not yet"
                    : hit ? "hit"
                    : new Span("miss", Tone.Notice)
            );
        }

        table.Write(run.Screen);
        if (run.Quiet)
            return;
        run.Screen.WriteLine();
        run.Screen.WriteLine(
            came.Length == 0
                ? $"none of {Figure.Of(scored.Count, "forecast")} has come: no model is within a tenth of a decade of a target"
                : $"{Figure.Count(hits)} of {Figure.Count(came.Length)} that came lie within their 95 % intervals and noise; {Figure.Count(scored.Count - came.Length)} not yet"
        );
    }

    private static void Write(JsonWriter json, (RegisteredForecast Forecast, ForecastOutcome? Outcome) scored)
    {
        var (forecast, outcome) = scored;
        json.Text("task", forecast.Task);
        json.Text("metric", forecast.Metric);
        json.TextOrNull("via", forecast.Via);
        json.Text("registered", forecast.Registered);
        json.Number("targetFlop", forecast.TargetFlop);
        json.Number("predicted", forecast.Forecast.Value);
        json.Number("low", forecast.Forecast.Low);
        json.Number("high", forecast.Forecast.High);
        json.TextOrNull("model", outcome?.Model);
        json.NumberOrNull("observed", outcome?.Observed);
        json.NumberOrNull("stderr", outcome?.StandardError);
        if (outcome is null)
            json.Raw("hit", "null");
        else
            json.Raw("hit", RegisteredForecasts.IsHit(outcome) ? "true" : "false");
    }
}
