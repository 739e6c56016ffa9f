using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;

namespace TaskSpec.Cli.Commands;

/// <summary>What families have in common, and how many independent items their items are worth.</summary>
internal sealed class OverlapCommand : CliCommand
{
    private const int ShownToPeople = 20;
    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Projects' folders, .csproj, built .dll or catalog.json; of several, what all of them have together",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<int?> top = NumberOption.Count(
        "--top",
        "N",
        $"Only the N pairs that share most; unless said, {ShownToPeople} as text and all as JSON"
    );

    private readonly OutputOption svg = SvgOption.Of("the families as a matrix and as groups");

    public OverlapCommand(Screen screen)
        : base(
            screen,
            "overlap",
            "Shows what families share, and the effective number of tasks",
            "taskspec overlap catalog.json --top 10"
        )
    {
        Add(paths);
        Add(top);
        Add(svg);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var catalogs = new List<Catalog>();
        foreach (var path in run.Parsed.GetRequiredValue(paths))
            catalogs.Add((await run.Open(path)).Catalog);
        var catalog = CatalogUnion.Of(catalogs);
        var count = run.Parsed.GetValue(top) ?? (run.Json ? int.MaxValue : ShownToPeople);
        var overlap = await run.Compute(() => CatalogOverlap.Of(catalog, count));
        SvgOption.Write(run, run.Parsed.GetValue(svg), () => OverlapPlots.Of(catalog));
        if (run.Json)
            run.Screen.Out.Write(OverlapJson.Of(overlap));
        else
            OverlapText.Write(run, overlap);
        return ExitCode.Done;
    }
}
