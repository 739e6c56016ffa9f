using System.CommandLine;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Rules;

namespace TaskSpec.Cli.Commands;

/// <summary>What families have in common, and how many independent items their items are worth.</summary>
internal sealed class OverlapCommand : CliCommand
{
    private const int ShownToPeople = 20;
    private const int ShownOfCluster = 10;
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
            "Shows which families share steps, and the effective number of tasks",
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
        var overlap = await run.Compute(() => CatalogOverlap.Of(catalog));
        var count = run.Parsed.GetValue(top) ?? (run.Json ? int.MaxValue : ShownToPeople);
        if (run.Json)
            run.Screen.Out.Write(Json(overlap, count));
        else
            Write(run, overlap, count);
        return ExitCode.Done;
    }

    private static string Json(CatalogOverlap overlap, int count) =>
        JsonDocument.Of(json =>
        {
            json.List("pairs", overlap.Pairs.Take(count), Write);
            json.Number("effectiveTasks", overlap.EffectiveTasks);
            json.Number("tasks", overlap.Tasks);
            json.List(
                "families",
                overlap.Families,
                (family, of) =>
                {
                    family.Text("id", of.Id);
                    family.Number("tasks", of.Items);
                    family.Number("effectiveTasks", of.Effective);
                }
            );
            json.List("clusters", overlap.Clusters, (cluster, ids) => cluster.Texts("families", ids));
        });

    private static void Write(JsonWriter json, OverlapPair pair)
    {
        json.Text("a", pair.A);
        json.Text("b", pair.B);
        json.Number("jaccard", pair.Jaccard);
        json.Number("phi", pair.Phi);
        json.Texts("sharedSteps", pair.SharedSteps);
    }

    private static void Write(Invocation run, CatalogOverlap overlap, int count)
    {
        var table = new TextTable(
            new Column("a", Fold: Fold.Above),
            new Column("b", Fold: Fold.Above),
            new Column("shared", Right: true),
            new Column("correlation", Right: true),
            new Column("steps", Fold: Fold.Below)
        );
        foreach (var pair in overlap.Pairs.Take(count))
            table.Add(pair.A, pair.B, Figure.Points(pair.Jaccard), Figure.Points(pair.Phi), string.Join(", ", pair.SharedSteps));
        if (overlap.Pairs.Count == 0)
            run.Screen.WriteLine("no two families share a step");
        else
            table.Write(run.Screen);
        if (run.Quiet)
            return;
        if (overlap.Pairs.Count > count)
            run.Screen.WriteLine(
                new Span($"… and {Figure.Of(overlap.Pairs.Count - count, "pair")} that share less (--top)", Tone.Faint)
            );
        run.Screen.WriteLine();
        foreach (var cluster in overlap.Clusters)
            run.Screen.WriteLine($"cluster of {Figure.Count(cluster.Count)}: ", new(Names(cluster), Tone.Notice));
        run.Screen.WriteLine(
            $"{Figure.Of(overlap.Tasks, "item")} in {Figure.Of(overlap.Families.Count, "family", "families")}"
                + $" are worth {Figure.Count(overlap.EffectiveTasks)} independent ones"
        );
    }

    private static string Names(IReadOnlyList<string> ids) =>
        string.Join(", ", ids.Take(ShownOfCluster)) + (ids.Count > ShownOfCluster ? ", …" : "");
}
