using TaskSpec.Catalogs;
using TaskSpec.Runners.Tests.Running;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>What is called or dated in several ways is one thing.</summary>
public sealed class JoinTests : LogTest
{
    private const string Date = "2026-03-01T10-00-00.000001";

    [Theory]
    [InlineData("2026-03-01T10:00:00+02:00", "2026-03-01T09:00:00+00:00")]
    [InlineData("2026-03-01T09:00:00Z", "2026-03-01T08:30:00-02:00")]
    [InlineData("2026-03-01T09-00-00.000001", "2026-03-01T09:00:01+00:00")]
    [InlineData("2026-03-01", "2026-03-01T00:00:01")]
    [InlineData("1772355600.25", "2026-03-01T09:00:01Z")]
    [InlineData("2026-03-01T11:00:00+02:00", "1772355601")]
    [InlineData("999999999", "1772355600")]
    public void Runs_are_in_the_order_of_the_moments_that_they_state(string first, string second)
    {
        Inspect("z.json", "one", first, 0);
        Inspect("a.json", "two", second, 1);

        var (rows, _) = Read(RunnerList.Readers.First(reader => reader.Runner == "inspect"), Folder);
        Assert.Equal(
            [(1, 0.0), (2, 1.0)],
            rows.OrderBy(row => row.Attempt).Select(row => (row.Attempt!.Value, row.Value!.Value))
        );
    }

    [Fact]
    public void Results_in_another_folder_are_found_by_the_name_of_the_model_s()
    {
        foreach (var (model, score) in new[] { ("a", 0), ("b", 1) })
        {
            LmEval(
                $"r/lab__{model}/results_{Date}.json",
                $$$"""{"results":{"t":{"alias":"t"}},"model_name":"lab/{{{model}}}"}"""
            );
            LmEval(
                $"s/lab__{model}/samples_t_{Date}.jsonl",
                $$"""{"doc_id":0,"filter":"none","metrics":["acc"],"acc":{{score}}}"""
            );
        }

        var (rows, import) = Read(RunnerList.Readers.First(reader => reader.Runner == "lm-eval"), Folder);
        Assert.Equal([("lab/a", 0.0), ("lab/b", 1.0)], rows.Select(row => (row.Model, row.Value!.Value)).Order());
        Assert.Empty(import.Notes);
    }

    [Fact]
    public void Shots_of_old_results_are_those_of_the_run()
    {
        foreach (var shots in new[] { 0, 5 })
            LmEval(
                $"results_2026-03-0{shots + 1}T10-00-00.000001.json",
                $$$"""{"results":{"t":{"acc":0.{{{shots}}},"acc_stderr":0.1}},"versions":{"t":1},"config":{"model":"gpt2","num_fewshot":{{{shots}}} } }"""
            );

        var (_, import) = Read(RunnerList.Readers.First(reader => reader.Runner == "lm-eval"), Folder);
        Assert.Equal(["0-shot", "5-shot"], import.Aggregates.Select(score => score.Variant).Order());
    }

    [Theory]
    [InlineData("em")]
    [InlineData("exact_match,strict-match")]
    [InlineData("match")]
    public void A_metric_of_a_catalog_goes_by_each_of_its_names(string logged)
    {
        var family = Capitals.Family with
        {
            Headline = Capitals.Family.Headline! with
            {
                Name = "em",
                LmEval = "exact_match,strict-match",
                Inspect = "match",
                Worst = 0,
                Best = 10,
            },
        };
        var catalog = Capitals.CatalogOf(family);
        var row = new SampleRow("m", family.Id, "s", logged)
        {
            Value = 5,
            HumanMinutes = 1,
            Version = family.Version,
        };
        var import = new Import(CancellationToken.None) { Ranges = new MetricRanges().Declare(catalog) };

        Assert.Equal((0, 10), import.Ranges.Of(family.Id, logged));
        Assert.Equal(.5, Assert.Single(new RunTable(catalog).Of([row], import)).Score);
        Assert.Single(new CatalogMatch(catalog, anyVersion: false).Of([row, row with { Value = 11 }], import));
        Assert.Contains("outside its range", Assert.Single(import.Refused).Key.Reason);
        Assert.Empty(import.Notes);
    }

    private void Inspect(string name, string id, string date, int score) =>
        Write(
            name,
            $$$"""
            {"eval":{"eval_id":"{{{id}}}","created":"{{{date}}}","task":"t","model":"m"},"samples":[{"id":"a","epoch":1,"scores":{"acc":{"value":{{{score}}} } } }]}
            """
        );

    private void LmEval(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
        Write(name, text);
    }
}
