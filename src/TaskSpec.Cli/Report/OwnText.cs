using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Report;

/// <summary>What a family's own results say, in words and as a figure.</summary>
internal static class OwnText
{
    public static Html Of(JudgedFamily family, ReportInput input)
    {
        Html text = new();
        if (family.Own is { } own)
        {
            text.Add($"<p>{Shown.Text(Sentence(own))}</p>");
            if (own.Unplaced > 0)
                text.Add(
                    $"<p class=\"warn\">{Figure.Of(own.Unplaced, "model has", "models have")} scores and no training compute: <code>taskspec import LOGS --models models.csv --out {Shown.Plain(input.ScoresFile ?? "scores.csv")}</code> gives it.</p>"
                );
            if (Left(family) is { } left)
                text.Add($"<p>{Shown.Text(left)}</p>");
            if (family.WantsCalibration)
                text.Add(
                    $"<p>Nobody has calibrated it, so that the expected error does not go by these scores: <code>{Shown.Plain(NextStep.CalibrateCommand(input))}</code></p>"
                );
            foreach (var warning in own.Warnings)
                text.Add($"<p class=\"note\">{Shown.Sentence(warning)}</p>");
        }

        if (Plot(family) is { } plot)
            text.Add(FigureBlock.Of(plot));
        return text.Add(Registered(family));
    }

    private static string Sentence(OwnForecast own)
    {
        if (own.Predicted is not { } predicted)
            return own.Placed == 0
                ? "Its results forecast nothing, as the compute of their models is unknown."
                : $"Its results forecast nothing yet: {own.Problem}.";
        var interval = predicted.HasIntervals
            ? $"; 8 of 10 such models are expected from {Figure.Points(predicted.Low80)} to {Figure.Points(predicted.High80)}, 95 of 100 from {Figure.Points(predicted.Low95)} to {Figure.Points(predicted.High95)}"
            : "";
        return $"From {Figure.Of(own.Placed, "model")} a model of {Figure.Flop(own.TargetFlop)} FLOP is forecast to score {Figure.Points(predicted.Value)}{interval}.";
    }

    /// <summary>How measured scores leave what was believed; null where none does.</summary>
    private static string? Left(JudgedFamily family)
    {
        if (family.Left is not { } left || left.Above + left.Below == 0)
            return null;
        var believed =
            family.Assessment.Measured?.Since is { } since ? $"what is believed since it was calibrated on {since}"
            : family.IsCalibrated ? "what is believed since it was calibrated"
            : "what was believed without results";
        var where = (left.Above, left.Below) switch
        {
            (_, 0) => $"{Count(left.Above)} above",
            (0, _) => $"{Count(left.Below)} below",
            _ => $"{Count(left.Above)} above and {Figure.Count(left.Below)} below",
        };
        return $"Of {Figure.Of(left.Judged, "measured score")} {where} {believed} (8 of 10 cases), by more than noise.{(left is { IsFar: true, Above: 0 } ? " It is harder than that." : left is { IsFar: true, Below: 0 } ? " It is easier than that." : "")}";

        string Count(int some) =>
            some == left.Judged ? "all lie"
            : some == 1 ? "1 lies"
            : $"{Figure.Count(some)} lie";
    }

    private static Plot? Plot(JudgedFamily family)
    {
        MeasuredScore[] measured =
        [
            .. (family.Own?.Rows ?? [])
                .Where(row => row.Flop > 0)
                .Select(row => new MeasuredScore(row.Model, row.Flop!.Value, row.Value, row.StdErr ?? row.ShareError)),
        ];
        if (measured.Length == 0)
            return family.Believed is null && family.Assessment.Forecast is null
                ? null
                : ResponsePlot.Of(family.Family, family.Believed);
        var own = family.Own!;
        var isFitted = own.Curve.Count > 0;
        return FitPlot.Of(
            new(family.Family.Id, own.Metric, own.TargetFlop)
            {
                Measured = measured,
                Fit = own.Curve,
                Target = own.Predicted,
                Believed = isFitted && family.Left is not { IsFar: true } ? null : family.Believed,
                Chance = family.Believed?.Chance,
                Registered =
                [
                    .. family.Registered.Select(one => new RegisteredMark(
                        one.Forecast.TargetFlop,
                        one.Forecast.Forecast.Value,
                        one.Forecast.Forecast.Low,
                        one.Forecast.Forecast.High,
                        one.Forecast.Registered,
                        one.Outcome is null ? null : RegisteredForecasts.IsHit(one.Outcome)
                    )),
                ],
            }
        );
    }

    private static Html? Registered(JudgedFamily family)
    {
        if (family.Registered.Count == 0)
            return null;
        return $"<h3>Registered before</h3><ul>{Html.Join(family.Registered, one => $"<li>{Shown.Plain(one.Forecast.Registered)}, for {Figure.Flop(one.Forecast.TargetFlop)} FLOP: {Figure.Points(one.Forecast.Forecast.Value)} (95 %: {Figure.Points(one.Forecast.Forecast.Low, one.Forecast.Forecast.High)}); {Came(one.Outcome)}</li>")}</ul>";
    }

    private static Html Came(ForecastOutcome? outcome)
    {
        if (outcome is null)
            return Html.Raw("no such model has come yet.");
        var hit = RegisteredForecasts.IsHit(outcome);
        return $"{Shown.Name(outcome.Model)} scored {Figure.Points(outcome.Observed)}, <span class=\"{(hit ? "good" : "bad")}\">{(hit ? "as forecast" : "missed")}</span>.";
    }
}
