using System.CommandLine;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>The catalog itself: canonical JSON, or an overview for people.</summary>
internal sealed class CatalogCommand : CliCommand
{
    private readonly Argument<string> path = PathArgument();
    private readonly Option<string> format = new("--format")
    {
        Description = "json, table or markdown; a table on a terminal, otherwise json",
    };

    public CatalogCommand(Screen screen)
        : base(
            screen,
            "catalog",
            "Writes the catalog of a project or assembly",
            "taskspec catalog . --format json > catalog.json"
        )
    {
        format.AcceptOnlyFromAmong("json", "table", "markdown");
        Add(path);
        Add(format);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var catalog = (await run.Open(path)).Catalog;
        var chosen = run.Json ? "json" : run.Parsed.GetValue(format) ?? (run.Screen.Terminal is null ? "json" : "table");
        switch (chosen)
        {
            case "table":
                CatalogOverview.Table(catalog).Write(run.Screen);
                break;
            case "markdown":
                run.Screen.Out.Write(CatalogOverview.Markdown(catalog));
                break;
            default:
                run.Screen.Out.Write(CatalogJson.Write(catalog));
                break;
        }

        return ExitCode.Done;
    }
}
