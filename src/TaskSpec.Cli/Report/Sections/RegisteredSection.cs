using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>Forecasts that were registered before, beside what came.</summary>
internal static class RegisteredSection
{
    /// <summary>The section; null where no family has any.</summary>
    public static Section? Of(IReadOnlyList<JudgedFamily> families)
    {
        (JudgedFamily Family, RegisteredForecast Forecast, ForecastOutcome? Outcome)[] all =
        [
            .. from family in families from one in family.Registered select (family, one.Forecast, one.Outcome),
        ];
        return all.Length == 0 ? null : new("registered", "Registered forecasts", Body(all));
    }

    private static Html Body((JudgedFamily Family, RegisteredForecast Forecast, ForecastOutcome? Outcome)[] all)
    {
        var came = all.Where(one => one.Outcome is not null).Select(one => (one.Family, Outcome: one.Outcome!)).ToArray();
        var inside = came.Count(one => RegisteredForecasts.IsHit(one.Outcome));
        var waiting = all.Length - came.Length;
        Html body =
            $"<p>{(came.Length > 0 ? $"{Figure.Count(inside)} of {Figure.Count(came.Length)} scores lie within the 95 % interval that was registered before they were known, give or take their noise." : "")}{(waiting > 0 ? $" The models of {Figure.Of(waiting, "forecast")} have not come yet." : "")}</p>\n";
        if (came.Length > 0)
            body.Add(FigureBlock.Of(Plot(came)));
        return body.Add(
            DataTable.Of(
                "Registered forecasts and what came",
                [
                    new("family"),
                    new("metric"),
                    new("registered"),
                    new("for FLOP", true),
                    new("forecast", true),
                    new("95 %", true),
                    new("model"),
                    new("observed", true),
                    new("stderr", true),
                    new("within"),
                ],
                all.Select(one => Row(one.Family.Family, one.Forecast, one.Outcome))
            )
        );
    }

    private static Plot Plot((JudgedFamily Family, ForecastOutcome Outcome)[] came) =>
        PredictedObserved.Of(
            "registered",
            "Registered forecasts and what came",
            "Each point is a forecast that was registered before its model came.",
            "score",
            [
                .. came.Select(one => new PredictedPoint(
                    $"{one.Family.Family.Id} ({one.Outcome.Model})",
                    one.Outcome.Forecast.Value,
                    one.Outcome.Observed,
                    one.Outcome.Forecast.Low,
                    one.Outcome.Forecast.High
                )),
            ],
            "95 % interval"
        );

    private static IReadOnlyList<Html> Row(Family family, RegisteredForecast forecast, ForecastOutcome? outcome) =>
        [
            Shown.Name(family.Id),
            Shown.Name(forecast.Metric),
            Shown.Name(forecast.Registered),
            $"{Figure.Flop(forecast.TargetFlop)}",
            $"{Figure.Points(forecast.Forecast.Value)}",
            $"{Figure.Points(forecast.Forecast.Low, forecast.Forecast.High)}",
            Shown.Name(outcome?.Model),
            $"{(outcome is null ? "" : Figure.Points(outcome.Observed))}",
            $"{(outcome is { StandardError: > 0 } ? Figure.Points(outcome.StandardError) : "")}",
            outcome is null ? Html.Raw("not yet")
            : RegisteredForecasts.IsHit(outcome) ? Html.Raw("yes")
            : Html.Raw("<span class=\"bad\">no</span>"),
        ];
}
