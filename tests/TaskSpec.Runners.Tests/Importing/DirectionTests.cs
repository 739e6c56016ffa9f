using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Which way a metric goes holds also where nobody states its range.</summary>
public sealed class DirectionTests : LogTest
{
    private const string Results = """
        {"results":{"t":{"alias":"t","wer,none":0.25,"wer,strict":0.5,"acc,none":0.75,"f1,none":0.5,"own,none":0.5}},
         "higher_is_better":{"t":{"wer":false,"acc":true}},
         "configs":{"t":{"task":"t","metric_list":[{"metric":"own","higher_is_better":false}]}},
         "config":{"model":"hf","model_args":"pretrained=lab/m"},"model_name":"lab/m"}
        """;

    [Theory]
    [InlineData("wer", true)]
    [InlineData("wer,strict", true)]
    [InlineData("own", true)]
    [InlineData("acc", false)]
    [InlineData("f1", null)]
    public void Lm_eval_states_it_of_a_metric_under_all_its_filters(string metric, bool? lower)
    {
        var import = Read(Write("results_2026-03-01T10-00-00.000001.json", Results), out _);

        Assert.Equal(lower, import.Ranges.ScaleOf("t", metric).IsLowerBetter);
        Assert.Equal(lower, import.Aggregates.Single(score => score.Metric == metric).Conditions!.ScaleOf(metric).IsLowerBetter);
    }

    [Fact]
    public void Lower_is_better_without_a_range_is_told_with_what_to_type()
    {
        var path = Write("results_2026-03-01T10-00-00.000001.json", Results);

        Assert.Equal(["own", "wer", "wer,strict"], Told());
        Assert.Equal(["own"], Told(("wer", 1, 0)));

        IEnumerable<string> Told((string, double, double)? range = null) =>
            Read(path, out _, range)
                .Notes.Select(note => note.Split(": lower is better, and no range is stated; --range "))
                .Where(note => note.Length == 2 && note[1] == $"{note[0][3..]}=WORST,BEST states it")
                .Select(note => note[0][3..])
                .Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void What_a_limit_ended_has_the_worst_share(bool lower, double worst)
    {
        Read(Limited(".5"), out var rows, lower: lower);
        Assert.Equal([.5, worst], rows.Select(row => row.Value));
    }

    [Fact]
    public void What_is_no_share_has_no_worst_value_either_way()
    {
        Read(Limited("12"), out var rows, lower: true);
        Assert.Equal([12, null], rows.Select(row => row.Value));
    }

    [Fact]
    public void Runs_take_no_score_of_which_lower_is_better_without_its_range()
    {
        var row = new SampleRow("m", "t", "s", "wer")
        {
            Value = .25,
            HumanMinutes = 1,
            Scale = MetricScale.Directed(lowerIsBetter: true),
        };
        var import = new Import(CancellationToken.None);
        Assert.Empty(new RunTable(null).Of([row], import));
        Assert.Contains("--range wer=WORST,BEST", Assert.Single(import.Refused).Key.Reason, StringComparison.Ordinal);
        Assert.Equal(.75, Assert.Single(new RunTable(null).Of([row with { Scale = MetricScale.Of(1, 0) }], import)).Score);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public void Nothing_passes_by_a_metric_of_which_lower_is_better(bool lower, int rows)
    {
        var scores = new ScoreTable([1]);
        scores.Add(new("m", "t", "s", "failed[k=1]") { Value = 1, Scale = MetricScale.Directed(lower) });
        Assert.Equal(rows, scores.Rows().Count());
    }

    [Fact]
    public void A_range_without_an_end_gives_no_value_but_a_direction()
    {
        var ranges = new MetricRanges();
        ranges.State("t", "perplexity", MetricScale.Of(double.PositiveInfinity, 1));
        Assert.Null(ranges.Of("t", "perplexity"));
        Assert.True(ranges.ScaleOf("t", "perplexity").IsLowerBetter);
    }

    private string Limited(string value) =>
        Write(
            "log.json",
            """
            {"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[{"id":"a","epoch":1,"scores":{"cost":{"value":VALUE}}},
             {"id":"b","epoch":1,"limit":{"type":"token","limit":1}}]}
            """.Replace("VALUE", value, StringComparison.Ordinal)
        );

    private static Import Read(
        string path,
        out SampleRow[] rows,
        (string Metric, double Worst, double Best)? range = null,
        bool? lower = null
    )
    {
        var import = new Import(CancellationToken.None);
        if (range is { } known)
            import.Ranges.Give(known.Metric, known.Worst, known.Best);
        if (lower is { } direction)
            import.Ranges.State("t", "cost", MetricScale.Directed(direction));
        rows = [.. Logs.Read([path], RunnerList.Readers, import)];
        return import;
    }
}
