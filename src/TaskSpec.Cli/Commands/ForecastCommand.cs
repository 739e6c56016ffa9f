using System.CommandLine;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>What a larger model would score: by the scores of smaller ones alone, or by a surrogate against scale and the metric against it.</summary>
internal sealed class ForecastCommand : CliCommand
{
    private readonly TableArgument scores = ScoresOptions.Argument();
    private readonly Option<string?> metric = new("--metric")
    {
        Description = "The metric, by its name in the table",
        HelpName = "M",
    };
    private readonly Option<string?> via = new("--via")
    {
        Description =
            "What stands for the metric: a metric of the same task, or metric@task; forecasts in two steps by it, and jointly by it and by compute",
        HelpName = "METRIC",
    };
    private readonly ForecastRegister register = new();
    private readonly Option<double?> flop = NumberOption.Of("--target-flop", "F", "Training compute of the larger model");
    private readonly Option<double?> size = NumberOption.Of("--target-params", "N", "Its parameters, with --target-tokens");
    private readonly Option<double?> tokens = NumberOption.Of("--target-tokens", "D", "Its training tokens");
    private readonly Option<string?> model = new("--target")
    {
        Description =
            "A model of the table whose missing scores are forecast: its compute, its recipe and its scores on other tasks count",
        HelpName = "MODEL",
    };
    private readonly Option<bool> free = new("--no-anchor") { Description = "Do not take a loss of 0 for a score of 1" };
    private readonly Option<string?> recipe = ScoresOptions.RecipeOption();
    private readonly Option<string?> floors = ScoresOptions.FloorsOption();
    private readonly Option<string?> priors = PriorsInput.StartOption();

    private readonly OutputOption svg = SvgOption.Of("both steps of each task");

    public ForecastCommand(Screen screen)
        : base(
            screen,
            "forecast",
            "Forecasts a larger model's scores",
            "taskspec forecast scores.csv --metric acc --target-flop 1e24"
        )
    {
        scores.AddTo(this);
        Add(metric);
        Add(via);
        foreach (var option in register.Options)
            Add(option);
        Add(model);
        Add(flop);
        Add(size);
        Add(tokens);
        Add(free);
        Add(recipe);
        Add(floors);
        Add(priors);
        Add(svg);
        TableRows.AddTo(this);
    }

    private IEnumerable<ScoreRow> Rows(Invocation run, MetricUnits units, FloorsInput about) =>
        TableRows
            .Read(run, ResultTables.Scores, run.Parsed.GetRequiredValue(scores))
            .Select(row => about.Counted(units.Shared(row)));

    public override IReadOnlyList<FormerName> FormerNames => [ScoresOptions.FormerRecipe];

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        if (register.Asked(parsed) is { } score)
            return await register.Score(run, score, parsed.GetRequiredValue(scores));
        if (parsed.GetValue(metric) is not { } measured)
            throw new CliError(
                "say what to forecast: give --metric; or --score, to hold registered forecasts against the scores"
            );
        var surrogate = parsed.GetValue(via) is { } name ? SurrogateName.Parse(name) : null;
        register.Check(parsed);
        var given = new TargetScale(parsed.GetValue(flop), parsed.GetValue(size), parsed.GetValue(tokens));
        var known = parsed.GetValue(model);
        if (
            given
            is not (
                { Flop: not null, Params: null, Tokens: null }
                or { Flop: null, Params: not null, Tokens: not null }
                or { Flop: null, Params: null, Tokens: null }
            )
        )
            throw new CliError("say how large the model is once: give --target-flop, or --target-params with --target-tokens");
        if (given == new TargetScale(null, null, null) && known is null)
            throw new CliError(
                "say how large the model is: give --target-flop, or --target-params with --target-tokens; or --target, a model of the table"
            );
        var units = new MetricUnits(parsed.GetRequiredValue(scores), TableRows.Ranges(run))
        {
            Analysed = (_, one) => one == measured,
            KeepsOthers = true,
        };
        var about = FloorsInput.Read(parsed.GetValue(floors));
        var start = PriorsInput.Start(parsed.GetValue(priors));
        var (question, forecasts) = await run.Progress.During(
            "fitting",
            () =>
                run.Compute(() =>
                {
                    ScoreRow[] rows = [.. Rows(run, units, about)];
                    var scale = known is null || given.Flop > 0 || given.Params > 0 ? given : TargetScale.Of(rows, known);
                    var question = new ForecastQuestion(measured, surrogate, scale)
                    {
                        Model = known,
                        Families = ScoresOptions.Listed(parsed.GetValue(recipe)),
                        Floors = about.Floors,
                        Anchored = !parsed.GetValue(free),
                        Priors = start,
                    };
                    return (
                        question,
                        surrogate is null ? HierarchicalForecasts.Of(rows, question) : TwoStep.WithJoint(rows, question)
                    );
                })
        );
        SvgOption.Write(run, parsed.GetValue(svg), () => forecasts.SelectMany(forecast => LawPlots.Of(forecast, question)));
        if (run.Json)
            run.Screen.Out.Write(
                JsonDocument.Of(json =>
                {
                    json.Text("method", surrogate is null ? "hierarchical curves" : "two steps");
                    json.List("forecasts", units.In(forecasts, measured), Write);
                    RecipeSpreadText.Write(json, SpreadOf(forecasts));
                })
            );
        else
            Write(run, units.In(forecasts, measured), steps: surrogate is not null);
        register.Keep(run, question, forecasts, parsed.GetRequiredValue(scores));
        return ExitCode.Done;
    }

    private static void Write(JsonWriter json, TaskForecast forecast)
    {
        json.Text("task", forecast.Task);
        json.Number("runs", forecast.Runs);
        json.NumberOrNull("surrogate", forecast.Surrogate);
        json.NumberOrNull("predicted", forecast.Predicted?.Value);
        json.NumberOrNull("low", forecast.Predicted?.Low95);
        json.NumberOrNull("high", forecast.Predicted?.High95);
        json.NumberOrNull("low80", forecast.Predicted?.Low80);
        json.NumberOrNull("high80", forecast.Predicted?.High80);
        json.NumberOrNull("oneStep", forecast.OneStep);
        if (forecast.Joint is { } joint)
            json.Object(
                "joint",
                joint,
                static (json, joint) =>
                {
                    json.Number("predicted", joint.Value);
                    json.Number("low", joint.Low95);
                    json.Number("high", joint.High95);
                    json.Number("low80", joint.Low80);
                    json.Number("high80", joint.High80);
                }
            );
        json.Texts("warnings", forecast.Warnings);
    }

    private static RecipeSpread? SpreadOf(IReadOnlyList<TaskForecast> forecasts) =>
        forecasts.Select(forecast => forecast.Spread).FirstOrDefault(spread => spread is not null);

    private static void Write(Invocation run, IReadOnlyList<TaskForecast> forecasts, bool steps)
    {
        var screen = run.Screen;
        Column[] columns =
        [
            new("task"),
            new(steps ? "runs" : "models", Right: true),
            new("surrogate", Right: true),
            new("predicted", Right: true),
            new("80 %"),
            new("95 %"),
            new("in one step", Right: true),
            new("jointly", Right: true),
            new("80 % jointly"),
        ];
        var table = new TextTable([.. columns.Where((_, i) => steps || i is not (2 or > 5))]);
        foreach (var forecast in forecasts)
        {
            string[] cells =
            [
                forecast.Task,
                Figure.Count(forecast.Runs),
                Points(forecast.Surrogate),
                Points(forecast.Predicted?.Value),
                forecast.Predicted is { } at ? Figure.Points(at.Low80, at.High80) : "",
                forecast.Predicted is { } wide ? Figure.Points(wide.Low95, wide.High95) : "",
                Points(forecast.OneStep),
                Points(forecast.Joint?.Value),
                forecast.Joint is { } joint ? Figure.Points(joint.Low80, joint.High80) : "",
            ];
            table.Add([.. cells.Where((_, i) => steps || i is not (2 or > 5))]);
        }

        table.Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        if (RecipeSpreadText.Of(SpreadOf(forecasts)) is { } spread)
            screen.WriteWrapped(spread, Tone.Faint);
        foreach (var forecast in forecasts)
        foreach (var warning in forecast.Warnings)
            screen.WriteWrapped($"{forecast.Task}: {warning}", Tone.Notice);
    }

    private static string Points(double? value) => value is { } number ? Figure.Points(number) : "";
}
