using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Runners.LmEval;
using TaskSpec.Tables;
using TaskSpec.Testing;

namespace TaskSpec.Runners.Tests;

public sealed class LmEvalReaderTests : LogTest
{
    private const string Date = "2026-01-02T03-04-05.678901";

    private readonly LmEvalReader reader = new();

    [SharedFact("logs", "lmeval_out")]
    public void Answers_that_the_real_tool_logged()
    {
        var (rows, import) = Read(reader, SharedData.Find("logs", "lmeval_out")!);
        Assert.Equal([("ts_arith_add", "0", "exact_match", 1.0), ("ts_arith_add", "1", "exact_match", 0)], rows.Select(Shown));
        Assert.All(rows, row => Assert.Equal(("j2tazo3y", "1.0.0"), (row.Model, row.Version)));
        var reported = Assert.Single(import.Aggregates);
        Assert.Equal(
            ("ts_arith_add", "exact_match", .5, .5, 2),
            (reported.Task, reported.Metric, reported.Value, reported.StdErr, reported.N)
        );
        AssertAgrees(rows, import);
    }

    [SharedFact("logs", "lmeval_out_mc")]
    public void Choices_that_the_real_tool_logged_and_what_their_log_likelihoods_say()
    {
        var (rows, import) = Read(reader, SharedData.Find("logs", "lmeval_out_mc")!);
        var scores = rows.ToDictionary(row => (row.Sample, row.Metric), row => row.Value!.Value);
        // Two choices at -2 and -1 nats; the second is right, then the first.
        var p = 1 / (1 + Math.E);
        Assert.Equal(2 * p * p, scores[("0", "brier_score")], 1e-12);
        Assert.Equal(2 * (1 - p) * (1 - p), scores[("1", "brier_score")], 1e-12);
        Assert.Equal((1, -1), (scores[("0", "choice_log_likelihoods")], scores[("1", "choice_log_likelihoods")]));
        Assert.Equal((1, 0), (scores[("0", "acc")], scores[("1", "acc")]));
        Assert.Equal((1, 0), (scores[("0", "acc_norm")], scores[("1", "acc_norm")]));
        Assert.Equal((-1, -2), (scores[("0", "log_likelihood")], scores[("0", "wrong_log_likelihood.1")]));
        Assert.Equal((-2, -1), (scores[("1", "log_likelihood")], scores[("1", "wrong_log_likelihood.1")]));
        Assert.Equal(12, scores.Count);
        AssertAgrees(rows, import);
    }

    [Fact]
    public void A_task_of_ours_goes_by_its_family_variant_sample_and_cluster()
    {
        Results(
            """
            "results": {"a@two": {"alias": "a@two", "exact_match,none": 0.5, "exact_match_stderr,none": 0.1}},
            "configs": {"a@two": {"metadata": {"version": "2.0.0", "taskspec": {"catalog": "C", "task": "a", "version": "2.0.0", "variant": "two"}}}}
            """
        );
        Samples(
            "a@two",
            """{"doc_id": 7, "doc": {"taskspec": {"catalog": "C", "task": "a", "version": "2.0.0", "variant": "two", "sample": "s1", "subtask": "easy", "cluster": "c", "humanMinutes": 2.0}}, "filter": "none", "metrics": ["exact_match"], "exact_match": 0.5}"""
        );
        var (rows, import) = Read(reader, Folder);
        Assert.Equal(
            new SampleRow("m", "a", "s1", "exact_match")
            {
                Value = .5,
                Attempt = 1,
                Variant = "two",
                Version = "2.0.0",
                Subtask = "easy",
                Cluster = "c",
                HumanMinutes = 2,
            },
            Assert.Single(rows)
        );
        Assert.Equal(
            ("a", "two", "2.0.0"),
            (import.Aggregates[0].Task, import.Aggregates[0].Variant, import.Aggregates[0].Version)
        );
        AssertAgrees(rows, import);
    }

    [Fact]
    public void Repeats_stay_repeats()
    {
        Results("\"configs\": {\"a\": {\"metadata\": {\"taskspec\": {\"task\": \"a\", \"version\": \"1\"}}}}");
        Samples(
            "a",
            """{"doc_id": 0, "doc": {}, "filter": "none", "metrics": ["exact_match"], "exact_match": [1.0, 0.0, 1.0]}"""
        );
        Assert.Equal([(1, 1.0), (2, 0), (3, 1)], Read(reader, Folder).Rows.Select(row => (row.Attempt!.Value, row.Value!.Value)));
    }

    [Fact]
    public void Each_filter_is_a_metric_of_its_own()
    {
        Results(
            "\"results\": {\"gsm8k\": {\"alias\": \"x\", \"exact_match,strict-match\": 1.0, \"exact_match,flexible-extract\": 0.0}}"
        );
        Samples(
            "gsm8k",
            """{"doc_id": 0, "doc": {"id": "x"}, "filter": "strict-match", "metrics": ["exact_match"], "exact_match": 1.0}""",
            """{"doc_id": 0, "doc": {"id": "x"}, "filter": "flexible-extract", "metrics": ["exact_match"], "exact_match": 0.0}"""
        );
        var (rows, import) = Read(reader, Folder);
        Assert.Equal(
            [("gsm8k", "0", "exact_match,strict-match", 1.0), ("gsm8k", "0", "exact_match,flexible-extract", 0)],
            rows.Select(Shown)
        );
        AssertAgrees(rows, import);
    }

    [Fact]
    public void What_is_no_score_is_missing_and_never_0()
    {
        Results("");
        Samples(
            "t",
            """{"doc_id": 0, "filter": "none", "metrics": ["a", "b", "c", "d", "e"], "a": NaN, "b": "N/A", "c": null, "e": true}"""
        );
        Assert.Equal(
            [
                ("a", ResultState.Missing, null),
                ("b", ResultState.Missing, null),
                ("c", ResultState.Missing, null),
                ("d", ResultState.Missing, null),
                ("e", ResultState.Scored, 1.0),
            ],
            Read(reader, Folder).Rows.Select(row => (row.Metric, row.State, row.Value))
        );
    }

    [Fact]
    public void A_value_that_belongs_to_no_single_sample_is_refused_with_the_reason()
    {
        Results("");
        Samples("t", """{"doc_id": 0, "filter": "none", "metrics": ["f1"], "f1": [1, 0]}""");
        var (rows, import) = Read(reader, Folder);
        Assert.Empty(rows);
        Assert.Contains("f1", Assert.Single(import.Refused).Key.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"doc_id": 0, "metrics": "acc"}""", "no metric")]
    [InlineData("""{"doc_id": {}, "metrics": ["acc"], "acc": 1}""", "no sample")]
    public void A_document_without_a_name_or_a_metric_is_refused_with_its_line(string document, string reason)
    {
        Results("");
        Samples("t", """{"doc_id": 1, "metrics": ["acc"], "acc": 1}""", document);
        var (rows, import) = Read(reader, Folder);
        Assert.Single(rows);
        var (refused, line) = Assert.Single(import.FirstRefused);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal("line 2", line);
    }

    [Fact]
    public void A_log_likelihood_task_gives_log_likelihoods()
    {
        Results("");
        Samples(
            "lambada",
            """{"doc_id": 0, "target": " a", "arguments": {"gen_args_0": {"arg_0": "x", "arg_1": " a"}}, "filtered_resps": [["-2.5", "True"]], "filter": "none", "metrics": ["perplexity", "acc"], "perplexity": -2.5, "acc": 1}""",
            """{"doc_id": 1, "target": " b", "arguments": {"gen_args_0": {"arg_0": "x", "arg_1": " b"}}, "filtered_resps": [["-inf", "False"]], "filter": "none", "metrics": ["perplexity", "acc"], "perplexity": -Infinity, "acc": 0}"""
        );
        Assert.Equal(
            [
                ("lambada", "0", "acc", 1.0),
                ("lambada", "0", "log_likelihood", -2.5),
                ("lambada", "1", "acc", 0),
                ("lambada", "1", "log_likelihood", double.NegativeInfinity),
            ],
            Read(reader, Folder).Rows.Select(Shown)
        );
    }

    [Fact]
    public void A_rolling_task_gives_bits_per_byte_of_each_text()
    {
        Results("");
        Samples(
            "wiki",
            """{"doc_id": 0, "target": "x", "arguments": {"gen_args_0": {"arg_0": "x"}}, "filtered_resps": ["-8.0"], "filter": "none", "metrics": ["word_perplexity", "byte_perplexity", "bits_per_byte"], "word_perplexity": [-8.0, 2], "byte_perplexity": [-8.0, 10], "bits_per_byte": [-8.0, 10]}"""
        );
        var row = Assert.Single(Read(reader, Folder).Rows);
        Assert.Equal("bits_per_byte", row.Metric);
        Assert.Equal(8 / (10 * Math.Log(2)), row.Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData("1", 1.0, 1.0)]
    [InlineData("b", 1.0, 1.0)]
    [InlineData("0", 0.0, -1.0)]
    // A target that logged accuracy contradicts is understood wrongly, so that nothing is said.
    [InlineData("0", 1.0, null)]
    [InlineData("7", 0.0, null)]
    public void The_right_choice_is_an_index_or_a_text_that_agrees_with_accuracy(string target, double acc, double? contrast)
    {
        Results("");
        Samples(
            "mc",
            $$$"""{"doc_id": 0, "target": "{{{target}}}", "arguments": {"gen_args_0": {"arg_0": "x", "arg_1": " a"}, "gen_args_1": {"arg_0": "x", "arg_1": " b"}}, "filtered_resps": [["-2.0", "False"], ["-1.0", "False"]], "filter": "none", "metrics": ["acc"], "acc": {{{acc}}}}"""
        );
        Assert.Equal(contrast, Read(reader, Folder).Rows.FirstOrDefault(row => row.Metric == "choice_log_likelihoods")?.Value);
    }

    [Fact]
    public void Likelihoods_without_a_context_are_no_choices()
    {
        Results("");
        Samples(
            "mc",
            """{"doc_id": 0, "target": "0", "arguments": {"gen_args_0": {"arg_0": "x", "arg_1": " a"}, "gen_args_1": {"arg_0": "x", "arg_1": " b"}, "gen_args_2": {"arg_0": "", "arg_1": " a"}, "gen_args_3": {"arg_0": "", "arg_1": " b"}}, "filtered_resps": [["-1.0", "False"], ["-3.0", "False"], ["-9.0", "False"], ["-9.0", "False"]], "filter": "none", "metrics": ["acc_mutual_info"], "acc_mutual_info": 1.0}"""
        );
        Assert.Equal(2, Read(reader, Folder).Rows.Single(row => row.Metric == "choice_log_likelihoods").Value);
    }

    [Fact]
    public void Samples_of_older_versions_name_no_metrics_and_no_filter()
    {
        Results("");
        Samples(
            "mc",
            """{"doc_id": 3, "doc": {}, "target": 1, "arguments": [["x", " a"], ["x", " b"]], "resps": [[[-2.0, false]], [[-1.0, true]]], "filtered_resps": [[-2.0, false], [-1.0, true]], "doc_hash": "h", "acc": 1.0}"""
        );
        Assert.Equal(
            [
                ("acc", 1.0),
                ("brier_score", 0.144659),
                ("choice_log_likelihoods", 1),
                ("log_likelihood", -1),
                ("wrong_log_likelihood.1", -2),
            ],
            Read(reader, Folder).Rows.Select(row => (row.Metric, Math.Round(row.Value!.Value, 6)))
        );
    }

    [Fact]
    public void Whatever_a_line_holds_it_is_read_or_refused()
    {
        const string Log =
            """{"results": {"t": {"alias": "t", "acc,none": 1.0, "acc_stderr,none": "N/A"}}, "groups": {"g": {}}, "group_subtasks": {"g": ["t"]}, "configs": {"t": {"metadata": {"taskspec": {"task": "t"}}}}, "versions": {"t": 1}, "n-samples": {"t": {"original": 2, "effective": 1}}, "config": {"model": "x", "model_args": "y"}, "model_name": "m"}""";
        const string Line =
            """{"doc_id": 0, "doc": {"taskspec": {"task": "t", "sample": "s"}}, "target": "1", "arguments": {"gen_args_0": {"arg_0": "x", "arg_1": " a"}, "gen_args_1": {"arg_0": "", "arg_1": " b"}}, "filtered_resps": [["-2.0", "False"], ["-1.0", "False"]], "filter": "none", "metrics": ["acc", "brier_score"], "acc": 1.0, "brier_score": [1, 2]}""";
        string[] tokens =
        [
            "null",
            "[]",
            "{}",
            "1e999",
            "NaN",
            "\"\"",
            "[[[]]]",
            "-1",
            "true",
            "\"x\"",
            "99999999999999999999",
            "{\"a\": [1]}",
        ];
        var random = new Random(5);
        Results("\"configs\": {\"t\": {\"metadata\": {\"taskspec\": {\"task\": \"t\"}}}}");
        var lines = Enumerable.Range(0, 500).Select(_ => Mutated(JObject.Parse(Line), random, tokens)).ToArray();
        Samples("t", lines);
        Assert.All(Read(reader, Folder).Rows, row => Assert.Equal(row.State == ResultState.Scored, row.Value is not null));
        for (var i = 0; i < 300; i++)
        {
            var log = Write("results_x.json", Mutated(JObject.Parse(Log), random, tokens));
            Assert.Empty(reader.Read(LogFile.Open(log), new(CancellationToken.None)));
        }
    }

    [Fact]
    public void The_results_of_the_same_moment_are_taken()
    {
        Results("\"model_name\": \"late\"", "2027-01-01T00-00-00");
        Results("\"configs\": {\"t\": {}}, \"model_name\": \"right\"");
        Samples("t", """{"doc_id": 0, "filter": "none", "metrics": ["a"], "a": 1}""");
        Assert.Equal("right", Assert.Single(Read(reader, Folder).Rows).Model);
    }

    [Fact]
    public void Samples_without_results_go_by_the_folder_and_say_so()
    {
        Samples("t", """{"doc_id": 0, "filter": "none", "metrics": ["a"], "a": 1}""");
        var (rows, import) = Read(reader, Folder);
        Assert.Equal(Path.GetFileName(Folder), Assert.Single(rows).Model);
        Assert.Contains("not beside it", Assert.Single(import.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Results_without_samples_are_scores_without_groups_and_say_how_many_were_run()
    {
        Results(
            """
            "results": {
              "t": {"alias": " - t", "acc,none": 0.25, "acc_stderr,none": "N/A", "x,none": NaN},
              "g": {"alias": "g", "acc,none": 0.9}
            },
            "group_subtasks": {"g": ["t"]}, "versions": {"t": 1.0}, "n-samples": {"t": {"original": 100, "effective": 8}},
            "config": {"limit": 8, "model_num_parameters": 160000000}
            """
        );
        var (rows, import) = Read(reader, Folder);
        Assert.Empty(rows);
        Assert.Equal(
            [
                new ScoreRow("m", "t", "acc", .25)
                {
                    Conditions = import.Aggregates[0].Conditions,
                    N = 8,
                    Params = 160_000_000,
                    Version = "1",
                },
            ],
            import.Aggregates
        );
        Assert.Contains("8 of its 100 samples", Assert.Single(import.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_says_where()
    {
        Results("");
        var path = Samples(
            "t",
            """{"doc_id": 0, "filter": "none", "metrics": ["a"], "a": 1}""",
            """{"doc_id": 1, "filter": "no"""
        );
        var (rows, import) = Read(reader, Folder);
        Assert.Empty(rows);
        Assert.StartsWith("line ", import.Unread[path], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("results_x.json", """{"results": {"version": 3, "prompts": []}}""")]
    [InlineData("samples_t_2026-01-01.jsonl", """{"doc_id": 0}""")]
    [InlineData("log.json", """{"evalId": "x", "results": {"alias": 1}}""")]
    public void Other_logs_are_left_alone(string name, string text) =>
        Assert.False(reader.Accepts(LogFile.Open(Write(name, text))));

    /// <summary>What the rows add up to is what lm-eval itself reports.</summary>
    private static void AssertAgrees(SampleRow[] rows, Import import)
    {
        var scores = new ScoreTable();
        foreach (var row in rows)
            scores.Add(row);
        new CrossCheck(import).Compare([.. scores.Rows()]);
        Assert.DoesNotContain(import.Notes, note => !note.Contains("lower is better", StringComparison.Ordinal));
        Assert.Empty(import.Refused);
    }

    private static (string, string, string, double) Shown(SampleRow row) => (row.Task, row.Sample, row.Metric, row.Value!.Value);

    private static string Mutated(JObject line, Random random, string[] tokens)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            JToken[] all = [.. line.Descendants().Where(token => token is not JProperty)];
            var chosen = all[random.Next(all.Length)];
            using var reader = new JsonTextReader(new StringReader(tokens[random.Next(tokens.Length)]));
            chosen.Replace(JToken.ReadFrom(reader));
        }

        return line.ToString(Formatting.None);
    }

    private void Results(string members, string date = Date)
    {
        var begun = members.Contains("\"results\"", StringComparison.Ordinal)
            ? ""
            : "\"results\": {\"none\": {\"alias\": \"x\"}},";
        var model = members.Contains("model_name", StringComparison.Ordinal) ? "" : ", \"model_name\": \"m\"";
        Write($"results_{date}.json", $"{{{begun}{(members.Length > 0 ? members : "\"git_hash\": null")}{model}}}");
    }

    private string Samples(string task, params string[] lines) =>
        Write($"samples_{task}_{Date}.jsonl", string.Join("\n", lines) + "\n");
}
