using System.CommandLine;
using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Hides the largest models and forecasts them, each method beside persistence.</summary>
internal sealed class BacktestCommand : CliCommand
{
    private const string Largest = "largest:";
    private const string Recipe = "recipe:";
    private readonly TableArgument scores = ScoresOptions.Argument();
    private readonly Option<string> metric = ScoresOptions.MetricOption();
    private readonly Option<Holdout?> holdout = new("--holdout")
    {
        Description =
            "largest:K hides the K largest models of each ladder, by parameters and then compute; recipe:K hides each recipe in turn, and forecasts its K largest models from the others; largest:1 where it is left out",
        HelpName = "largest:K|recipe:K",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (CountOf(text, Largest) is { } largest)
                return new(largest);
            if (CountOf(text, Recipe) is { } count)
                return new(count) { WholeFamily = true };
            result.AddError($"--holdout is '{text}', but must be largest:K with K a whole number, at least 1, or recipe:K.");
            return null;
        },
    };
    private readonly Option<string?> via = new("--via")
    {
        Description = "A loss that stands for the tasks: a metric of the same task, or metric@task; it adds two methods",
        HelpName = "METRIC",
    };
    private readonly Option<double?> gap = NumberOption.Factor(
        "--gap",
        "G",
        "Only models with at least G times less compute than the target are seen; 10"
    );
    private readonly Option<string> ladder = new("--ladder")
    {
        Description = "Whether each recipe is a ladder of its own: recipe, or all",
        DefaultValueFactory = _ => "recipe",
    };
    private readonly Option<string?> recipe = ScoresOptions.RecipeOption();
    private readonly Option<string?> floors = ScoresOptions.FloorsOption();
    private readonly Option<string?> priors = PriorsInput.StartOption();

    private readonly OutputOption svg = SvgOption.Of("forecasts against what came, a plot a method");

    private static int? CountOf(string text, string before) =>
        text.StartsWith(before, StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(before.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= 1
            ? count
            : null;

    public BacktestCommand(Screen screen)
        : base(
            screen,
            "backtest",
            "Hides the largest models, and says how far off forecasts are",
            "taskspec backtest scores.csv --metric acc --holdout largest:1 --via loss@c4 --floors tasks.csv"
        )
    {
        ladder.AcceptOnlyFromAmong("recipe", "all");
        scores.AddTo(this);
        Add(metric);
        Add(holdout);
        Add(via);
        Add(gap);
        Add(ladder);
        Add(recipe);
        Add(floors);
        Add(priors);
        Add(svg);
        TableRows.AddTo(this);
    }

    public override IReadOnlyList<FormerName> FormerNames =>
        [ScoresOptions.FormerRecipe, new("--holdout family:", "--holdout recipe:"), new("--ladder family", "--ladder recipe")];

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var hidden = (parsed.GetValue(holdout) ?? new Holdout(1)) with
        {
            Gap = parsed.GetValue(gap) ?? 10,
            ByFamily = parsed.GetRequiredValue(ladder) == "recipe",
        };
        var name = parsed.GetRequiredValue(metric);
        var units = new MetricUnits(parsed.GetRequiredValue(scores), TableRows.Ranges(run))
        {
            Analysed = (_, one) => one == name,
        };
        var about = FloorsInput.Read(parsed.GetValue(floors));
        var start = PriorsInput.Start(parsed.GetValue(priors));
        var (panel, tested) = await run.Progress.During(
            "forecasting what is hidden",
            () =>
                run.Compute(() =>
                {
                    var panel = ScorePanel.Of(
                        TableRows
                            .Read(run, ResultTables.Scores, parsed.GetRequiredValue(scores))
                            .Select(row => about.Counted(units.Shared(row))),
                        name,
                        parsed.GetValue(via) is { } surrogate ? SurrogateName.Parse(surrogate) : null,
                        ScoresOptions.Listed(parsed.GetValue(recipe)),
                        about.Floors
                    ) with
                    {
                        Priors = start,
                    };
                    return (panel, Backtest.Of(panel, hidden, Forecasters.All, run.Stop));
                })
        );
        var warnings = Warnings(panel, hidden, about.Floors, parsed.GetValue(via)).ToArray();
        SvgOption.Write(run, parsed.GetValue(svg), () => BacktestPlots.Of(tested));
        if (run.Json)
            run.Screen.Out.Write(BacktestText.Json(panel, hidden, tested, warnings));
        else
            BacktestText.Write(run, panel, hidden, tested, warnings);
        return ExitCode.Done;
    }

    private static IEnumerable<string> Warnings(
        ScorePanel panel,
        Holdout hidden,
        IReadOnlyDictionary<string, double> chance,
        string? via
    )
    {
        var unknown = panel.Tasks.Where(task => !chance.ContainsKey(task)).ToArray();
        if (unknown.Length > 0)
            yield return $"{Figure.Of(unknown.Length, "task")} without a known floor, for which 0 is taken, or by hierarchical curves what the least score suggests; give floors with --floors: {string.Join(", ", unknown.Take(5))}{(unknown.Length > 5 ? ", …" : "")}";
        if (via is null)
            yield return "without --via nothing stands for the tasks, and curves are over compute alone";
        else if (!panel.HasSurrogates)
            yield return $"some scores have no '{via}' beside them, so that the methods over it are left out";
        if (panel.Tasks.Count < 5)
            yield return $"pooling over {Figure.Of(panel.Tasks.Count, "task")} learns little from the others";
        var many = hidden.ByFamily || hidden.WholeFamily;
        var ladders = many ? panel.Models.Select(model => model.Family).Distinct().Count() : 1;
        var tested = Backtest.Origins(panel, hidden);
        var used = many ? tested.Select(origin => origin.Target.Family).Distinct().Count() : 1;
        if (used < ladders)
            yield return $"{ladders - used} of {ladders} recipes have too few models{(hidden.WholeFamily ? " of others" : "")} below their largest, and are left out";
        // Ladders without any target are told above.
        var asked = used * hidden.Largest;
        if (tested.Count < asked)
            yield return $"{Figure.Of(tested.Count, "model is", "models are")} hidden instead of {Figure.Count(asked)}: a hidden model needs at least {Backtest.LeastModels} models{Backtest.Where(hidden)} with {hidden.Gap:0.##} times less compute, which no other of the largest has; lower --gap, or ask for fewer";
    }
}
