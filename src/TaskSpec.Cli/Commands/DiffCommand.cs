using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Profiling;

namespace TaskSpec.Cli.Commands;

/// <summary>What changed between two catalogs, and whether the versions say so: for a review.</summary>
internal sealed class DiffCommand : CliCommand
{
    private const string Never = "none";
    private const string Unversioned = "unversioned";
    private readonly Argument<string> old = new("OLD") { Description = "The catalog of before: " + Kinds };
    private readonly Argument<string> now = new("NEW") { Description = "The catalog of now: " + Kinds };
    private readonly Option<string> failOn = new("--fail-on")
    {
        Description = "Exit with 1 if results of before and after would be taken for the same task's: unversioned, or none",
        DefaultValueFactory = _ => Never,
    };

    public DiffCommand(Screen screen)
        : base(
            screen,
            "diff",
            "Says what changed between catalogs, and whether versions did",
            "taskspec diff old/catalog.json . --fail-on unversioned"
        )
    {
        failOn.AcceptOnlyFromAmong([Never, Unversioned]);
        Add(old);
        Add(now);
        Add(failOn);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var before = await run.Open(old);
        var after = await run.Open(now);
        var contents = await run.Progress.During(
            "comparing samples",
            () => run.Compute(() => SampleContents.Changes(before, after, run.Stop))
        );
        if (contents is null)
            run.Note("what the samples ask is not compared, as a catalog does not hold it; name two projects or assemblies");
        FamilyChange[] changes =
        [
            .. CatalogDiff
                .Of(before.Catalog, after.Catalog)
                .Concat(contents ?? [])
                .OrderBy(change => change.Family, StringComparer.Ordinal),
        ];
        if (run.Json)
            run.Screen.Out.Write(Json(changes));
        else
            Write(run.Screen, changes, run.Quiet);
        var failing = run.Parsed.GetRequiredValue(failOn) == Unversioned;
        return failing && changes.Any(IsUnversioned) ? ExitCode.NotGoodEnough : ExitCode.Done;
    }

    private static bool IsUnversioned(FamilyChange change) => change is { NeedsVersion: true, Versioned: false };

    private static string Json(IReadOnlyList<FamilyChange> changes) =>
        JsonDocument.Of(json =>
            json.List(
                "changes",
                changes,
                static (json, change) =>
                {
                    json.Text("family", change.Family);
                    json.Text("what", change.What);
                    json.Raw("versioned", change.Versioned ? "true" : "false");
                    json.Raw("needsVersion", change.NeedsVersion ? "true" : "false");
                }
            )
        );

    private static void Write(Screen screen, IReadOnlyList<FamilyChange> changes, bool quiet)
    {
        foreach (var family in changes.GroupBy(change => change.Family))
        {
            var unversioned = family.Where(IsUnversioned).Select(change => change.What).ToArray();
            screen.WriteLine(
                $"{family.Key}: {string.Join(", ", family.Select(change => change.What))}",
                unversioned.Length == 0
                    ? new Span("")
                    : new Span($"; raise its version, as {string.Join(" and ", unversioned)} changed", Tone.Bad)
            );
        }

        if (!quiet)
            screen.WriteLine(
                changes.Count == 0
                    ? "nothing changed"
                    : $"{Figure.Of(changes.Select(change => change.Family).Distinct().Count(), "family", "families")} changed, {Figure.Count(changes.Where(IsUnversioned).Select(change => change.Family).Distinct().Count())} without a new version"
            );
    }

    private const string Kinds = "a project's folder, a .csproj, a built .dll or a catalog.json";
}
