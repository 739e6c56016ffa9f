using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>Forecasts that were registered before, beside what came.</summary>
internal static class RegisteredSection
{
    /// <summary>The section; null where no family has any.</summary>
    public static Section? Of(CheckedCatalog catalog)
    {
        (Family Family, ForecastOutcome Outcome)[] outcomes =
        [
            .. from one in catalog.Families
            where one.Family.Measured is not null
            from outcome in one.Family.Measured!.Outcomes
            select (one.Family, outcome),
        ];
        return outcomes.Length == 0 ? null : new("registered", "Registered forecasts", Body(outcomes));
    }

    private static Html Body((Family Family, ForecastOutcome Outcome)[] outcomes)
    {
        var inside = outcomes.Count(one => IsInside(one.Outcome));
        Html body =
            $"<p>{Figure.Count(inside)} of {Figure.Count(outcomes.Length)} scores lie within the 95 % interval that was registered before they were known.</p>\n";
        body.Add(FigureBlock.Of(Plot(outcomes)));
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
                outcomes.Select(one => Row(one.Family, one.Outcome))
            )
        );
    }

    private static Plot Plot((Family Family, ForecastOutcome Outcome)[] outcomes) =>
        PredictedObserved.Of(
            "registered",
            "Registered forecasts and what came",
            "Each point is a forecast that was registered before its model came.",
            "score",
            [
                .. outcomes.Select(one => new PredictedPoint(
                    $"{one.Family.Id} ({one.Outcome.Model})",
                    one.Outcome.Forecast.Value,
                    one.Outcome.Observed,
                    one.Outcome.Forecast.Low,
                    one.Outcome.Forecast.High
                )),
            ],
            "95 % interval"
        );

    private static IReadOnlyList<Html> Row(Family family, ForecastOutcome outcome) =>
        [
            Shown.Name(family.Id),
            Shown.Name(outcome.Metric),
            Shown.Name(outcome.Registered),
            $"{Figure.Flop(outcome.TargetFlop)}",
            $"{Figure.Points(outcome.Forecast.Value)}",
            $"{Figure.Points(outcome.Forecast.Low, outcome.Forecast.High)}",
            Shown.Name(outcome.Model),
            $"{Figure.Points(outcome.Observed)}",
            $"{(outcome.StandardError > 0 ? Figure.Points(outcome.StandardError) : "")}",
            IsInside(outcome) ? Html.Raw("yes") : Html.Raw("<span class=\"bad\">no</span>"),
        ];

    private static bool IsInside(ForecastOutcome outcome) =>
        outcome.Observed >= outcome.Forecast.Low && outcome.Observed <= outcome.Forecast.High;
}
