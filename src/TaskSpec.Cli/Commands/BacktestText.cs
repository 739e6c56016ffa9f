using System.Globalization;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>backtest</c> shows.</summary>
internal static class BacktestText
{
    public static string Json(
        ScorePanel panel,
        Holdout hidden,
        IReadOnlyList<TestedForecast> tested,
        IReadOnlyList<string> warnings
    ) =>
        JsonDocument.Of(json =>
        {
            json.List("methods", MethodResult.Of(tested), Write);
            json.List(
                "targets",
                Backtest.Origins(panel, hidden),
                (json, origin) =>
                {
                    json.Text("model", origin.Target.Name);
                    json.Text("family", origin.Target.Family);
                    json.Number("flop", origin.Target.Flop);
                    json.Number("modelsSeen", origin.Seen.Models.Count);
                    json.Number("gap", origin.Target.Flop / origin.Seen.Models[^1].Flop);
                    RecipeSpreadText.Write(json, SpreadOf(tested, origin.Target));
                }
            );
            json.List(
                "tasks",
                tested.GroupBy(forecast => forecast.Task).OrderBy(group => group.Key, StringComparer.Ordinal),
                static (json, task) =>
                {
                    json.Text("task", task.Key);
                    json.Object(
                        "meanAbsoluteErrors",
                        task,
                        static (json, forecasts) =>
                        {
                            foreach (var method in forecasts.GroupBy(forecast => forecast.Method))
                                json.Number(method.Key, method.Average(forecast => Math.Abs(forecast.Error)));
                        }
                    );
                }
            );
            json.List("forecasts", tested, Write);
            json.Texts("warnings", warnings);
        });

    public static void Write(
        Invocation run,
        ScorePanel panel,
        Holdout hidden,
        IReadOnlyList<TestedForecast> tested,
        IReadOnlyList<string> warnings
    )
    {
        var screen = run.Screen;
        var table = new TextTable(
            new Column("method"),
            new Column("forecasts", Right: true),
            new Column("mean error", Right: true),
            new Column("median", Right: true),
            new Column("bias", Right: true, Fold: Fold.Below),
            new Column("skill", Right: true),
            new Column("in 80 %", Right: true),
            new Column("in 95 %", Right: true),
            new Column("beyond forecast", Right: true, Fold: Fold.Below)
        );
        foreach (var method in MethodResult.Of(tested))
            table.Add(
                method.Method,
                Figure.Count(method.Forecasts),
                Figure.Points(method.MeanAbsoluteError),
                Figure.Points(method.MedianAbsoluteError),
                Figure.Points(method.Bias),
                method.Skill is { } skill
                    ? new Span(
                        Figure.Factor(skill),
                        skill > 0 ? Tone.Good
                            : skill < 0 ? Tone.Bad
                            : Tone.Plain
                    )
                    : "",
                Percent(method.Coverage80),
                Percent(method.Coverage95),
                method.BeyondForecast is { } beyond
                    ? $"{Figure.Points(beyond.Value)} ({Figure.Points(beyond.Low)} to {Figure.Points(beyond.High)})"
                    : ""
            );
        table.Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        foreach (var (seen, target) in Backtest.Origins(panel, hidden))
            screen.WriteLine(
                new Span(
                    $"{target.Name}, {Figure.Flop(target.Flop)} FLOP, from {seen.Models.Count} models with {Figure.Factor(target.Flop / seen.Models[^1].Flop)} times less or below",
                    Tone.Faint
                )
            );
        screen.WriteLine(
            new Span("Errors in score, from 0 to 1; skill is the share of persistence's error that is saved", Tone.Faint)
        );
        screen.WriteWrapped(
            "Beyond forecast: by how much the mean error is above that of 'forecast', with 95 % intervals over models and tasks",
            Tone.Faint
        );
        if (
            Backtest
                .Origins(panel, hidden)
                .Select(origin => SpreadOf(tested, origin.Target))
                .LastOrDefault(one => one is not null) is
            { } spread
        )
            screen.WriteWrapped(RecipeSpreadText.Of(spread)!, Tone.Faint);
        foreach (var warning in warnings)
            screen.WriteWrapped(warning, Tone.Notice);
    }

    private static RecipeSpread? SpreadOf(IReadOnlyList<TestedForecast> tested, PanelModel target) =>
        tested.FirstOrDefault(forecast => forecast.Target == target && forecast.Spread is not null)?.Spread;

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static void Write(JsonWriter json, MethodResult method)
    {
        json.Text("method", method.Method);
        json.Number("forecasts", method.Forecasts);
        json.Number("meanAbsoluteError", method.MeanAbsoluteError);
        json.Number("medianAbsoluteError", method.MedianAbsoluteError);
        json.Number("bias", method.Bias);
        json.NumberOrNull("skill", method.Skill);
        json.Number("coverage80", method.Coverage80);
        json.Number("coverage95", method.Coverage95);
        json.NumberOrNull("logDensity", method.LogDensity);
        if (method.BeyondForecast is { } beyond)
            json.Object(
                "beyondForecast",
                beyond,
                static (json, beyond) =>
                {
                    json.Number("value", beyond.Value);
                    json.Number("low", beyond.Low);
                    json.Number("high", beyond.High);
                }
            );
    }

    private static void Write(JsonWriter json, TestedForecast tested)
    {
        json.Text("method", tested.Method);
        json.Text("model", tested.Target.Name);
        json.Text("task", tested.Task);
        json.Number("observed", tested.Observed);
        json.Number("predicted", tested.Forecast.Value);
        json.Number("low80", tested.Forecast.Low80);
        json.Number("high80", tested.Forecast.High80);
        json.Number("low", tested.Forecast.Low95);
        json.Number("high", tested.Forecast.High95);
    }
}
