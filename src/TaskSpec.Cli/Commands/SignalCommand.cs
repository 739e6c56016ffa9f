using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Signal;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Whether tasks tell models apart, beside how far a score moves by chance.</summary>
internal sealed class SignalCommand : CliCommand
{
    private const int LeastCheckpoints = 3;
    private readonly TableArgument scores = ScoresOptions.Argument();
    private readonly Option<string> metric = ScoresOptions.MetricOption();
    private readonly Option<string?> recipe = ScoresOptions.RecipeOption();
    private readonly Option<string?> floors = ScoresOptions.FloorsOption();
    private readonly Option<int?> checkpoints = NumberOption.Count(
        "--checkpoints",
        "K",
        "How many of the last checkpoints of a run are its end, at least 3; 5"
    );
    private readonly Option<double?> within = NumberOption.Factor(
        "--within",
        "F",
        "Compares models of compute within a factor of F to each side, such as 1.7, instead of those of equal params and tokens"
    );
    private readonly Option<double?> gap = NumberOption.Factor(
        "--gap",
        "G",
        "Decisions are made with at least G times less compute than the scale they are made for; 10"
    );
    private readonly Option<string> recipes = new("--recipes")
    {
        Description =
            "Whether each value of the column family is a recipe, or all models are of one, so that runs of equal params and tokens are seeds: each, or one",
        DefaultValueFactory = _ => "each",
    };

    public SignalCommand(Screen screen)
        : base(
            screen,
            "signal",
            "Says how well tasks tell models apart, and what chance does",
            "taskspec signal scores.csv --metric acc --floors tasks.csv"
        )
    {
        recipes.AcceptOnlyFromAmong("each", "one");
        scores.AddTo(this);
        Add(metric);
        Add(recipe);
        Add(floors);
        Add(checkpoints);
        Add(within);
        Add(gap);
        Add(recipes);
        TableRows.AddTo(this);
    }

    public override IReadOnlyList<FormerName> FormerNames =>
        [ScoresOptions.FormerRecipe, new("--recipes family", "--recipes each")];

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var path = parsed.GetRequiredValue(scores);
        var name = parsed.GetRequiredValue(metric);
        var last = parsed.GetValue(checkpoints) ?? new SignalQuestion(name).Checkpoints;
        if (last < LeastCheckpoints)
            throw new CliError($"--checkpoints is {last}, but noise takes at least {LeastCheckpoints}");
        var chance = FloorsInput.Read(parsed.GetValue(floors));
        var units = new MetricUnits(path, TableRows.Ranges(run))
        {
            Analysed = (_, one) => one == name,
            NeedsShares = (_, _) => false,
        };
        var rows = new List<ScoreRow>();
        await ScoresInput.Shared(run, path, units, row => rows.Add(row.Metric == name ? chance.Counted(row) : row));
        try
        {
            var report = await run.Compute(() =>
                SignalReport.Of(
                    rows,
                    new(name)
                    {
                        Families = ScoresOptions.Listed(parsed.GetValue(recipe)),
                        Floors = chance.Floors,
                        Checkpoints = last,
                        Within = parsed.GetValue(within),
                        Gap = parsed.GetValue(gap) ?? new SignalQuestion(name).Gap,
                        ByFamily = parsed.GetRequiredValue(recipes) == "each",
                    }
                )
            );
            if (run.Json)
                run.Screen.Out.Write(SignalText.Json(report));
            else
                SignalText.Write(run, report);
        }
        catch (ScalingException error)
        {
            throw new CliError($"{path}: {error.Message}", error);
        }

        return ExitCode.Done;
    }
}
