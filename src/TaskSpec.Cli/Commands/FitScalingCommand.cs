using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>One scaling law a task, with intervals, or why there is none.</summary>
internal sealed class FitScalingCommand : CliCommand
{
    private readonly TableArgument scores = ScoresOptions.Argument();
    private readonly Option<string> metric = ScoresOptions.MetricOption();
    private readonly Option<string?> task = new("--task")
    {
        Description = "The only task; all of them without it",
        HelpName = "T",
    };
    private readonly Option<string> form = new("--form")
    {
        Description = "The law: power, chinchilla, sigmoid, broken, linear or surprisal",
        DefaultValueFactory = _ => "power",
    };
    private readonly Option<string?> via = new("--via")
    {
        Description = "What stands on the axis instead of compute: a metric of the same task, or metric@task",
        HelpName = "METRIC",
    };
    private readonly Option<string?> likelihood = new("--likelihood")
    {
        Description = "huber (of logarithms), least-squares or binomial; usually huber for losses, least-squares for scores",
    };
    private readonly Option<double?> delta = NumberOption.Of("--delta", "D", "Where Huber's loss turns linear; 0.001");
    private readonly Option<int?> drop = NumberOption.Count("--drop-highest", "K", "Leave out the K highest values of each task");
    private readonly Option<bool> complete = new("--complete") { Description = "Only models that have the metric on every task" };
    private readonly Option<string?> recipe = ScoresOptions.RecipeOption();
    private readonly Option<string?> floors = ScoresOptions.FloorsOption();

    private readonly OutputOption svg = SvgOption.Of("each law with its points");

    public FitScalingCommand(Screen screen)
        : base(
            screen,
            "scaling",
            "Fits one scaling law a task",
            "taskspec fit scaling scores.csv --metric loss --form chinchilla"
        )
    {
        form.AcceptOnlyFromAmong([.. LawQuestion.Forms]);
        likelihood.AcceptOnlyFromAmong("huber", "least-squares", "binomial");
        scores.AddTo(this);
        Add(metric);
        Add(task);
        Add(form);
        Add(via);
        Add(likelihood);
        Add(delta);
        Add(drop);
        Add(complete);
        Add(recipe);
        Add(floors);
        Add(svg);
        TableRows.AddTo(this);
    }

    public override IReadOnlyList<FormerName> FormerNames => [ScoresOptions.FormerRecipe];

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var about = FloorsInput.Read(parsed.GetValue(floors));
        var question = new LawQuestion(parsed.GetRequiredValue(metric), parsed.GetRequiredValue(form))
        {
            Task = parsed.GetValue(task),
            Via = parsed.GetValue(via) is { } name ? SurrogateName.Parse(name) : null,
            Likelihood = LikelihoodOf(parsed),
            DropHighest = parsed.GetValue(drop) ?? 0,
            CompleteOnly = parsed.GetValue(complete),
            Families = ScoresOptions.Listed(parsed.GetValue(recipe)),
            Floors = about.Floors,
        };
        if (question is { Form: "chinchilla", Via: not null })
            throw new CliError("--form chinchilla is over params and tokens, so --via has no place in it; leave one of them out");
        // Other forms take from the scores which way they go.
        var units = new MetricUnits(parsed.GetRequiredValue(scores), TableRows.Ranges(run))
        {
            Analysed = (_, one) => one == question.Metric && question.Form is ("sigmoid" or "surprisal"),
            NeedsShares = (_, _) => false,
        };
        var laws = await run.Progress.During(
            "fitting",
            () =>
                run.Compute(() =>
                    ScalingLaws.Of(
                        TableRows.Read(run, ResultTables.Scores, parsed.GetRequiredValue(scores)).Select(about.Counted),
                        question with
                        {
                            ScaleOf = units.ScaleOf,
                        }
                    )
                )
        );
        SvgOption.Write(run, parsed.GetValue(svg), () => laws.Select(law => LawPlots.Of(law, question)));
        if (run.Json)
            run.Screen.Out.Write(ScalingLawText.Json(laws, question));
        else
            ScalingLawText.Write(run, laws);
        return ExitCode.Done;
    }

    private Likelihood? LikelihoodOf(ParseResult parsed)
    {
        var width = parsed.GetValue(delta);
        return parsed.GetValue(likelihood) switch
        {
            "least-squares" => Likelihood.LeastSquares,
            "binomial" => Likelihood.Binomial,
            "huber" => Likelihood.HuberOnLogs(width ?? 1e-3),
            _ => width is { } given ? Likelihood.HuberOnLogs(given) : null,
        };
    }
}
