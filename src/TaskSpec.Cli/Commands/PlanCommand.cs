using System.CommandLine;
using TaskSpec.Assessments;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>How many samples, which models or which metric bring a family's forecast within a limit at the least cost.</summary>
internal sealed class PlanCommand : CliCommand
{
    private const double MostError = .5;
    private readonly Argument<string> path = PathArgument();
    private readonly Argument<string?> family = FamilyArgument();
    private readonly Option<double?> limit = NumberOption.Of(
        "--limit",
        "E",
        "The largest forecast error, in score points",
        MostError
    );
    private readonly Option<double?> excess = NumberOption.Of(
        "--limit-excess",
        "E",
        $"The largest excess over the floor of the declared plan, in score points; {RuleOptions.Default.ExcessLimit} of the score's range where no limit is given",
        MostError
    );
    private readonly Option<double?> budget = NumberOption.Of(
        "--budget-flop",
        "F",
        "The most that training the models and running the samples may cost, in FLOP"
    );

    private readonly OutputOption svg = SvgOption.Of("the options");

    public PlanCommand(Screen screen)
        : base(
            screen,
            "plan",
            "Finds the cheapest models, samples and metrics within a limit",
            "taskspec plan . add-3-digits --limit 0.10 --budget-flop 1e23"
        )
    {
        Add(path);
        Add(family);
        Add(limit);
        Add(excess);
        Add(budget);
        Add(svg);
    }

    public override IReadOnlyList<FormerName> FormerNames => [FormerCatalog];

    protected override async Task<int> Run(Invocation run)
    {
        var catalog = (await run.Open(path)).Catalog;
        var found = Invocation.Find(catalog, run.Parsed.GetValue(family));
        if (!Assessor.HasForecast(found))
            throw new CliError($"family '{found.Id}' {ExplainText.NoForecast(found)}");
        var goal = GoalOf(run.Parsed);
        var answer = await run.Progress.During(
            "comparing ladders, samples and metrics",
            () => run.Compute(() => PlanSearch.Of(new CatalogContext(catalog), found, goal))
        );
        SvgOption.Write(run, run.Parsed.GetValue(svg), () => [PlanPlot.Of(answer)]);
        if (run.Json)
            run.Screen.Out.Write(Json(answer, goal));
        else
            PlanTable.Write(run, answer, goal);
        return answer.Obstacle is null ? ExitCode.Done : ExitCode.NotGoodEnough;
    }

    private PlanGoal GoalOf(ParseResult parsed)
    {
        var error = parsed.GetValue(limit);
        var points = parsed.GetValue(excess);
        return new()
        {
            ErrorLimit = error ?? double.PositiveInfinity,
            ExcessLimit = points ?? double.PositiveInfinity,
            ExcessShare = (error ?? points) is null ? RuleOptions.Default.ExcessLimit : double.PositiveInfinity,
            BudgetFlop = parsed.GetValue(budget) ?? double.PositiveInfinity,
            LeastModels = RuleOptions.Default.LadderModels,
            LeastDecades = RuleOptions.Default.LadderDecades,
        };
    }

    private static string Json(PlanAnswer answer, PlanGoal goal) =>
        JsonDocument.Of(json =>
        {
            json.Text("family", answer.Declared.Family.Id);
            json.Number("targetFlop", answer.Declared.Plan.TargetFlop);
            json.Number("limit", answer.Limit);
            json.Number("budgetFlop", goal.BudgetFlop);
            json.List("options", answer.Options, Write);
            json.Object("declared", answer.Current, Write);
            json.TextOrNull("obstacle", PlanObstacleText.Name(answer));
            json.TextOrNull("message", PlanObstacleText.Of(answer, goal));
            json.Texts("assumptions", answer.Declared.Assumptions);
        });

    private static void Write(JsonWriter json, PlanOption option)
    {
        json.Number("models", option.Flop.Count);
        json.Open('[', "flop");
        foreach (var flop in option.Flop)
            json.Number(null, flop);
        json.Close(']');
        json.Number("samples", option.Samples);
        json.Texts("metrics", option.Metrics);
        json.Number("forecastError", option.Error);
        json.Number("errorLow", option.Low);
        json.Number("errorHigh", option.High);
        json.Number("floor", option.Floor);
        json.Number("excess", option.Excess);
        json.Number("costFlop", option.CostFlop);
        json.Raw("suffices", option.Meets ? "true" : "false");
    }
}
