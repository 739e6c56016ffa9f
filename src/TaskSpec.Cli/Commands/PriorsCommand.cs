using System.CommandLine;
using System.Globalization;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Measurement;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Beliefs;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Learns from tables of scores what to believe of tasks that nobody has measured.</summary>
internal sealed class PriorsCommand : CliCommand
{
    private readonly Argument<string[]> scores = new("SCORES")
    {
        Description = $"Scores tables: {TableArgument.Files}",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string> metric = ScoresOptions.MetricOption();
    private readonly Option<string[]> floors = new("--floors")
    {
        Description = "Tables of the scores of chance: task, and floor or random_baseline; may be given several times",
        HelpName = "F",
    };
    private readonly OutputOption output = new("--out")
    {
        Description = "Write the beliefs there, for --priors of other commands",
        HelpName = "FILE",
    };

    public PriorsCommand(Screen screen)
        : base(
            screen,
            "priors",
            "Learns from tables what to believe before results",
            "taskspec priors scores.csv --metric acc --floors tasks.csv --out priors.json"
        )
    {
        Add(scores);
        Add(metric);
        Add(floors);
        Add(output);
        TableRows.AddTo(this);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var name = parsed.GetRequiredValue(metric);
        var chance = (parsed.GetValue(floors) ?? []).Select(path => FloorsInput.Read(path)).ToArray();
        var tables = new List<PriorTable>();
        foreach (var path in parsed.GetRequiredValue(scores))
            tables.Add(await Table(run, path, name, chance));
        try
        {
            var learnt = await run.Progress.During(
                "learning how curves turn out",
                () => run.Compute(() => PriorTable.Learn(tables, Today(), run.Stop))
            );
            if (parsed.GetValue(output) is { } path)
                OutputFile.Write(path, learnt.ToJson());
            if (run.Json)
                run.Screen.Out.Write(learnt.ToJson());
            else
                PriorsText.Write(run, learnt);
        }
        catch (ScalingException error)
        {
            throw new CliError(error.Message, error);
        }

        return ExitCode.Done;
    }

    private static async Task<PriorTable> Table(Invocation run, string path, string metric, FloorsInput[] chance)
    {
        var rows = new List<ScoreRow>();
        var others = new SortedSet<string>(StringComparer.Ordinal);
        var units = new MetricUnits(path, TableRows.Ranges(run)) { Analysed = (_, one) => one == metric };
        await ScoresInput.Shared(
            run,
            path,
            units,
            row =>
            {
                if (row.Metric == metric)
                    rows.Add(chance.Aggregate(row, (row, about) => about.Counted(row)));
                else
                    others.Add(row.Metric);
            }
        );
        if (rows.Count == 0)
            throw new CliError($"{path} has no metric '{metric}'; it has {ScalingException.Some(others)}");
        var floorOf = rows.Select(row => row.Task)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(
                task => task,
                task => chance.Select(about => about.Floors.GetValueOrDefault(task)).FirstOrDefault(floor => floor > 0),
                StringComparer.Ordinal
            );
        var digest =
            await PriorsInput.DigestOf(path, run.Stop)
            ?? throw new CliError(
                $"{path} is a table of a database, and beliefs name the files that they were learnt from; write it to a file first"
            );
        return new(Path.GetFileName(path), digest, metric, CurveSet.Of(rows, task => TaskResponse.Of(floorOf[task])), floorOf);
    }

    private static string Today() => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
