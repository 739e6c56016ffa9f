using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Profiling;
using TaskSpec.Cli.Sources;
using TaskSpec.Measurement;
using TaskSpec.Runners;

namespace TaskSpec.Cli.Commands;

/// <summary>Runs the samples, and writes what they were found to be.</summary>
internal sealed class ProfileCommand : CliCommand
{
    private readonly Argument<string> path = new("PATH") { Description = ProjectWords };
    private readonly OutputOption output = new("--out")
    {
        Description = "The file to write; analyzers read *.taskspec.json as an additional file",
        HelpName = "FILE",
        Required = true,
    };

    public ProfileCommand(Screen screen)
        : base(
            screen,
            "profile",
            "Runs the samples, and writes what they are for the analyzers",
            "taskspec profile . --out samples.taskspec.json"
        )
    {
        Add(path);
        Add(output);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var file = run.Parsed.GetRequiredValue(output);
        // An unreadable file is told before the samples run.
        EvidenceText.LoadOrEmpty(file);
        var source = await run.Open(path);
        var assembly =
            source.Assembly
            ?? throw new CliError("profile runs samples, which a catalog does not hold; name the project or assembly");
        // What a root takes in is profiled where it is declared.
        var catalog = source.Catalog with
        {
            Families = source.Catalog.Families.Where(family => family.Assembly is null).ToEquatableArray(),
        };
        var budget = new SketchBudget();
        var profiles = await run.Progress.During(
            "running samples",
            () => run.Compute(() => Profiles(catalog, assembly, budget, run.Stop))
        );
        if (profiles.IsEmpty)
            throw new CliError($"no family in {assembly} has samples to run; implement ISamples, or name a file in [Samples]");
        var json = (EvidenceText.LoadOrEmpty(file) with { Profiles = profiles }).ToJson();
        OutputFile.Write(file, json);
        if (run.Json)
            run.Screen.Out.Write(json);
        else if (!run.Quiet)
            Table(profiles).Write(run.Screen);
        if (budget.Exceeded)
            run.Note($"near repeats were looked for among the first {budget.Samples:#,0} samples only");
        if (!run.Quiet && !run.Json)
            Shared(run.Screen, profiles);
        var left = catalog.Families.Select(family => family.Id).Except(profiles.Select(profile => profile.Family)).ToArray();
        if (left.Length > 0)
            run.Note($"no samples to run in {string.Join(", ", left)}");
        return ExitCode.Done;
    }

    private static EquatableArray<Profile> Profiles(Catalog catalog, string assembly, SketchBudget budget, CancellationToken stop)
    {
        using var host = new SampleHost(assembly);
        return SampleRepeats.Find([
            .. catalog.Families.Where(CatalogSamples.Has).Select(family => Run(family, host, budget, stop)),
        ]);
    }

    private static (Profile Profile, IReadOnlyList<Sketch> Sketches) Run(
        Family family,
        SampleHost host,
        SketchBudget budget,
        CancellationToken stop
    )
    {
        var (profile, sketches) = Profiler.Run(family.Id, host.SamplesOf(family), budget, stop);
        return (profile with { Version = family.Version, Fingerprint = Fingerprint.Of(family) }, sketches);
    }

    private static TextTable Table(EquatableArray<Profile> profiles)
    {
        var table = new TextTable(
            new("family", Fold: Fold.Above),
            new("samples", Right: true),
            new("distinct", Right: true),
            new("target tokens"),
            new("choices"),
            new("human minutes")
        );
        foreach (var profile in profiles)
        {
            table.Add(
                new(profile.Family, Tone.Title),
                Figure.Count(profile.Samples ?? 0),
                new(Figure.Count(profile.Distinct ?? 0), profile.Distinct < profile.Samples ? Tone.Notice : Tone.Plain),
                Figure.Range(profile.TargetTokens),
                Figure.Range(profile.Choices),
                Figure.Range(profile.HumanMinutes)
            );
        }

        return table;
    }

    private static void Shared(Screen screen, EquatableArray<Profile> profiles)
    {
        foreach (var profile in profiles)
        {
            foreach (var other in profile.SharedSamples)
                screen.WriteLine($"{profile.Family} and {other.Family} have {Figure.Of(other.Samples, "sample")} in common");
        }
    }
}
