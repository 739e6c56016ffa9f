using System.CommandLine;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Commands;

/// <summary>What families have in common, and how many independent items their items are worth.</summary>
internal sealed class OverlapCommand : CliCommand
{
    private const int ShownToPeople = 20;
    private readonly Argument<string> path = PathArgument();
    private readonly Option<int?> top = new("--top")
    {
        Description = $"Only the N pairs that share most; unless said, {ShownToPeople} as text and all as JSON",
        HelpName = "N",
    };

    public OverlapCommand(Screen screen)
        : base(
            screen,
            "overlap",
            "Shows what families have in common, and the effective number of tasks",
            "taskspec overlap catalog.json --top 10"
        )
    {
        top.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var count) && count < 1)
                result.AddError($"--top is {count}, but must be at least 1.");
        });
        Add(path);
        Add(top);
    }

    protected override async Task<int> Run(Invocation run)
    {
        var catalog = (await run.Open(path)).Catalog;
        var count = run.Parsed.GetValue(top) ?? (run.Json ? int.MaxValue : ShownToPeople);
        var overlap = await run.Compute(() => CatalogOverlap.Of(catalog, count));
        if (run.Json)
            run.Screen.Out.Write(OverlapJson.Of(overlap));
        else
            OverlapText.Write(run, overlap);
        return ExitCode.Done;
    }
}
