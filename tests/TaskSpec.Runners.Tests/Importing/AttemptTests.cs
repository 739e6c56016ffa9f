using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>What is one attempt and what are two, and what nobody can tell.</summary>
public sealed class AttemptTests : LogTest
{
    [Fact]
    public void A_retry_takes_the_place_of_what_the_run_left_open_in_any_order()
    {
        Inspect(
            "1.json",
            "first",
            "error",
            """{"id":"a","uuid":"u1","epoch":1,"scores":{"m":{"value":1}}},{"id":"b","uuid":"u2","epoch":1,"error":{"message":"x"}}"""
        );
        Inspect(
            "2.json",
            "second",
            "success",
            """{"id":"a","uuid":"u1","epoch":1,"scores":{"m":{"value":1}}},{"id":"b","uuid":"u3","epoch":1,"scores":{"m":{"value":0}}},{"id":"c","uuid":"u4","epoch":1,"scores":{"m":{"value":1}}}"""
        );
        foreach (var order in new[] { new[] { "1.json", "2.json" }, ["2.json", "1.json"] })
            Assert.Equal(
                ["a 1 1", "b 1 0", "c 1 1"],
                Read(order).Rows.Select(row => $"{row.Sample} {row.Attempt} {row.Value}").Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public void The_same_conditions_in_another_run_are_new_attempts()
    {
        Inspect("1.json", "first", "success", """{"id":"a","uuid":"u1","epoch":1,"scores":{"m":{"value":1}}}""");
        Inspect("2.json", "second", "success", """{"id":"a","uuid":"u9","epoch":1,"scores":{"m":{"value":0}}}""");
        Assert.Equal([(1, 1.0), (2, 0.0)], Read("1.json", "2.json").Rows.Select(row => (row.Attempt!.Value, row.Value!.Value)));
    }

    [Fact]
    public void A_result_with_one_attempt_of_two_scores_is_refused_whole_with_both_places()
    {
        Inspect(
            "1.json",
            "first",
            "success",
            """{"id":"a","uuid":"u1","epoch":1,"scores":{"m":{"value":1}}},{"id":"b","uuid":"u2","epoch":1,"scores":{"m":{"value":1}}}"""
        );
        Inspect(
            "2.json",
            "scored again",
            "success",
            """{"id":"a","uuid":"u1","epoch":1,"scores":{"m":{"value":0}}},{"id":"b","uuid":"u2","epoch":1,"scores":{"m":{"value":1}}}"""
        );
        var (rows, import) = Read("1.json", "2.json");

        Assert.Empty(rows);
        var (where, _) = Assert.Single(import.Refused).Key;
        Assert.Contains("1.json", where);
        Assert.Contains("2.json", where);
    }

    [Theory]
    [InlineData(.5, .5, true)]
    [InlineData(.5, .7, false)]
    public void Two_scores_without_samples_under_one_condition_are_one_or_refused(double first, double second, bool taken)
    {
        foreach (var (day, value) in new[] { (1, first), (2, second) })
            Write(
                $"results_2026-01-0{day}T00-00-00.000001.json",
                FormattableString.Invariant(
                    $$"""{"results": {"t": {"alias": "t", "acc,none": {{value}} } }, "config": {"model_args": "pretrained=m"}, "model_name": "m"}"""
                )
            );
        var import = new Import(CancellationToken.None);
        Assert.Empty(Logs.Read([Folder], RunnerList.Readers, import));
        var scores = new CrossCheck(import).Compare([]);

        Assert.Equal(taken ? 1 : 0, scores.Count);
        if (taken)
            return;
        var (where, _) = Assert.Single(import.Refused).Key;
        Assert.Contains("2026-01-01", where);
        Assert.Contains("2026-01-02", where);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scores_without_samples_hang_on_no_order_of_their_logs(int seed)
    {
        var random = new Random(seed);
        var logs = Enumerable
            .Range(1, 4)
            .Select(day =>
                Write(
                    $"results_2026-01-0{day}T00-00-00.000001.json",
                    FormattableString.Invariant(
                        $$$"""
                        {"results": {"t": {"alias": "t", "acc,none": {{{.5
                            + random.Next(3) * 1e-8}}}, "acc_stderr,none": {{{random.NextDouble()}}} } },
                         "n-samples": {"t": {"original": 9, "effective": {{{random.Next(1, 9)}}} } }, "model_name": "m"}
                        """
                    )
                )
            )
            .ToArray();
        var first = Told();
        for (var i = 0; i < 5; i++)
        {
            random.Shuffle(logs);
            Assert.Equal(first, Told());
        }

        (ScoreRow, string?) Told()
        {
            var import = new Import(CancellationToken.None);
            Assert.Empty(Logs.Read(logs, RunnerList.Readers, import));
            var score = Assert.Single(new CrossCheck(import).Compare([]));
            return (score with { Conditions = null }, score.Conditions!.Date);
        }
    }

    [Fact]
    public void Documents_that_are_logged_once_a_filter_are_of_the_filters_in_their_order()
    {
        Write(
            "results_2026-01-01T00-00-00.000001.json",
            """
            {"results": {"t": {"alias": "t", "em,first": 0, "em,second": 1}},
             "configs": {"t": {"filter_list": [{"name": "first"}, {"name": "second"}]}}, "model_name": "m"}
            """
        );
        var log = "samples_t_2026-01-01T00-00-00.000001.jsonl";
        Write(
            log,
            """
            {"doc_id": 0, "resps": [], "em": 0}
            {"doc_id": 1, "resps": [], "em": 0}
            {"doc_id": 0, "resps": [], "em": 1}
            {"doc_id": 1, "resps": [], "em": 1}
            """
        );
        var (rows, import) = Read(log);
        Assert.Equal(["em,first 0", "em,first 0", "em,second 1", "em,second 1"], rows.Select(row => $"{row.Metric} {row.Value}"));

        Write(log, string.Concat(Enumerable.Repeat("""{"doc_id": 0, "resps": [], "em": 1}""" + "\n", 3)));
        (rows, import) = Read(log);
        Assert.Equal((2, 1), (rows.Length, import.Refused.Count));
    }

    [Fact]
    public void A_metric_with_another_parameter_is_another_metric()
    {
        foreach (var (day, ignore) in new[] { (1, "true"), (2, "false") })
        {
            Write(
                $"results_2026-01-0{day}T00-00-00.000001.json",
                $$"""{"results": {"t": {"alias": "t", "acc_stderr": 0} }, "configs": {"t": {"metric_list": [{"metric": "em", "ignore_case": {{ignore}} }] } }, "model_name": "m"}"""
            );
            Write(
                $"samples_t_2026-01-0{day}T00-00-00.000001.jsonl",
                """{"doc_id": 0, "filter": "none", "metrics": ["em"], "em": 1}"""
            );
        }

        var import = new Import(CancellationToken.None);
        Assert.Equal(
            ["em[ignore_case=true]", "em[ignore_case=false]"],
            Logs.Read([Folder], RunnerList.Readers, import).Select(row => row.Metric)
        );
    }

    [Fact]
    public void What_is_said_of_a_metric_under_its_filter_holds_before_what_is_said_of_the_metric()
    {
        foreach (var (day, filter) in new[] { (1, "one"), (2, "two") })
        {
            Write(
                $"results_2026-01-0{day}T00-00-00.000001.json",
                $$"""{"results": {"t": {"alias": "t"} }, "configs": {"t": {"metric_list": [{"metric": "em", "filter": "same"}], "filter_list": [{"name": "f", "filter": "{{filter}}"}] } }, "model_name": "m"}"""
            );
            Write(
                $"samples_t_2026-01-0{day}T00-00-00.000001.jsonl",
                """{"doc_id": 0, "filter": "f", "metrics": ["em"], "em": 1}"""
            );
        }

        Assert.Equal(
            ["em,f[filter=one]", "em,f[filter=two]"],
            Logs.Read([Folder], RunnerList.Readers, new(CancellationToken.None)).Select(row => row.Metric)
        );
    }

    [Fact]
    public void Columns_of_one_provider_are_told_apart_by_their_configuration_or_else_their_order()
    {
        const string results = """
            {"promptIdx": 1, "testIdx": 0, "provider": {"id": "p"}, "promptId": "x", "success": false, "metadata": {"task_id": "t", "sample_id": "1"}},
            {"promptIdx": 0, "testIdx": 0, "provider": {"id": "p"}, "promptId": "x", "success": true, "metadata": {"task_id": "t", "sample_id": "1"}}
            """;
        Write("a.json", $$"""{"evalId": "e", "results": {"version": 3, "results": [{{results}}] }, "config": {} }""");
        Assert.Equal(["p[column=2] 0", "p[column=1] 1"], Read("a.json").Rows.Select(row => $"{row.Model} {row.Value}"));
        Write(
            "a.json",
            $$"""{"evalId": "e", "results": {"version": 3, "results": [{{results}}] }, "config": {"providers": [{"id": "p", "config": {"effort": "low"} }, {"id": "p", "config": {"effort": "high"} }] } }"""
        );
        Assert.Equal(["p[effort=high] 0", "p[effort=low] 1"], Read("a.json").Rows.Select(row => $"{row.Model} {row.Value}"));
    }

    [Fact]
    public void Fewer_samples_than_were_run_are_told_first()
    {
        Write(
            "results_2026-01-01T00-00-00.000001.json",
            """{"results": {"t": {"alias": "t", "acc,none": 1}}, "n-samples": {"t": {"original": 5000, "effective": 5000}}, "model_name": "m"}"""
        );
        Write("samples_t_2026-01-01T00-00-00.000001.jsonl", """{"doc_id": 0, "filter": "none", "metrics": ["acc"], "acc": 1}""");
        Write("notes.txt", "hello");
        var import = new Import(CancellationToken.None);
        Assert.Single(Logs.Read([Folder], RunnerList.Readers, import));
        Assert.Contains("t was run on 5000 samples, and 1 are logged", import.Notes[0]);
        Assert.EndsWith("notes.txt", Assert.Single(import.Unread).Key);
    }

    [Fact]
    public void Attempts_give_pass_at_k_and_pass_all_k_without_bias()
    {
        var scores = new ScoreTable([1, 2, 9]);
        foreach (var (sample, right) in new[] { ("a", 1), ("b", 3), ("c", 0) })
            for (var attempt = 1; attempt <= 3; attempt++)
                scores.Add(
                    new("m", "t", sample, "ok")
                    {
                        Value = attempt <= right ? 1 : 0,
                        Attempt = attempt,
                        Cluster = sample == "c" ? "b" : sample,
                    }
                );
        var rows = scores.Rows().ToDictionary(row => row.Metric);

        // Of 3 attempts with 1 right, 2 of the 3 pairs hold it, and none is all right.
        Assert.Equal((2.0 / 3 + 1) / 3, rows["ok,pass@2"].Value, 12);
        Assert.Equal(1.0 / 3, rows["ok,pass^2"].Value, 12);
        Assert.Equal(rows["ok"].Value, rows["ok,pass@1"].Value, 12);
        Assert.Equal(rows["ok"].StdErr!.Value, rows["ok,pass^1"].StdErr!.Value, 12);
        Assert.DoesNotContain("ok,pass@9", rows.Keys);
    }

    private void Inspect(string name, string run, string status, string samples) =>
        Write(
            name,
            $$"""{"version":2,"status":"{{status}}","eval":{"eval_id":"{{run}}","task_id":"same","created":"2026-01-01","task":"t","model":"m"},"samples":[{{samples}}] }"""
        );

    private (SampleRow[] Rows, Import Import) Read(params string[] names)
    {
        var import = new Import(CancellationToken.None);
        return ([.. Logs.Read(names.Select(name => Path.Combine(Folder, name)), RunnerList.Readers, import)], import);
    }
}
