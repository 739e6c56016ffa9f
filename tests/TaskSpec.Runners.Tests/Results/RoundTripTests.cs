using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;
using TaskSpec.Catalogs;
using TaskSpec.Runners.EveryEvalEver;
using TaskSpec.Runners.MetrRuns;
using TaskSpec.Runners.Samples;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Results;

/// <summary>Results out, in and out again.</summary>
public sealed class RoundTripTests : LogTest
{
    private static readonly Catalog Tour = CatalogReader.FromAssembly(typeof(global::Tour.SortNumbers).Assembly)!;

    private static readonly SampleRow[] Rows =
    [
        Row("model-a", "sort-numbers", "0001", 1),
        Row("model-a", "sort-numbers", "0001", 0) with
        {
            Attempt = 2,
        },
        Row("model-a", "sort-numbers", "0002", .1 + .2) with
        {
            Metric = "edit_similarity",
            Cluster = "a \"b\", c",
        },
        Row("model-a", "date-arithmetic", "0001", 1) with
        {
            Variant = "five-shot",
            State = ResultState.Limit,
            Limit = "tokens",
        },
        Row("model-a", "date-arithmetic", "0003", 0) with
        {
            State = ResultState.Error,
            Value = null,
        },
        Row("org/model é😀", "sort-numbers", "0002", 1) with
        {
            Family = "m",
            Flop = 1e22,
            TokensUsed = 120,
            Seconds = .5,
        },
        Row("org/model é😀", "sort-numbers", "0003", 0) with
        {
            State = ResultState.Missing,
            Value = null,
        },
    ];

    [Fact]
    public void Every_eval_ever_keeps_every_row_and_the_second_export_is_the_first()
    {
        var first = Export(new EveryEvalEverExporter(), "first", Rows);
        var (back, import) = ReadFolder(first);

        Assert.Empty(import.Refused);
        Assert.Equal(Sorted(Rows), Sorted(back));
        new CrossCheck(import).Compare(Scores(back));
        Assert.Empty(import.Notes);
        var second = Export(new EveryEvalEverExporter(), "second", back);
        Assert.Equal(Contents(first), Contents(second));
    }

    [Fact]
    public void Every_eval_ever_keeps_the_rules_of_its_schema()
    {
        var folder = Export(new EveryEvalEverExporter(), "out", Rows);

        foreach (var file in Directory.GetFiles(Path.Combine(folder, "data"), "*", SearchOption.AllDirectories))
        {
            var schema = JSchema.Parse(
                file.EndsWith(".json", StringComparison.Ordinal) ? EveryEvalEverRules.Aggregate : EveryEvalEverRules.Line
            );
            foreach (
                var line in file.EndsWith(".json", StringComparison.Ordinal) ? [File.ReadAllText(file)] : File.ReadAllLines(file)
            )
            {
                var valid = JObject.Parse(line).IsValid(schema, out IList<string> errors);
                Assert.True(valid, string.Join("; ", errors));
            }
        }

        var aggregate = JObject.Parse(
            File.ReadAllText(Directory.GetFiles(Path.Combine(folder, "data"), "*.json", SearchOption.AllDirectories)[0])
        );
        Assert.Matches(EveryEvalEverRules.Path, (string)aggregate["detailed_evaluation_results"]!["file_path"]!);
    }

    [Fact]
    public void What_has_no_score_is_never_written_as_one()
    {
        var folder = Export(new EveryEvalEverExporter(), "out", Rows);

        var lines = Directory.GetFiles(folder, "*_samples.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadAllLines);
        Assert.Equal(Rows.Count(row => row.Value is not null), lines.Count());
        Assert.Equal(2, File.ReadAllLines(Path.Combine(folder, "unscored.jsonl")).Length);
    }

    [Fact]
    public void Runs_of_metr_come_back_and_go_out_the_same()
    {
        var minutes = Rows.Select(row => row with { HumanMinutes = 2.5 }).ToArray();
        var first = Export(new MetrRunsExporter(), "first", minutes);
        var (back, import) = Read(new MetrRunsReader(), Path.Combine(first, "runs.jsonl"));
        var renamed = back.Where(row => row.Metric == "score_cont").Select(row => row with { Metric = "exact_match" });
        var second = Export(new MetrRunsExporter(), "second", [.. renamed]);

        Assert.Equal(Contents(first), Contents(second));
        Assert.Equal(4, renamed.Count());
        Assert.All(renamed, row => Assert.Equal(2.5, row.HumanMinutes));
    }

    private static SampleRow Row(string model, string task, string sample, double value) =>
        new(model, task, sample, "exact_match")
        {
            Value = value,
            Attempt = 1,
            Version = "1.0.0",
        };

    private string Export(Exporter exporter, string name, IReadOnlyList<SampleRow> rows)
    {
        var place = Path.Combine(Folder, name);
        using var folder = new OutputFolder(place);
        exporter.Export(new(Tour, [], folder, CancellationToken.None) { Results = () => rows });
        folder.Commit();
        return place;
    }

    private static (SampleRow[] Rows, Import Import) ReadFolder(string folder)
    {
        var import = new Import(CancellationToken.None);
        return (
            [.. Logs.Read([folder], [new EveryEvalEverReader(), new SamplesTableReader()], import).Select(LogTest.Bare)],
            import
        );
    }

    private static IReadOnlyList<ScoreRow> Scores(IEnumerable<SampleRow> rows)
    {
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        return [.. scores.Rows()];
    }

    private static IEnumerable<SampleRow> Sorted(IEnumerable<SampleRow> rows) =>
        rows.OrderBy(row => $"{row.Model} {row.Task} {row.Sample} {row.Metric} {row.Attempt}", StringComparer.Ordinal);

    private static Dictionary<string, string> Contents(string folder) =>
        FolderState
            .FilesOf(folder)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToBase64String(File.ReadAllBytes(file)));
}
