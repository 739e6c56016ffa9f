using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Runners;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Reads what runners logged into one table.</summary>
internal sealed class ImportCommand : CliCommand
{
    private readonly Argument<string[]> logs = new("LOG")
    {
        Description = "Logs, or folders of them; the runner is found from what they hold",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly OutputOption output = new("--out")
    {
        Description =
            "The table to write: CSV, or JSON lines where it ends in .jsonl, either compressed where it ends in .gz; Parquet where it ends in .parquet",
        HelpName = "SCORES",
        Required = true,
    };
    private readonly Option<string> table = new("--table")
    {
        Description = "Which table: scores, samples or runs",
        DefaultValueFactory = _ => ResultTables.Scores.Name,
    };
    private readonly Option<string?> catalog = new("--catalog")
    {
        Description = "The catalog that the results are of; without it nothing is held against a declaration",
        HelpName = "PATH",
    };
    private readonly Option<bool> anyVersion = new("--any-version")
    {
        Description = "Take results of other versions of a family too",
    };

    private readonly Option<string?> models = new("--models")
    {
        Description = $"A table of what no log knows of models: {ModelFacts.Header}; * in a model's name is any text",
        HelpName = "FILE",
    };
    private readonly Option<LimitMeaning> limits = FitOption.Choice(
        "--limits",
        "What an attempt counts for that a declared limit ended",
        ("failed", LimitMeaning.Failed),
        ("missing", LimitMeaning.Missing)
    );
    private readonly Option<bool> keep = new("--keep")
    {
        Description = "Write all conditions that the logs state as columns, not only those that names are made of",
    };
    private readonly Option<string[]> ranges = RangeOption.Of();
    private readonly Option<int[]> passes = new("--pass")
    {
        Description = "Also write pass@k and pass^k, unbiased, of metrics that are 0 or 1, such as --pass 1,5",
        HelpName = "K,…",
        CustomParser = FitOption.Counts,
    };

    public ImportCommand(Screen screen)
        : base(
            screen,
            "import",
            "Reads the logs of eval runners into a table",
            "taskspec import logs --catalog . --out scores.csv"
        )
    {
        table.AcceptOnlyFromAmong([ResultTables.Scores.Name, ResultTables.Samples.Name, ResultTables.Runs.Name]);
        Add(logs);
        Add(output);
        Add(table);
        Add(catalog);
        Add(anyVersion);
        Add(models);
        Add(limits);
        Add(keep);
        Add(ranges);
        Add(passes);
    }

    protected override async Task<int> Run(Invocation run)
    {
        string[] paths =
        [
            .. run
                .Parsed.GetRequiredValue(logs)
                .SelectMany(log => Path.Exists(log) || SourceFiles.Named(log) is not { Count: > 0 } found ? [log] : found),
        ];
        if (paths.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } absent)
            throw new CliError($"{absent} does not exist; LOG is a log, a folder of them, or a pattern such as 'logs/*.json'");
        output.RefuseWithin(paths, run.Parsed.GetRequiredValue(output));
        var known = run.Parsed.GetValue(catalog) is { } path ? (await run.Open(path)).Catalog : null;
        var import = new Import(run.Stop)
        {
            Limits = run.Parsed.GetValue(limits),
            Models = run.Parsed.GetValue(models) is { } file ? Models(file) : ModelFacts.None,
            Names = new(known),
            Ranges = Ranges(run, known),
        };
        var written = await run.Progress.During(
            "reading logs",
            tell => Invocation.Finish(() => Write(run, paths, known, import, tell))
        );
        if (run.Json)
            run.Screen.Out.Write(ImportText.Json(written, import));
        else if (!run.Quiet)
            ImportText.Write(run.Screen, run.Parsed.GetRequiredValue(output), written, import);
        return ExitCode.Done;
    }

    private ImportCounts Write(Invocation run, string[] paths, Catalog? known, Import import, Action<string> tell)
    {
        var counts = new ImportCounts(tell);
        var rows = Logs.Read(paths, RunnerList.Readers, import);
        if (known is not null)
            rows = new CatalogMatch(known, run.Parsed.GetValue(anyVersion)).Of(rows, import);
        rows = counts.Counted(rows);
        var place = run.Parsed.GetRequiredValue(output);
        var name = run.Parsed.GetRequiredValue(table);
        try
        {
            counts.Written =
                name == ResultTables.Samples.Name
                    ? Write(run, place, ResultTables.Samples, Summed(rows, import), counts, import, row => row.Conditions)
                : name == ResultTables.Runs.Name
                    ? Write(
                        run,
                        place,
                        ResultTables.Runs,
                        new RunTable(known).Of(rows, import),
                        counts,
                        import,
                        row => row.Conditions
                    )
                : Write(
                    run,
                    place,
                    ResultTables.Scores,
                    Scores(known, rows, import, run.Parsed.GetValue(passes)),
                    counts,
                    import,
                    row => row.Conditions
                );
            if (name != ResultTables.Runs.Name)
                ImportText.NoteCompute(import);
            NoteUnused(run, name, import);
        }
        catch (TableException error)
        {
            throw new CliError(error.Message, error);
        }

        return counts;
    }

    private long Write<TRow>(
        Invocation run,
        string place,
        Table<TRow> table,
        IEnumerable<TRow> rows,
        ImportCounts counts,
        Import import,
        Func<TRow, Conditions?> conditions
    ) =>
        OutputFile.Write(
            place,
            stream =>
            {
                // All logs are read when the first row is there, and no sooner are all conditions known.
                using var each = rows.GetEnumerator();
                if (!each.MoveNext())
                    throw new TableException(ImportText.Nothing(table.Name, counts, import));
                var kept = run.Parsed.GetValue(keep) ? KeptConditions.In(table, import, conditions) : table.With(import.Scales);
                using var writer = new TableWriter<TRow>(kept, place, stream);
                do writer.Write(each.Current);
                while (each.MoveNext());
                return writer.Rows;
            }
        );

    private static IEnumerable<SampleRow> Summed(IEnumerable<SampleRow> rows, Import import)
    {
        var scores = new ScoreTable();
        CrossCheck? check = null;
        foreach (var row in rows)
        {
            scores.Add(row);
            (check ??= new(import)).Add(row);
            yield return row;
        }

        check?.Compare([.. scores.Rows()]);
    }

    private static IReadOnlyList<ScoreRow> Scores(Catalog? known, IEnumerable<SampleRow> rows, Import import, int[]? passes)
    {
        var scores = new ScoreTable(passes);
        var metrics = known is null ? null : new DeclaredMetrics(known);
        CrossCheck? check = null;
        foreach (var row in rows)
        {
            if (metrics?.Of(row.Task, row.Metric)?.Averaging is Averaging.Corpus or Averaging.Classes)
                import.Note(
                    "corpus",
                    $"{row.Task}, {row.Metric}: it is one score of all samples together, not their mean, so it is in the samples table only",
                    changes: false
                );
            else
            {
                scores.Add(row);
                (check ??= new(import)).Add(row);
            }
        }

        foreach (var k in (passes ?? []).Where(k => k > scores.MostAttempts))
            import.Note(
                "pass",
                FormattableString.Invariant(
                    $"--pass {k} has no effect: {(scores.MostAttempts == 0 ? "no metric is 0 or 1 for every attempt" : $"{k} attempts at a sample are needed, and there are at most {scores.MostAttempts}")}"
                ),
                changes: true
            );
        return (check ?? new(import)).Compare([.. scores.Rows()]);
    }

    /// <summary>Says which options changed nothing, as one of them may be misspelt.</summary>
    private void NoteUnused(Invocation run, string name, Import import)
    {
        if (run.Parsed.GetValue(passes) is { Length: > 0 } && name != ResultTables.Scores.Name)
            import.Note("pass", $"--pass has no effect on --table {name}: pass@k and pass^k are scores", changes: true);
        if (run.Parsed.GetValue(anyVersion) && run.Parsed.GetValue(catalog) is null)
            import.Note("--any-version has no effect without --catalog");
        ImportText.NoteUnused(import);
    }

    private static ModelFacts Models(string path)
    {
        try
        {
            return ModelFacts.Read(path);
        }
        catch (TableException error)
        {
            throw new CliError(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }
    }

    private MetricRanges Ranges(Invocation run, Catalog? known)
    {
        var all = new MetricRanges();
        if (known is not null)
            all.Declare(known);
        foreach (var (metric, range) in RangeOption.Read(run.Parsed.GetValue(ranges)))
            all.Give(metric, range.Worst, range.Best);
        return all;
    }
}
