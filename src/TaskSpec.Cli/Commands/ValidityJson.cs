using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>validity --json</c> writes.</summary>
internal static class ValidityJson
{
    public static string Of(ValidityReport report, IReadOnlyDictionary<string, KnownOfTasks> known) =>
        JsonDocument.Of(json =>
        {
            json.List(
                "tasks",
                report.Tasks(ValidityView.After),
                (json, task) =>
                {
                    json.Text("task", task.Task);
                    json.Text("type", known[task.Task].Type);
                    Write(json, task.Level);
                    json.Object("before", report.Tasks(ValidityView.Before).First(one => one.Task == task.Task).Level, Write);
                }
            );
            json.Object("spearman", report.Ranking(ValidityView.After), Rank);
            json.Object("level", ErrorLevel.Of([.. report.Hidden], ValidityView.After), Level);
            json.List(
                "stages",
                ValidityView.Stages,
                (json, stage) =>
                {
                    json.Text("stage", stage.Name);
                    json.Object("spearman", report.Ranking(stage.Forecast), Rank);
                    json.List(
                        "families",
                        report.Families,
                        (json, family) =>
                        {
                            json.Text("family", family);
                            json.Number("misfitDecades", report.MisfitDecades[family]);
                            json.Object("spearman", report.Ranking(family, stage.Forecast), Rank);
                            json.Object(
                                "level",
                                ErrorLevel.Of([.. report.Hidden.Where(one => one.Family == family)], stage.Forecast),
                                Level
                            );
                        }
                    );
                    json.List(
                        "types",
                        ValidityView.Types(report, known),
                        (json, type) =>
                        {
                            json.Text("type", type.Key);
                            json.Number("tasks", type.Select(one => one.Task).Distinct().Count());
                            Level(json, ErrorLevel.Of([.. type], stage.Forecast));
                            Intervals(json, [.. type], stage.Forecast);
                        }
                    );
                    json.List(
                        "alone",
                        Alone(report, known, stage.Forecast),
                        (json, one) =>
                        {
                            json.Text("by", one.By);
                            json.NumberOrNull("r", one.R?.R);
                            json.NumberOrNull("low", one.R?.Low);
                            json.NumberOrNull("high", one.R?.High);
                        }
                    );
                    json.NumberOrNull("ceiling", report.Ceiling(stage.Forecast));
                    Intervals(json, [.. report.Hidden], stage.Forecast);
                }
            );
            json.Object("byResidual", report.Ranking(one => one.ByResidual), Rank);
            json.List(
                "forecasts",
                report.Hidden,
                static (json, one) =>
                {
                    json.Text("task", one.Task);
                    json.Text("family", one.Family);
                    json.Text("model", one.Model);
                    json.Number("flop", one.Flop);
                    json.Number("modelsSeen", one.Seen);
                    json.Number("observed", one.Observed);
                    json.Object("before", one.Before, Write);
                    json.Object("after", one.After, Write);
                }
            );
        });

    private static IEnumerable<(string By, RankCorrelation? R)> Alone(
        ValidityReport report,
        IReadOnlyDictionary<string, KnownOfTasks> known,
        Func<HiddenScore, HiddenForecast> forecast
    ) => ValidityView.Known(known).Select(one => (one.By, report.Ranking(forecast, one.Of)));

    private static void Intervals(JsonWriter json, HiddenScore[] scores, Func<HiddenScore, HiddenForecast> forecast)
    {
        var (ratio, coverage) = ErrorLevel.Intervals(scores, forecast);
        json.Number("ratio", ratio.Value);
        json.Number("ratioLow", ratio.Low);
        json.Number("ratioHigh", ratio.High);
        json.Number("coverageLow", coverage.Low);
        json.Number("coverageHigh", coverage.High);
    }

    private static void Write(JsonWriter json, ErrorLevel level)
    {
        json.Number("predicted", level.PredictedRms);
        json.Number("observed", level.ObservedRms);
        json.Number("coverage80", level.Coverage80);
    }

    private static void Write(JsonWriter json, HiddenForecast forecast)
    {
        json.Number("expectedError", forecast.Expected);
        json.Number("predicted", forecast.Value);
        json.Number("low80", forecast.Low80);
        json.Number("high80", forecast.High80);
    }

    private static void Rank(JsonWriter json, RankCorrelation? rank)
    {
        json.NumberOrNull("r", rank?.R);
        json.NumberOrNull("low", rank?.Low);
        json.NumberOrNull("high", rank?.High);
    }

    private static void Level(JsonWriter json, ErrorLevel level)
    {
        json.Number("forecasts", level.Forecasts);
        json.Number("predictedRms", level.PredictedRms);
        json.Number("observedRms", level.ObservedRms);
        json.Number("coverage80", level.Coverage80);
    }
}
