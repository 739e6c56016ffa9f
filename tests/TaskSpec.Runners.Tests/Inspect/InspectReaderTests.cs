using System.Globalization;
using TaskSpec.Runners.Inspect;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Runners.Tests.Inspect;

public sealed class InspectReaderTests : LogTest
{
    private const string Eval = """
        "eval":{"eval_id":"e","task":"inspect_evals/sums","task_version":0,"model":"stub/weak","dataset":{"sample_ids":["a","b"]},"config":{"epochs":1}}
        """;

    [SharedFact("logs", "inspect_min_log.json")]
    public void Real_log_gives_the_numbers_that_are_in_it() => AssertReal("inspect_min_log.json");

    [SharedFact("logs", "min_deflate.eval")]
    public void Real_archive_gives_the_same() => AssertReal("min_deflate.eval");

    [ZstdFact("logs", "min_zstd.eval")]
    public void Real_archive_in_Zstandard_gives_the_same() => AssertReal("min_zstd.eval");

    [SharedFact("logs", "min_zstd.eval")]
    public void Without_the_library_an_archive_in_Zstandard_says_how_to_convert_it()
    {
        var reader = new InspectReader(Path.Combine(Folder, "no-such-library"));
        var error = Assert.Throws<TableException>(() => Read(reader, SharedData.Find("logs", "min_zstd.eval")!));

        Assert.Contains("inspect log convert --to json", error.Message);
        Assert.Contains("libzstd", error.Message);
        Assert.Contains("min_zstd.eval", error.Message);
    }

    [Theory]
    [InlineData("\"C\"", 1)]
    [InlineData("\"P\"", 0.5)]
    [InlineData("\"I\"", 0)]
    [InlineData("\"N\"", 0)]
    [InlineData("true", 1)]
    [InlineData("\"Yes\"", 1)]
    [InlineData("\"FALSE\"", 0)]
    [InlineData("\" 1e-3 \"", 0.001)]
    [InlineData("0.25", 0.25)]
    [InlineData("7", 7)]
    public void Scores_are_numbers_as_Inspect_has_them(string value, double expected)
    {
        var (rows, import) = Read(Log(Sample("a", value)));

        Assert.Equal(expected, rows.First().Value);
        Assert.Equal(ResultState.Scored, rows.First().State);
        Assert.Empty(import.Refused);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("null")]
    public void What_nobody_scored_is_missing_and_not_zero(string value)
    {
        var row = Read(Log(Sample("a", value))).Rows.First();

        Assert.Null(row.Value);
        Assert.Equal(ResultState.Missing, row.State);
    }

    [Theory]
    [InlineData("\"maybe\"")]
    [InlineData("[1,2]")]
    [InlineData("\"nan\"")]
    public void A_score_that_is_no_number_is_refused(string value)
    {
        var (rows, import) = Read(Log(Sample("a", value), Sample("b", "1")));

        Assert.Contains(
            import.Refused.Keys,
            refused => refused.Reason.Contains("the score of match is no number", StringComparison.Ordinal)
        );
        Assert.Equal(("b", 1), (Assert.Single(rows).Sample, rows[0].Value));
    }

    [Fact]
    public void Several_values_of_a_scorer_are_several_metrics()
    {
        var rows = Read(
            Log(Sample("a", """{"f1":0.5,"em":"C","none":null}"""), Sample("b", """{"f1":1,"em":"I","none":0}"""))
        ).Rows;

        Assert.Equal(["match.em", "match.f1", "match.none"], rows.Select(row => row.Metric).Distinct().Order());
        Assert.Equal(5, rows.Count(row => row.State == ResultState.Scored));
        Assert.Equal(0.5, rows.Single(row => row is { Sample: "a", Metric: "match.f1" }).Value);
    }

    [Fact]
    public void A_scorer_of_several_that_gave_none_has_none_of_them()
    {
        var rows = Read(Log(Sample("a", "NaN"), Sample("b", """{"f1":1,"em":"I"}"""))).Rows;

        Assert.Equal(
            [("match.em", ResultState.Missing), ("match.f1", ResultState.Missing)],
            Where(rows, "a").Select(row => (row.Metric, row.State))
        );
    }

    [Fact]
    public void What_went_wrong_is_a_state_for_every_metric_and_never_a_score()
    {
        var (rows, _) = Read(
            Log(
                """{"id":"a","epoch":1,"error":{"message":"no connection"},"scores":{"match":{"value":0}}}""",
                """{"id":"b","epoch":1,"limit":{"type":"token","limit":5},"scores":{"match":{"value":"I"},"f1":{"value":0.5}},"total_time":2.5,"model_usage":{"stub/weak":{"total_tokens":9},"judge":{"total_tokens":4}}}"""
            )
        );

        Assert.Equal(["f1", "match"], Where(rows, "a").Select(row => row.Metric));
        Assert.All(Where(rows, "a"), row => Assert.Equal((ResultState.Error, null), (row.State, row.Value)));
        Assert.All(Where(rows, "b"), row => Assert.Equal((ResultState.Limit, "tokens"), (row.State, row.Limit)));
        Assert.All(Where(rows, "b"), row => Assert.Equal((9, 2.5), (row.TokensUsed, row.Seconds)));
    }

    [Fact]
    public void Samples_that_were_to_be_run_and_are_not_logged_are_missing()
    {
        var eval = Eval.Replace("\"epochs\":1", "\"epochs\":2", StringComparison.Ordinal);
        var rows = Read(
            Write("log.json", $$"""{"status":"cancelled",{{eval}},"samples":[{{Sample("b", "1", epoch: 2)}}]}""")
        ).Rows;

        Assert.Equal(
            [
                ("b", 2, ResultState.Scored),
                ("a", 1, ResultState.Missing),
                ("a", 2, ResultState.Missing),
                ("b", 1, ResultState.Missing),
            ],
            rows.Select(row => (row.Sample, row.Attempt!.Value, row.State))
        );
    }

    [Fact]
    public void Members_may_come_in_any_order()
    {
        var results = """
            "results":{"scores":[{"name":"match","scorer":"match","reducer":"mean","scored_samples":2,"metrics":{"accuracy":{"value":0.5},"stderr":{"value":0.1,"params":{"cluster":"passage"}}}}]}
            """;
        var samples = $"\"samples\":[{Sample("a", "1", """{"passage":"p"}""")},{Sample("b", "0")}]";
        foreach (var members in new[] { (string[])[Eval, results, samples], [results, samples, Eval], [samples, Eval, results] })
        {
            var (rows, import) = Read(Write("log.json", $$"""{ {{string.Join(",", members)}} }"""));

            Assert.Equal(
                [("a", "match", 1, "p"), ("b", "match", 0, null)],
                rows.Select(row => (row.Sample, row.Metric, row.Value!.Value, row.Cluster))
            );
            var reported = Assert.Single(import.Aggregates);
            Assert.Equal(
                ("inspect_evals/sums", "match", 0.5, 2, 0.1),
                (reported.Task, reported.Metric, reported.Value, reported.N, reported.StdErr)
            );
        }
    }

    [Fact]
    public void A_log_without_samples_leaves_what_Inspect_reports()
    {
        var results =
            """{"scores":[{"name":"match","metrics":{"mean":{"value":0.25}}},{"name":"other","reducer":"max","metrics":{"mean":{"value":1}}}]}""";
        var (rows, import) = Read(Write("log.json", $$"""{ {{Eval}}, "results":{{results}}, "samples":null}"""));

        Assert.Empty(rows);
        Assert.Equal(("match", 0.25), (Assert.Single(import.Aggregates).Metric, import.Aggregates[0].Value));
    }

    [Fact]
    public void Shapes_of_old_logs_are_read()
    {
        var path = Write(
            "log.json",
            """
            {"version":1,"status":"success","eval":{"task":"old","model":"m","config":{"max_messages":5}},
             "results":{"scorer":{"name":"includes"},"metrics":{"accuracy":{"name":"accuracy","value":1}}},
             "samples":[{"id":1,"epoch":1,"score":{"value":"C","answer":"x"},"transcript":{"events":[]}}]}
            """
        );
        var (rows, import) = Read(path);

        var row = Assert.Single(rows);
        Assert.Equal(("m", "old", "1", "includes", 1), (row.Model, row.Task, row.Sample, row.Metric, row.Value));
        Assert.Null(row.Version);
        Assert.Equal("includes", Assert.Single(import.Aggregates).Metric);
    }

    [Fact]
    public void What_was_exported_finds_its_task_version_sample_and_cluster_again()
    {
        var key = new ResultKey("Tour", "addition", "1.2.0") { Variant = "hard" };
        var sample = key with { Sample = "a", Subtask = "2-digits", Cluster = "c7", HumanMinutes = 0.5 };
        var path = Write(
            "log.json",
            $$$"""
            {"eval":{"eval_id":"e","task":"addition@hard","model":"m","metadata":{"taskspec":{{{Json(key)}}} },
              "scorers":[{"name":"taskspec","options":{"metrics":[{"name":"exact_match"},{"name":"edit_similarity"}]}}],"dataset":{"sample_ids":["a","b"]}},
             "samples":[{"id":"a","epoch":1,"metadata":{"cluster":"c7","taskspec":{{{Json(sample)}}} },
               "scores":{"taskspec":{"value":{"exact_match":0,"edit_similarity":0.75} } } }]}
            """
        );
        var rows = Read(path).Rows;

        Assert.All(rows, row => Assert.Equal(("addition", "1.2.0", "hard"), (row.Task, row.Version, row.Variant)));
        Assert.Equal(["edit_similarity", "exact_match"], Where(rows, "b").Select(row => row.Metric));
        Assert.All(
            Where(rows, "a"),
            row => Assert.Equal(("2-digits", "c7", 0.5, 1), (row.Subtask, row.Cluster, row.HumanMinutes, row.Attempt))
        );
        Assert.Equal(0.75, rows.Single(row => row is { Sample: "a", Metric: "edit_similarity" }).Value);
    }

    [Fact]
    public void A_sample_of_no_declared_cluster_has_none_though_Inspect_needs_one()
    {
        var key = Json(new ResultKey("Tour", "addition", "1") { Sample = "a" });
        var row = Read(
            Log(
                $$$"""{"id":"a","epoch":1,"metadata":{"cluster":"sample a","taskspec":{{{key}}} },"scores":{"m":{"value":1} } }"""
            )
        ).Rows[0];

        Assert.Null(row.Cluster);
    }

    [Fact]
    public void A_sample_without_an_id_or_logged_twice_with_two_scores_is_refused()
    {
        var (rows, import) = Read(
            Log(Sample("a", "1"), Sample("a", "0"), """{"epoch":1,"scores":{}}""", Sample("b", "1"), Sample("b", "1"))
        );

        // What is left of a result of which one sample is disputed is no result.
        Assert.Empty(rows);
        Assert.Equal([1, 4], import.Refused.Values.Order());
    }

    [Theory]
    [InlineData("""{"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[{"id":"a","scores":{"m":{"value":1}}}""", "cut off")]
    [InlineData("""{"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[{"id":"a","sco""", "cut off")]
    [InlineData("""{"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[{"id":"a","scores":{]}""", "line 1, position ")]
    [InlineData("""{"eval":{"eval_id":"e","task":"t"},"samples":[]}""", "eval.model")]
    [InlineData("""{"eval":{"eval_id":"e","task":"t","model":"m"},"samples":[1]}""", "an object was expected")]
    public void Damaged_logs_say_what_is_wrong_and_where(string text, string problem)
    {
        var error = Assert.Throws<TableException>(() => Read(Write("log.json", text)));

        Assert.Contains(problem, error.Message);
        Assert.StartsWith(Path.Combine(Folder, "log.json"), error.Message);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = new string('[', 100_000);
        Assert.Throws<TableException>(() => Read(Write("log.json", $$"""{ {{Eval}},"samples":[{"id":"a","store":{{deep}}""")));
        Assert.Throws<TableException>(() => Read(Write("log.json", $$"""{ {{Eval}},"samples":[{"id":"a","metadata":{{deep}}""")));
    }

    [Theory]
    [InlineData("""{"evalId":"x","results":{"version":3}}""")]
    [InlineData("""{"results":{},"configs":{},"eval":"x"}""")]
    [InlineData("[1]")]
    [InlineData("")]
    public void Logs_of_others_are_not_its_own(string text) =>
        Assert.False(new InspectReader().Accepts(LogFile.Open(Write("log.json", text))));

    private void AssertReal(string name)
    {
        var (rows, import) = Read(SharedData.Find("logs", name)!);

        Assert.Equal(
            [("1", "match", 1.0, ResultState.Scored, null), ("2", "match", 0.0, ResultState.Limit, "tokens")],
            rows.Select(row => (row.Sample, row.Metric, row.Value!.Value, row.State, row.Limit))
        );
        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    ("stub/weak", "arith.add", "1.0.0", "add", 1),
                    (row.Model, row.Task, row.Version, row.Cluster, row.Attempt)
                )
        );
        Assert.Equal((7, 1.5), (rows[0].TokensUsed, rows[0].Seconds));
        Assert.Null(rows[1].TokensUsed);
        var reported = Assert.Single(import.Aggregates);
        Assert.Equal(
            ("stub/weak", "arith.add", "match", 0.5, 2, 0.5),
            (reported.Model, reported.Task, reported.Metric, reported.Value, reported.N, reported.StdErr)
        );
        var scores = new ScoreTable();
        Array.ForEach(rows, scores.Add);
        new CrossCheck(import).Compare([.. scores.Rows()]);
        Assert.Empty(import.Notes);
        Assert.Empty(import.Refused);
    }

    private static (SampleRow[] Rows, Import Import) Read(string path) => Read(new InspectReader(), path);

    private static IEnumerable<SampleRow> Where(IEnumerable<SampleRow> rows, string sample) =>
        rows.Where(row => row.Sample == sample);

    private string Log(params string[] samples) =>
        Write("log.json", $$"""{"version":2,"status":"success",{{Eval}},"samples":[{{string.Join(",", samples)}}]}""");

    private static string Sample(string id, string value, string metadata = "{}", int epoch = 1) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"id":"{{{id}}}","epoch":{{{epoch}}},"messages":[{"content":"{\"a\":[1"}],"metadata":{{{metadata}}},"scores":{"match":{"answer":"x","value":{{{value}}} } } }"""
        );

    private static string Json(ResultKey key)
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
            key.Write(json);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
