using System.Globalization;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>validity</c> shows.</summary>
internal static class ValidityText
{
    private static readonly (string Name, Func<HiddenScore, HiddenForecast> Forecast)[] stages =
    [
        ("before", one => one.Before),
        ("after", one => one.After),
    ];

    private static Func<HiddenScore, HiddenForecast> After => stages[1].Forecast;

    public static string Json(ValidityReport report, IReadOnlyDictionary<string, KnownOfTasks> known) =>
        JsonDocument.Of(json =>
        {
            json.List(
                "tasks",
                report.Tasks(After),
                (json, task) =>
                {
                    json.Text("task", task.Task);
                    json.Text("type", known[task.Task].Type);
                    Write(json, task.Level);
                    json.Object("before", report.Tasks(stages[0].Forecast).First(one => one.Task == task.Task).Level, Write);
                }
            );
            json.Object("spearman", report.Ranking(After), Rank);
            json.Object("level", ErrorLevel.Of([.. report.Hidden], After), Level);
            json.List(
                "stages",
                stages,
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
                        Types(report, known),
                        (json, type) =>
                        {
                            json.Text("type", type.Key);
                            json.Number("tasks", type.Select(one => one.Task).Distinct().Count());
                            Level(json, ErrorLevel.Of([.. type], stage.Forecast));
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
                }
            );
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

    public static void Write(Invocation run, ValidityReport report, IReadOnlyDictionary<string, KnownOfTasks> known)
    {
        var screen = run.Screen;
        var ranks = new TextTable([
            new Column("ranking by"),
            .. report.Families.Select(family => new Column(family, Right: true)),
            new Column("mean", Right: true),
            new Column("95 %"),
        ]);
        foreach (var (name, forecast) in stages)
            Rank(name == "before" ? "forecast error, without results" : "forecast error, calibrated", forecast, null);
        foreach (var (by, of) in Known(known))
            Rank(by, After, of);
        ranks.Write(screen);
        screen.WriteLine();
        var levels = new TextTable(
            new Column("level"),
            new Column("tasks", Right: true),
            new Column("forecasts", Right: true),
            new Column("predicted", Right: true),
            new Column("observed", Right: true),
            new Column("ratio", Right: true),
            new Column("in 80 %", Right: true)
        );
        foreach (var (name, forecast) in stages)
        {
            foreach (var type in Types(report, known))
                Level($"{name}, {(type.Key.Length > 0 ? type.Key : "all types")}", [.. type], forecast);
            Level($"{name}, all", [.. report.Hidden], forecast);
        }

        levels.Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        var tasks = new TextTable(
            new Column("task"),
            new Column("predicted", Right: true),
            new Column("observed", Right: true),
            new Column("in 80 %", Right: true)
        );
        foreach (var (task, level) in report.Tasks(After).OrderByDescending(task => task.Level.PredictedRms))
            tasks.Add(task, Figure.Points(level.PredictedRms), Figure.Points(level.ObservedRms), Percent(level.Coverage80));
        tasks.Write(screen);
        screen.WriteLine();
        screen.WriteLine(
            new Span(
                $"Errors in score, root mean squares; ranking is Spearman's over tasks. Observed errors of one family rank those of the others by {(report.Ceiling(After) is { } ceiling ? Figure.Factor(ceiling) : "–")}",
                Tone.Faint
            )
        );
        screen.WriteLine(
            new Span(
                $"Misfits alike over {string.Join(", ", report.Families.Select(family => Figure.Factor(report.MisfitDecades[family])))} decades, by the other families",
                Tone.Faint
            )
        );

        void Rank(string by, Func<HiddenScore, HiddenForecast> forecast, Func<string, double>? of)
        {
            var mean = report.Ranking(forecast, of);
            ranks.Add([
                by,
                .. report.Families.Select(family =>
                    (Span)(report.Ranking(family, forecast, of) is { } one ? Figure.Factor(one.R) : "")
                ),
                mean is null ? "" : Figure.Factor(mean.R),
                mean is null ? "" : $"{Figure.Factor(mean.Low)}–{Figure.Factor(mean.High)}",
            ]);
        }

        void Level(string name, HiddenScore[] scores, Func<HiddenScore, HiddenForecast> forecast)
        {
            var level = ErrorLevel.Of(scores, forecast);
            levels.Add(
                name,
                Figure.Count(scores.Select(one => one.Task).Distinct().Count()),
                Figure.Count(level.Forecasts),
                Figure.Points(level.PredictedRms),
                Figure.Points(level.ObservedRms),
                Figure.Factor(level.PredictedRms / level.ObservedRms),
                Percent(level.Coverage80)
            );
        }
    }

    public static string Json(DesignValidity designs) =>
        JsonDocument.Of(json =>
        {
            json.Number("pairs", designs.Pairs);
            json.Number("right", designs.Right);
            json.Number("signP", designs.SignP);
            json.Number("gain", designs.Gain);
            json.Number("wilcoxonP", designs.WilcoxonP);
            json.List(
                "designs",
                designs.Forecasts.GroupBy(one => (one.Task, one.Design)),
                static (json, design) =>
                {
                    json.Text("task", design.Key.Task);
                    json.Text("design", design.Key.Design);
                    json.Number("forecasts", design.Count());
                    json.Number("predicted", Rms(design.Select(one => one.Predicted)));
                    json.Number("observed", Rms(design.Select(one => one.Error)));
                }
            );
        });

    public static void Write(Invocation run, DesignValidity designs)
    {
        var table = new TextTable(
            new Column("task"),
            new Column("design"),
            new Column("forecasts", Right: true),
            new Column("predicted", Right: true),
            new Column("observed", Right: true)
        );
        foreach (var design in designs.Forecasts.GroupBy(one => (one.Task, one.Design)))
            table.Add(
                design.Key.Task,
                design.Key.Design,
                Figure.Count(design.Count()),
                Figure.Points(Rms(design.Select(one => one.Predicted))),
                Figure.Points(Rms(design.Select(one => one.Error)))
            );
        table.Write(run.Screen);
        run.Screen.WriteLine();
        run.Screen.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Of {designs.Pairs} pairs of designs that differ by a tenth or more, the one expected to be better was nearer in {designs.Right}: p {designs.SignP:0.000} (signs), {designs.WilcoxonP:0.000} (signed ranks); nearer by {designs.Gain:0.000} in the mean"
            )
        );
    }

    private static IEnumerable<IGrouping<string, HiddenScore>> Types(
        ValidityReport report,
        IReadOnlyDictionary<string, KnownOfTasks> known
    ) =>
        report
            .Hidden.GroupBy(one => known[one.Task].Type, StringComparer.Ordinal)
            .OrderBy(type => type.Key, StringComparer.Ordinal);

    private static IEnumerable<(string By, Func<string, double> Of)> Known(IReadOnlyDictionary<string, KnownOfTasks> known)
    {
        // A type has no order of its own: that in which free answers are the hardest to forecast is the one that helps it most.
        var types = known.Values.Select(one => one.Type).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (types.Length > 1)
            yield return ("metric type alone", task => -Array.IndexOf(types, known[task].Type));
        yield return ("range above the floor alone", task => 1 - known[task].Floor);
        yield return ("sampling noise alone", task => 1 / Math.Sqrt(known[task].Items));
    }

    private static IEnumerable<(string By, RankCorrelation? R)> Alone(
        ValidityReport report,
        IReadOnlyDictionary<string, KnownOfTasks> known,
        Func<HiddenScore, HiddenForecast> forecast
    ) => Known(known).Select(one => (one.By, report.Ranking(forecast, one.Of)));

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

    private static double Rms(IEnumerable<double> values) => Math.Sqrt(values.Average(value => value * value));

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);
}
