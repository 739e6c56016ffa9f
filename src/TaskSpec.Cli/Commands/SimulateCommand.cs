using System.CommandLine;
using System.Globalization;
using System.Text;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Runners;
using TaskSpec.Scaling.Simulation;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Makes up results from the measurement model, to try a study before there are any.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private const double MostFlop = 1e100;
    private const int MostModels = 1000;
    private readonly Argument<string> catalog = PathArgument();
    private readonly Option<string?> flop = new("--flop")
    {
        Description = "Training compute of the models, separated by commas; the plan's ladder where it is left out",
        HelpName = "A,B,C",
    };
    private readonly Option<int?> samples = NumberOption.Count(
        "--samples",
        "N",
        "Samples of each family; as many as it declares where it is left out"
    );
    private readonly Option<ulong> seed = FitOption.Seed("Equal seeds give equal results");
    private readonly Option<string?> priors = PriorsInput.Option(
        "How curves turn out: a file that taskspec priors wrote; what the package believes where it is left out"
    );
    private readonly OutputOption output = new("--out")
    {
        Description =
            "The table to write: CSV, or JSON lines where it ends in .jsonl, either compressed where it ends in .gz; Parquet where it ends in .parquet",
        HelpName = "F",
        Required = true,
    };
    private readonly Option<string> table = new("--table")
    {
        Description = "Which table: scores, samples or runs",
        DefaultValueFactory = _ => ResultTables.Scores.Name,
    };
    private readonly Option<bool> declared = new("--as-declared")
    {
        Description = "Draw from what is declared, as if nothing had been measured",
    };
    private readonly OutputOption truth = new("--truth")
    {
        Description = "Write what was drawn of each family to a file of JSON too",
        HelpName = "F",
    };

    public SimulateCommand(Screen screen)
        : base(
            screen,
            "simulate",
            "Makes up results from the measurement model",
            "taskspec simulate . --flop 1e18,1e19,1e20,1e21,1e22 --samples 100 --random-seed 1 --out scores.csv"
        )
    {
        table.AcceptOnlyFromAmong([ResultTables.Scores.Name, ResultTables.Samples.Name, ResultTables.Runs.Name]);
        Add(catalog);
        Add(flop);
        Add(samples);
        Add(seed);
        Add(priors);
        Add(output);
        Add(table);
        Add(truth);
        Add(declared);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var models = parsed.GetValue(flop) is { } text ? FlopOf(text) : null;
        if (parsed.GetValue(samples) is > CatalogSimulation.MostSamples and var many)
            throw new CliError(
                $"--samples is {many}, but a family can have at most {CatalogSimulation.MostSamples.ToString(CultureInfo.InvariantCulture)} here"
            );
        var known = (await run.Open(catalog)).Catalog;
        if (parsed.GetValue(declared))
            known = known with { Families = known.Families.Select(family => family with { Measured = null }).ToEquatableArray() };
        var question = new SimulationQuestion(models ?? CatalogSimulation.LadderOf(known), parsed.GetValue(seed))
        {
            Samples = parsed.GetValue(samples),
            Assumptions = PriorsInput.Assumed(parsed.GetValue(priors)),
        };
        var import = new Import(run.Stop);
        var (simulation, rows) = await run.Progress.During(
            "drawing results",
            () => Invocation.Finish(() => WriteAll(run, known, question, import))
        );
        if (run.Json)
            run.Screen.Out.Write(Json(run, simulation, rows, import));
        else if (!run.Quiet)
            SimulateText.Write(run.Screen, parsed.GetRequiredValue(output), rows, simulation, import);
        return ExitCode.Done;
    }

    // The truth's file is begun before the table: where it cannot be, there must be no table either.
    private (CatalogSimulation, long) WriteAll(Invocation run, Catalog known, SimulationQuestion question, Import import) =>
        run.Parsed.GetValue(truth) is not { } place
            ? Write(run, known, question, import)
            : OutputFile.Write(
                place,
                stream =>
                {
                    var (simulation, rows) = Write(run, known, question, import);
                    stream.Write(Encoding.UTF8.GetBytes(Json(run, simulation, rows, import)));
                    return (simulation, rows);
                }
            );

    private string Json(Invocation run, CatalogSimulation simulation, long rows, Import import) =>
        SimulateText.Json(run.Parsed.GetRequiredValue(output), rows, simulation, import);

    private (CatalogSimulation, long) Write(Invocation run, Catalog known, SimulationQuestion question, Import import)
    {
        var simulation = new CatalogSimulation(known, question);
        if (simulation.Families.Count == 0)
            throw new CliError(
                $"there is nothing to simulate{string.Concat(simulation.LeftOut.Take(1).Select(left => $": {left.Family}: {left.Reason}"))}; give a family a [Headline]"
            );
        var place = run.Parsed.GetRequiredValue(output);
        var name = run.Parsed.GetRequiredValue(table);
        var ranges = new MetricRanges().Declare(known);
        var batches = simulation.Batches().Select(rows => Stoppable(rows, run.Stop).Select(ranges.On));
        var written =
            name == ResultTables.Samples.Name
                ? Write(place, ResultTables.Samples.With(ranges.Declared), batches.SelectMany(rows => rows), import)
            : name == ResultTables.Runs.Name ? Write(place, ResultTables.Runs, Runs(known, batches, import), import)
            : Write(place, ResultTables.Scores.With(ranges.Declared), batches.SelectMany(Scores), import);
        return (simulation, written);
    }

    private static long Write<TRow>(string place, Table<TRow> table, IEnumerable<TRow> rows, Import import) =>
        OutputFile.Write(
            place,
            stream =>
            {
                using var writer = new TableWriter<TRow>(table, place, stream);
                foreach (var row in rows)
                    writer.Write(row);
                return writer.Rows > 0
                    ? writer.Rows
                    : throw new CliError(
                        $"there is no row to write{string.Concat(import.Refused.Keys.Take(1).Select(refused => $"; {refused.Where}: {refused.Reason}"))}"
                    );
            }
        );

    // One model at one family is all that is kept at a time.
    private static IEnumerable<ScoreRow> Scores(IEnumerable<SampleRow> rows)
    {
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        return scores.Rows();
    }

    private static IEnumerable<RunRow> Runs(Catalog known, IEnumerable<IEnumerable<SampleRow>> batches, Import import)
    {
        var runs = new RunTable(known) { NeedsHumanTime = true };
        return batches.SelectMany(rows => runs.Of(rows, import));
    }

    private static IEnumerable<SampleRow> Stoppable(IEnumerable<SampleRow> rows, CancellationToken stop)
    {
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static double[] FlopOf(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = new List<double>();
        foreach (var part in parts)
        {
            if (
                !double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || value is not (> 0 and <= MostFlop)
            )
                throw new CliError(
                    $"--flop has '{part}', but each must be a number of FLOP above 0 and at most 1e100, such as 1e21"
                );
            if (found.Contains(value))
                throw new CliError($"--flop has '{part}' twice; name each model once");
            found.Add(value);
        }

        return found.Count is > 0 and <= MostModels
            ? [.. found]
            : throw new CliError($"--flop names {found.Count} models; name from 1 to {MostModels}, such as 1e18,1e20,1e22");
    }
}
