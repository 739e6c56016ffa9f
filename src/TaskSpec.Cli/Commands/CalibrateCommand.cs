using System.CommandLine;
using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;
using TaskSpec.Runners;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>What results say of families, in a file that the analyzers read.</summary>
internal sealed class CalibrateCommand : CliCommand
{
    private readonly TableArgument scores = ScoresOptions.Argument();
    private readonly Option<string?> catalog = new("--catalog")
    {
        Description = $"{ProjectWords} or a catalog.json; without it every task is a family",
        HelpName = "PATH",
    };
    private readonly OutputOption output = new("--out")
    {
        Description = "The file to write, such as measured.taskspec.json",
        HelpName = "F",
        Required = true,
    };
    private readonly Option<string?> samples = new("--samples")
    {
        Description = "A samples table, for what a model fixes once and how items differ",
        HelpName = "F",
    };
    private readonly Option<string?> runs = new("--runs") { Description = "A runs table, for the same", HelpName = "F" };
    private readonly Option<string?> forecasts = new("--forecasts")
    {
        Description = "A file of registered forecasts, to hold against what came",
        HelpName = "F",
    };
    private readonly Option<string?> floors = ScoresOptions.FloorsOption();
    private readonly Option<string?> metric = new("--metric")
    {
        Description = "The metric, by its name in the table, where there is no catalog",
        HelpName = "M",
    };
    private readonly Option<string?> date = new("--date")
    {
        Description = "Since when this is known; today",
        HelpName = "YYYY-MM-DD",
    };
    private readonly Option<string?> recipe = ScoresOptions.RecipeOption();

    public CalibrateCommand(Screen screen)
        : base(
            screen,
            "calibrate",
            "Estimates from results what the analyzers then go by",
            "taskspec calibrate scores.csv --catalog src/MyEvals --out src/MyEvals/measured.taskspec.json"
        )
    {
        scores.AddTo(this);
        Add(catalog);
        Add(output);
        Add(samples);
        Add(runs);
        Add(forecasts);
        Add(floors);
        Add(metric);
        Add(date);
        Add(recipe);
        TableRows.AddTo(this);
    }

    public override IReadOnlyList<FormerName> FormerNames => [ScoresOptions.FormerRecipe];

    protected override async Task<int> Run(Invocation run)
    {
        var parsed = run.Parsed;
        var since = DateOf(parsed.GetValue(date));
        var file = parsed.GetRequiredValue(output);
        // An unreadable file is told before the estimates.
        EvidenceText.LoadOrEmpty(file);
        var source = parsed.GetValue(catalog) is { } path ? (await run.Open(path)).Catalog : null;
        if (source is null && parsed.GetValue(metric) is null)
            throw new CliError("say what is measured: give --catalog, or --metric where there is none");
        if (source is not null && parsed.GetValue(floors) is not null)
            throw new CliError("--floors goes without a catalog, which says itself what chance scores");
        var registered = parsed.GetValue(forecasts) is { } kept ? EvidenceText.Load(kept).Forecasts : [];
        var chosen = ScoresOptions.Listed(parsed.GetValue(recipe));
        var about = FloorsInput.Read(parsed.GetValue(floors));
        var name = parsed.GetValue(metric);
        var table = parsed.GetRequiredValue(scores);
        var rows = new List<ScoreRow>();
        var training = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<CalibratedFamily> declared = source is null ? [] : await run.Compute(() => CalibratedFamily.Of(source));
        var headlines = declared.Select(family => (family.Id, family.Metric)).ToHashSet();
        var links = declared.SelectMany(family => family.Links.Select(link => (family.Id, link.Metric))).ToHashSet();
        var units = new MetricUnits(table, TableRows.Ranges(run, source))
        {
            Analysed = (task, one) =>
                source is null ? one == name : headlines.Contains((task, one)) || links.Contains((task, one)),
            NeedsShares = (task, one) => !links.Contains((task, one)),
        };
        await ScoresInput.Shared(
            run,
            table,
            units,
            row =>
            {
                training.Add(row.Family ?? "");
                if (chosen.Count == 0 || chosen.Contains(row.Family ?? ""))
                    rows.Add(about.Counted(row));
            }
        );
        if (chosen.FirstOrDefault(wanted => !training.Contains(wanted)) is { } unknown)
            throw new CliError($"{table} has no recipe '{unknown}'; {Recipes(training)}");
        if (source is null && rows.All(row => row.Metric != name))
            throw new CliError($"{table} has no metric '{name}'; it has {ScalingException.Some(rows.Select(row => row.Metric))}");
        IReadOnlyList<CalibratedFamily> known = source is not null
            ? declared
            :
            [
                .. rows.Where(row => row.Metric == name)
                    .Select(row => row.Task)
                    .Distinct(StringComparer.Ordinal)
                    .Select(task => new CalibratedFamily(task, name!, TaskResponse.Of(about.Floors.GetValueOrDefault(task)))),
            ];
        var versions = new CalibratedVersions(known);
        foreach (var row in rows)
            versions.Check(table, row.Task, row.Version);
        var single = await OutcomesOf(run, known, versions, rows, units);
        var input = new CalibrationInput(known, rows)
        {
            Outcomes = single,
            Forecasts = [.. registered],
            Overlapping = source is null
                ? new HashSet<(string, string)>()
                : new CatalogContext(source)
                    .Overlaps.Strongest(EvidenceBuilder.MostCorrelations)
                    .Select(pair => (pair.A, pair.B))
                    .ToHashSet(),
            LinksByMetric = source is null,
            Results =
            [
                .. new[] { parsed.GetValue(scores), parsed.GetValue(samples), parsed.GetValue(runs) }
                    .OfType<string>()
                    .Select(file => Path.GetFileName(file)),
            ],
            Since = since,
        };
        var report = await Estimate(run, table, input);
        report = CalibrateWarnings.With(report, input, ofCatalog: source is not null);
        var text = (EvidenceText.LoadOrEmpty(file) with { Measured = report.File.Measured }).ToJson();
        OutputFile.Write(file, text);
        if (!file.EndsWith(EvidenceText.Ending, StringComparison.OrdinalIgnoreCase))
            run.Note($"analyzers read *{EvidenceText.Ending} only, and {file} does not end so");
        if (run.Json)
        {
            run.Screen.Out.Write(text);
            foreach (var warning in report.Warnings)
                run.Note(warning);
        }
        else
            CalibrateText.Write(run, report);
        return ExitCode.Done;
    }

    private async Task<IReadOnlyDictionary<string, FamilyOutcomes>> OutcomesOf(
        Invocation run,
        IReadOnlyList<CalibratedFamily> known,
        CalibratedVersions versions,
        IReadOnlyList<ScoreRow> rows,
        MetricUnits units
    )
    {
        var outcomes = new ItemOutcomes(known, rows);
        if (run.Parsed.GetValue(runs) is { } ofRuns)
            await ScoresInput.Read(
                run,
                ResultTables.Runs,
                ofRuns,
                row =>
                {
                    versions.Check(ofRuns, row.Family, row.Version);
                    outcomes.Add(row);
                }
            );
        if (run.Parsed.GetValue(samples) is { } ofSamples)
            await ScoresInput.Batches(
                run,
                ResultTables.Samples,
                ofSamples,
                row =>
                {
                    versions.Check(ofSamples, row.Task, row.Version);
                    outcomes.Add(units.Shared(row, ofSamples));
                },
                outcomes.Settle,
                ofFamilies: true,
                TableArgument.Query(run) with
                {
                    Metrics = [.. known.Select(family => family.Metric).Distinct(StringComparer.Ordinal)],
                }
            );
        return outcomes.ByFamily();
    }

    private static async Task<CalibrationReport> Estimate(Invocation run, string table, CalibrationInput input)
    {
        try
        {
            return await run.Progress.During("estimating", () => run.Compute(() => EvidenceBuilder.Of(input, run.Stop)));
        }
        catch (ScalingException error)
        {
            throw new CliError($"{table}: {error.Message}", error);
        }
    }

    private static string Recipes(IEnumerable<string> found)
    {
        string[] named = [.. found.Where(family => family.Length > 0)];
        return named.Length == 0
            ? "none is named in its column family, so leave --recipe out"
            : $"it has {ScalingException.Some(named)}";
    }

    private static string DateOf(string? text)
    {
        if (text is null)
            return DateTime.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw new CliError($"--date is '{text}', but must be a date such as 2026-01-31");
    }
}
