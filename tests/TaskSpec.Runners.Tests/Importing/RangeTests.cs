using TaskSpec.Catalogs;
using TaskSpec.Runners.Tests.Running;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>The range that somebody gives on the command line overrules all others.</summary>
public sealed class RangeTests : LogTest
{
    private static readonly Family family = Capitals.Family with
    {
        Id = "t",
        Headline = Capitals.Family.Headline! with { Name = "em", Worst = 0, Best = 10 },
    };

    [Theory]
    [InlineData("em")]
    [InlineData("em,strict")]
    [InlineData("em,loose")]
    [InlineData("em,strict[ignore_case=true]")]
    public void It_holds_for_every_name_that_it_begins_in_samples_and_scores(string given)
    {
        foreach (var (day, ignore) in new[] { (1, "true"), (2, "false") })
        {
            Write(
                $"results_2026-01-0{day}T00-00-00.000001.json",
                $$"""
                {"results": {"t": {"alias": "t", "em,strict": 1, "em,loose": 1} }, "higher_is_better": {"t": {"em": true} },
                 "configs": {"t": {"metric_list": [{"metric": "em", "ignore_case": {{ignore}} }] } }, "model_name": "m"}
                """
            );
            Write(
                $"samples_t_2026-01-0{day}T00-00-00.000001.jsonl",
                """{"doc_id": 0, "filter": "strict", "metrics": ["em"], "em": 1}"""
            );
        }

        var import = Given(given, 100);
        SampleRow[] rows = [.. Logs.Read([Folder], RunnerList.Readers, import)];
        var table = new ScoreTable();
        foreach (var row in rows)
            table.Add(row);
        var scores = new CrossCheck(import).Compare([.. table.Rows()]);

        Assert.Equal((2, 4), (rows.Length, scores.Count));
        Assert.All(rows, row => Assert.Equal(Expected(row.Metric), row.Scale));
        Assert.All(scores, score => Assert.Equal(Expected(score.Metric), score.Scale));
        Assert.Empty(import.Ranges.Unused);

        MetricScale Expected(string metric) => MetricScale.Of(0, metric.StartsWith(given, StringComparison.Ordinal) ? 100 : 10);
    }

    [Theory]
    [InlineData(null, 1, 1, 0)]
    [InlineData("em", 2, 0, 1)]
    public void Scores_outside_the_catalog_s_range_are_taken_where_another_is_given(
        string? given,
        int taken,
        int refused,
        int notes
    )
    {
        var catalog = Capitals.CatalogOf(family);
        Write(
            "log.json",
            """
            {"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[{"id":"a","epoch":1,"scores":{"em":{"value":5}}},
             {"id":"b","epoch":1,"scores":{"em":{"value":30}}}]}
            """
        );
        var import = Given(given ?? "other", 20);
        var rows = new CatalogMatch(catalog, anyVersion: true).Of(Logs.Read([Folder], RunnerList.Readers, import), import);

        Assert.Equal(taken, rows.Count());
        Assert.Equal(refused, import.Refused.Count);
        Assert.All(import.Refused.Keys, one => Assert.Contains("--range em=WORST,BEST", one.Reason, StringComparison.Ordinal));
        // 30 is outside the given range too, which is said and refuses nothing.
        Assert.Equal(
            notes,
            import.Notes.Count(note => note.Contains("outside the range from 0 to 20", StringComparison.Ordinal))
        );
    }

    private static Import Given(string metric, double best)
    {
        var import = new Import(CancellationToken.None) { Ranges = new MetricRanges().Declare(Capitals.CatalogOf(family)) };
        import.Ranges.Give(metric, 0, best);
        return import;
    }
}
