using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Report;
using TaskSpec.Cli.Sources;
using TaskSpec.Scaling.Chain;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Scaling.Horizons;
using TaskSpec.Tables;
using Option = System.CommandLine.Option;

namespace TaskSpec.Cli.Commands;

/// <summary>One self-contained page for people who would rather look.</summary>
internal sealed class ReportCommand : CliCommand
{
    private readonly Argument<string?> path = new("PATH")
    {
        Description = $"{ProjectWords} or a catalog.json; may be left out where results are given",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> scores = new("--scores") { Description = "A scores table", HelpName = "F" };
    private readonly Option<string?> runs = new("--runs") { Description = "A runs table, for time horizons", HelpName = "F" };
    private readonly Option<string?> releases = new("--releases")
    {
        Description = "A table agent, release_date, for the trend; without it the runs' own column release_date",
        HelpName = "F",
    };
    private readonly Option<string?> samples = new("--samples")
    {
        Description = "A samples table with flop, for the chain from log-likelihood to accuracy",
        HelpName = "F",
    };
    private readonly Option<string?> metric = new("--metric")
    {
        Description =
            "One metric of the scores, beside the families; unless said, the headlines of the catalog, else that of most scores",
        HelpName = "M",
    };
    private readonly Option<string?> floors = ScoresOptions.FloorsOption();
    private readonly Option<string?> forecasts = new("--forecasts")
    {
        Description = "A file of registered forecasts; unless said, those that lie in the project",
        HelpName = "F",
    };
    private readonly OutputOption target = new("--out")
    {
        Description = "The page to write, such as report.html",
        HelpName = "F",
        Required = true,
    };

    public ReportCommand(Screen screen)
        : base(
            screen,
            "report",
            "Writes one self-contained page with tables and plots",
            "taskspec report . --scores scores.csv --runs runs.csv --out report.html"
        )
    {
        Add(path);
        TableRows.AddTo(this);
        foreach (Option option in (Option[])[scores, runs, releases, samples, metric, floors, forecasts, target])
            Add(option);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var input = await Input(run);
        var sections = await run.Progress.During(
            "computing the report",
            () => run.Compute(() => ReportBuilder.Of(input, run.Stop))
        );
        var page = ReportBuilder.Page(input, sections);
        var file = run.Parsed.GetRequiredValue(target);
        OutputFile.Write(file, page);
        if (run.Json)
            run.Screen.Out.Write(Json(file, input, sections));
        else
            Write(run, file, sections);
        foreach (var other in input.Scores?.OtherVersions ?? [])
            run.Note(other);
        return ExitCode.Done;
    }

    private async Task<ReportInput> Input(Invocation run)
    {
        var parsed = run.Parsed;
        var place = parsed.GetValue(path);
        string? scored = parsed.GetValue(scores),
            ran = parsed.GetValue(runs),
            sampled = parsed.GetValue(samples);
        Check(parsed, place, [scored, ran, sampled]);
        var catalog = place is null ? null : await Catalog(run, place);
        var about = FloorsInput.Read(parsed.GetValue(floors));
        ScoresOfReport? found = null;
        if (scored is not null)
        {
            var units = new MetricUnits(scored, TableRows.Ranges(run, catalog?.Catalog))
            {
                NeedsShares = (_, _) => false,
                IsStrict = false,
            };
            found = await ScoresOfReport.Read(
                take => ScoresInput.Shared(run, scored, units, row => take(about.Counted(row))),
                scored,
                parsed.GetValue(metric),
                catalog?.Catalog
            );
            foreach (var shown in found.Metrics)
                units.Require(shown);
        }

        return new()
        {
            Catalog = catalog,
            Scores = found,
            Floors = Floors(catalog, about.Floors),
            Registered = Registered(parsed.GetValue(forecasts), ProjectFolder(place)),
            Runs = ran is null ? null : await Runs(run, ran),
            Samples = sampled is null ? null : await ChainInput.Read(run, sampled),
            Files = [.. new[] { place, scored, ran, sampled }.OfType<string>().Select(FileName)],
            CatalogFile = place is null ? null : Typed(place),
            ProjectFolder = ProjectFolder(place) is { Length: > 0 } folder ? Typed(folder) : ProjectFolder(place),
            ScoresFile = scored is null ? null : Typed(scored),
        };
    }

    // What a table says goes before what families declare, as its author asked for it.
    private static Dictionary<string, double> Floors(CheckedCatalog? catalog, IReadOnlyDictionary<string, double> said)
    {
        var floors = new Dictionary<string, double>(said, StringComparer.Ordinal);
        foreach (var (task, floor) in catalog is null ? [] : OwnForecasts.Floors(catalog.Catalog))
            floors.TryAdd(task, floor);
        return floors;
    }

    private static EquatableArray<RegisteredForecast> Registered(string? file, string? folder)
    {
        string[] files =
            file is not null ? [file]
            : folder is null ? []
            :
            [
                .. Directory
                    .EnumerateFiles(
                        folder.Length > 0 ? folder : ".",
                        "*" + EvidenceText.Ending,
                        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }
                    )
                    .Where(path => !Path.GetRelativePath(folder, path).Split('/', '\\').Any(part => part is "bin" or "obj"))
                    .Order(StringComparer.Ordinal),
            ];
        return RegisteredForecasts.Merge([], files.SelectMany(one => EvidenceText.Load(one).Forecasts));
    }

    private static string? ProjectFolder(string? place) =>
        Directory.Exists(place) ? place
        : place is not null && place.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? Path.GetDirectoryName(place)
        : null;

    // As it was typed, so that a command on the page can be typed too; of a path from a root its end.
    private static string Typed(string path) => Path.IsPathRooted(path) ? FileName(path) : path;

    private void Check(ParseResult parsed, string? place, string?[] tables)
    {
        if (place is null && tables.All(table => table is null))
            throw new CliError(
                "there is nothing to report on: name a catalog as PATH, or results with --scores, --runs or --samples"
            );
        if (place is not null && IsTable(place))
            throw new CliError($"{place} is a table; give it with --scores, --runs or --samples");
        if (parsed.GetValue(scores) is null && (parsed.GetValue(metric) ?? parsed.GetValue(floors)) is not null)
            throw new CliError("--metric and --floors go with --scores");
        if (place is null && parsed.GetValue(forecasts) is not null)
            throw new CliError("--forecasts goes with PATH, whose families they are of");
        if (parsed.GetValue(runs) is null && parsed.GetValue(releases) is not null)
            throw new CliError("--releases goes with --runs");
    }

    private static bool IsTable(string path)
    {
        var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(plain).ToLowerInvariant() is ".csv" or ".jsonl" or ".parquet";
    }

    // The folder that it happens to lie in is no part of a report.
    private static string FileName(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    private static async Task<CheckedCatalog> Catalog(Invocation run, string place)
    {
        var source = await run.Open(place);
        return await run.Progress.During("checking", () => run.Compute(() => CheckedCatalog.Of(source, run.Stop)));
    }

    private Task<RunSet> Runs(Invocation run, string file) =>
        run.Progress.During(
            $"reading {file}",
            () =>
                run.Compute(() =>
                {
                    var set = RunsInput.Read(run, file);
                    return run.Parsed.GetValue(releases) is { } dates ? set.Released(RunsInput.Releases(dates)) : set;
                })
        );

    private static string Json(string file, ReportInput input, IReadOnlyList<Section> sections) =>
        JsonDocument.Of(json =>
        {
            json.Text("file", file);
            json.Number("bytes", new FileInfo(file).Length);
            json.Number("families", input.Catalog?.Families.Count ?? 0);
            json.Texts("metrics", input.Scores?.Metrics ?? []);
            json.List(
                "sections",
                sections,
                (json, section) =>
                {
                    json.Text("id", section.Id);
                    json.Text("title", section.Title);
                    json.TextOrNull("missing", section.Missing);
                }
            );
        });

    private static void Write(Invocation run, string file, IReadOnlyList<Section> sections)
    {
        if (run.Quiet)
            return;
        run.Screen.WriteLine($"{file}: {Figure.Count(new FileInfo(file).Length)} bytes");
        foreach (var section in sections.Where(section => section.Missing is not null))
            run.Screen.WriteLine(new Span($"note: nothing of {section.Title}: {section.Missing}", Tone.Notice));
    }
}
