using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Scaling.Horizons;
using TaskSpec.Scaling.Improvements;
using TaskSpec.Scaling.ItemResponse;
using TaskSpec.Tables;
using Option = System.CommandLine.Option;

namespace TaskSpec.Cli.Commands;

/// <summary>What goes together: tasks over models, models over tasks, successive improvements, or the samples of a task.</summary>
internal sealed class CorrelateCommand : CliCommand
{
    private readonly TableArgument table = new(
        "SCORES",
        "A scores table; a runs table with --residual logistic or hazard; a samples table with --between samples"
    );
    private readonly Option<string?> metric = new("--metric")
    {
        Description = "The metric of a scores or samples table",
        HelpName = "M",
    };
    private readonly Option<string> between = Choice(
        "--between",
        "What is correlated: tasks over models, models over tasks, improvements from model to model, or (by an item response model) the samples of a task",
        ["tasks", "models", "improvements", "samples"]
    );
    private readonly Option<string> transform = Choice(
        "--transform",
        "The scale of scores: raw, logit, range-logit (between the least and the largest score), or log-error",
        ["raw", "logit", "range-logit", "log-error"]
    );
    private readonly Option<string> residual = Choice(
        "--residual",
        "What is taken away first: ability (at the other tasks) or loss of a scores table; the logistic or hazard fit of a runs table",
        ["none", "ability", "loss", "logistic", "hazard"]
    );
    private readonly Option<string> loss = new("--loss")
    {
        Description = "The metric that --residual loss takes away, its mean over tasks",
        HelpName = "M",
        DefaultValueFactory = _ => "loss",
    };
    private readonly Option<string[]> models = new("--models")
    {
        Description = "For improvements: three models or more by rising size, with commas between them; may be given again",
        HelpName = "A,B,C",
    };
    private readonly Option<string?> samples = new("--samples")
    {
        Description = "For improvements: a samples table with the answers behind the scores, whose errors are then paired",
        HelpName = "F",
    };
    private readonly Option<string?> task = new("--task")
    {
        Description = "For samples: the task, where the table has several",
        HelpName = "T",
    };
    private readonly Option<double?> floor = NumberOption.Of(
        "--floor",
        "C",
        "For samples: the chance of a right answer by guessing, as 0.25 of four choices; none by default",
        0.99
    );
    private readonly Option<string[]> without = new("--without")
    {
        Description = "An agent of a runs table to leave out; may be given again. Without it, human",
        HelpName = "AGENT",
        DefaultValueFactory = _ => ["human"],
    };
    private readonly Option<double?> blocksAbove = NumberOption.Of(
        "--blocks-above",
        "R",
        "The mean correlation above which blocks are joined, 0.5 by default",
        1
    );
    private readonly Option<int?> top = NumberOption.Count(
        "--top",
        "N",
        "Only the N pairs of the largest correlations; by default 10 in the table and all in JSON, 100,000 at most"
    );
    private readonly OutputOption pairs = new("--out")
    {
        Description =
            "Also write all pairs to this file, each with its interval: a CSV, or JSON lines where its name ends in .jsonl, either compressed with .gz",
        HelpName = "F",
    };
    private readonly Option<int?> seed = NumberOption.Count("--random-seed", "S", "Of resampling and of noise, 1 by default");

    private readonly OutputOption svg = SvgOption.Of("correlations in their blocks, or improvements as a scatter");

    public CorrelateCommand(Screen screen)
        : base(
            screen,
            "correlate",
            "Says what goes together: tasks, models, improvements, samples",
            "taskspec correlate scores.csv --metric acc --between tasks --residual ability"
        )
    {
        table.AddTo(this);
        TableRows.AddTo(this);
        foreach (Option option in (Option[])[metric, between, transform, residual, loss, models, samples])
            Add(option);
        foreach (Option option in (Option[])[task, floor, without, blocksAbove, top, pairs, seed, svg])
            Add(option);
    }

    protected override async Task<int> Run(Invocation run)
    {
        try
        {
            var what = run.Parsed.GetRequiredValue(between);
            Check(run, what);
            if (what == "samples")
                await Samples(run);
            else if (run.Parsed.GetRequiredValue(residual) is "logistic" or "hazard")
                await Runs(run, what);
            else if (what == "improvements")
                await Improvements(run);
            else
                await Correlations(run, what == "models");
        }
        catch (ScalingException error)
        {
            throw new CliError($"{run.Parsed.GetRequiredValue(table)}: {error.Message}", error);
        }

        return ExitCode.Done;
    }

    private void Check(Invocation run, string what)
    {
        if (what != "samples" && (run.Parsed.GetValue(task) is not null || run.Parsed.GetValue(floor) is not null))
            throw new CliError("--task and --floor go with --between samples");
        if (what != "improvements" && run.Parsed.GetValue(samples) is not null)
            throw new CliError(
                "--samples goes with --between improvements; of --between samples the table itself is one of samples"
            );
        var isScaled = run.Parsed.GetRequiredValue(transform) != "raw";
        if (isScaled && (what == "samples" || run.Parsed.GetValue(samples) is not null))
            throw new CliError("--transform does not go with samples, whose scores are taken as they are");
        if (what == "samples" && run.Parsed.GetRequiredValue(residual) != "none")
            throw new CliError("--residual goes with --between tasks or models");
        if (what is "samples" or "improvements" && run.Parsed.GetValue(pairs) is not null)
            throw new CliError("--out writes the pairs of --between tasks or models; of others write --json to a file");
        if (what == "samples" && run.Parsed.GetValue(svg) is not null)
            throw new CliError("--svg draws what is between tasks, models or improvements; of samples there is no plot");
    }

    private async Task Samples(Invocation run)
    {
        var path = run.Parsed.GetRequiredValue(table);
        var answers = await SamplesInput.Read(run, path, Metric(run), run.Parsed.GetValue(task), Units(run, needsShares: true));
        var report = await run.Progress.During(
            "fitting",
            () => run.Compute(() => ItemResponseFit.Of(Answers.Of(answers), run.Parsed.GetValue(floor) ?? 0, run.Stop))
        );
        ItemResponseOutput.Write(run, report, answers.Unscored, run.Parsed.GetValue(top));
    }

    private string Metric(Invocation run) =>
        run.Parsed.GetValue(metric)
        ?? throw new CliError("--metric is missing: the metric of the table that is to be correlated");

    private async Task Correlations(Invocation run, bool isBetweenModels)
    {
        var options = Chosen(run, Enum.Parse<Residual>(run.Parsed.GetRequiredValue(residual), ignoreCase: true)) with
        {
            BetweenModels = isBetweenModels,
        };
        var (scores, losses, warnings) = await Scores(run, Units(run), options.Residual == Residual.Loss);
        Write(run, await Correlated(run, each => Correlate.Of(scores, losses, options, each, run.Stop)), options, warnings);
    }

    /// <summary>A report, all of whose pairs go to the table that is asked for.</summary>
    private Task<CorrelationReport> Correlated(Invocation run, Func<Action<Correlation>?, CorrelationReport> correlate) =>
        run.Progress.During(
            "correlating",
            () =>
                run.Parsed.GetValue(pairs) is not { } place
                    ? run.Compute(() => correlate(null))
                    : Invocation.Finish(() =>
                        OutputFile.Write(
                            place,
                            stream =>
                            {
                                using var writer = new TableWriter<Correlation>(PairsTable.Pairs, place, stream);
                                return correlate(writer.Write);
                            }
                        )
                    )
        );

    private async Task Runs(Invocation run, string what)
    {
        if (what == "improvements")
            throw new CliError(
                "runs have no improvements from model to model; use --between tasks or models with that --residual"
            );
        var left = run.Parsed.GetRequiredValue(without);
        var path = run.Parsed.GetRequiredValue(table);
        var rows = new List<RunRow>();
        await ScoresInput.Read(
            run,
            ResultTables.Runs,
            path,
            row =>
            {
                if (!left.Contains(row.Agent))
                    rows.Add(row);
            }
        );
        var fit = new HorizonOptions
        {
            Model = Enum.Parse<HorizonModel>(run.Parsed.GetRequiredValue(residual), ignoreCase: true),
        };
        var options = Chosen(run, Residual.None) with { BetweenModels = what == "models" };
        Write(run, await Correlated(run, each => CorrelateRuns.Of(RunSet.Of(rows), fit, options, each, run.Stop)), options, []);
    }

    private void Write(Invocation run, CorrelationReport report, CorrelationOptions options, IReadOnlyList<string> warnings)
    {
        report = report with { Warnings = [.. warnings, .. report.Warnings] };
        if (run.Json && run.Parsed.GetValue(top) is null && run.Parsed.GetValue(pairs) is null && report.PairCount > options.Top)
            report = report with
            {
                Warnings =
                [
                    .. report.Warnings,
                    $"pairs has the {Figure.Count(options.Top)} of the largest correlations, of {Figure.Count(report.PairCount)}; --top takes more or fewer, --out writes all to a file",
                ],
            };
        SvgOption.Write(run, run.Parsed.GetValue(svg), () => [CorrelationPlot.Of(report, Title(run))]);
        if (run.Json)
            run.Screen.Out.Write(CorrelateJson.Of(report));
        else
            CorrelateText.Write(run.Screen, report, run.Quiet);
    }

    private string Title(Invocation run)
    {
        var left = run.Parsed.GetRequiredValue(residual);
        return $"Correlations between {run.Parsed.GetRequiredValue(between)}"
            + (run.Parsed.GetValue(metric) is { } name ? $" by {name}" : "")
            + (left == "none" ? "" : $", {left} taken away");
    }

    private async Task Improvements(Invocation run)
    {
        if (run.Parsed.GetRequiredValue(residual) != "none")
            throw new CliError("--residual goes with --between tasks or models; improvements are corrected for noise instead");
        var units = Units(run);
        var (scores, _, warnings) = await Scores(run, units, withLoss: false);
        var ladders = run.Parsed.GetValue(models) is { Length: > 0 } named
            ? [.. named.Select(names => Ladder.Named(scores, names))]
            : Ladder.Find(scores);
        var paired = run.Parsed.GetValue(samples) is { } path
            ? await SamplesInput.Read(run, path, Metric(run), null, units)
            : null;
        var report = await run.Compute(() =>
            ImprovementReport.Of(scores, ladders, (ulong)(run.Parsed.GetValue(seed) ?? 1), paired)
        );
        report = report with { Warnings = [.. warnings, .. report.Warnings] };
        SvgOption.Write(run, run.Parsed.GetValue(svg), () => ImprovementPlots.Of(report));
        if (run.Json)
            run.Screen.Out.Write(ImprovementOutput.Json(report));
        else
            ImprovementOutput.Write(run.Screen, report);
    }

    private async Task<(ScoreMatrix Scores, double[]? Loss, IReadOnlyList<string> Warnings)> Scores(
        Invocation run,
        MetricUnits units,
        bool withLoss
    )
    {
        var path = run.Parsed.GetRequiredValue(table);
        var name = Metric(run);
        var (scores, losses) = await ScoresInput.Scores(
            run,
            path,
            name,
            withLoss ? run.Parsed.GetRequiredValue(loss) : null,
            units
        );
        var scale = run.Parsed.GetRequiredValue(transform);
        return (
            scores,
            losses,
            scores.Transformed(Enum.Parse<Transform>(scale.Replace("-", "", StringComparison.Ordinal), true))
        );
    }

    // What goes together is ability: scores of which lower is better are turned round. Only raw ones need no range for that.
    private MetricUnits Units(Invocation run, bool needsShares = false)
    {
        var name = Metric(run);
        return new(run.Parsed.GetRequiredValue(table), TableRows.Ranges(run))
        {
            Analysed = (_, one) => one == name,
            NeedsShares = (_, _) => needsShares || run.Parsed.GetRequiredValue(transform) != "raw",
        };
    }

    private CorrelationOptions Chosen(Invocation run, Residual first) =>
        new()
        {
            Residual = first,
            Top = run.Parsed.GetValue(top) ?? (run.Json ? CorrelateJson.Pairs : CorrelateText.Pairs),
            BlocksAbove = run.Parsed.GetValue(blocksAbove) ?? new CorrelationOptions().BlocksAbove,
            Seed = run.Parsed.GetValue(seed) ?? 1,
        };

    private static Option<string> Choice(string name, string description, string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
