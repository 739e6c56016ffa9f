using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>What a runner has already goes by the family's names once it is imported.</summary>
public sealed class RunsAsTests : LogTest
{
    private const string Date = "2026-03-01T10-00-00.000001";

    private static readonly Family math = Exports.Family("math", Exports.Use<ExactMatch>()) with
    {
        RunsAs = new()
        {
            LmEval = "gsm8k",
            LmEvalMetric = "exact_match,flexible-extract",
            Inspect = "inspect_evals/gsm8k",
            InspectScorer = "match",
        },
    };

    private static readonly Family pro = Exports.Family("pro", Exports.Use<ExactMatch>()) with
    {
        Version = "2.0.0",
        RunsAs = new() { LmEval = "mmlu_pro", LmEvalMetric = "exact_match,custom-extract" },
        Tasks = [new("computer-science") { HumanMinutes = 2 }, new("law")],
    };

    [Fact]
    public void A_task_of_lm_eval_is_the_family_and_its_metric_the_headline()
    {
        Results(
            "gsm8k",
            """ "gsm8k": {"alias": "gsm8k", "exact_match,flexible-extract": 1.0, "exact_match,strict-match": 0.0} """
        );
        Samples("gsm8k", "flexible-extract", 1);
        Samples("gsm8k", "strict-match", 0);

        var (rows, import) = Imported(math);
        Assert.Equal(
            [("math", "1.0.0", "0", "exact_match", 1.0), ("math", "1.0.0", "0", "exact_match,strict-match", 0.0)],
            rows.Select(row => (row.Task, row.Version!, row.Sample, row.Metric, row.Value!.Value)).OrderBy(row => row.Metric)
        );
        Assert.Empty(import.Refused);
        Assert.DoesNotContain(import.Notes, note => note.Contains("differ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_tasks_of_a_group_are_the_named_tasks_of_the_family(bool listed)
    {
        Results(
            "mmlu_pro_law",
            """
            "mmlu_pro_law": {"alias": "law", "exact_match,custom-extract": 1.0},
            "mmlu_pro_computer_science": {"alias": "cs", "exact_match,custom-extract": 0.0},
            "mmlu_pro": {"alias": "mmlu_pro", "exact_match,custom-extract": 0.5}
            """,
            """ "groups": {"mmlu_pro": {}}, """
                + (listed ? """ "group_subtasks": {"mmlu_pro": ["mmlu_pro_law", "mmlu_pro_computer_science"]}, """ : "")
                + """ "configs": {"mmlu_pro_law": {"description": "of law"}, "mmlu_pro_computer_science": {"description": "of computers"}}, """
        );
        Samples("mmlu_pro_law", "custom-extract", 1);
        Samples("mmlu_pro_computer_science", "custom-extract", 0);

        var (rows, import) = Imported(pro);
        Assert.Equal(
            [
                ("pro", "computer-science", "computer-science-0", "exact_match", 0.0, 2.0),
                ("pro", "law", "law-0", "exact_match", 1.0, null),
            ],
            rows.Select(row => (row.Task, row.Subtask!, row.Sample, row.Metric, row.Value!.Value, row.HumanMinutes))
                .OrderBy(row => row.Item2)
        );
        Assert.All(rows, row => Assert.Null(row.Variant));
        Assert.Equal(.5, Assert.Single(import.Aggregates).Value);
        Assert.Empty(import.Refused);
    }

    [Fact]
    public void A_group_without_samples_is_one_score_of_the_family()
    {
        Results(
            "mmlu_pro_law",
            """
            "mmlu_pro_law": {"alias": "law", "exact_match,custom-extract": 1.0},
            "mmlu_pro_computer_science": {"alias": "cs", "exact_match,custom-extract": 0.0},
            "mmlu_pro": {"alias": "mmlu_pro", "exact_match,custom-extract": 0.25}
            """,
            """
            "group_subtasks": {"mmlu_pro": ["mmlu_pro_law", "mmlu_pro_computer_science"], "all": ["mmlu_pro"]},
            "n-samples": {"mmlu_pro_law": {"effective": 1}, "mmlu_pro_computer_science": {"effective": 3}},
            """
        );

        var (_, import) = Imported(pro);
        var score = Assert.Single(import.Aggregates);
        Assert.Equal(("pro", "exact_match", .25, 4.0), (score.Task, score.Metric, score.Value, score.N!.Value));
    }

    [Theory]
    [InlineData("gsm8k")]
    [InlineData("inspect_evals/gsm8k")]
    public void A_task_of_Inspect_is_the_family_and_its_scorer_the_headline(string task)
    {
        Write(
            "a.json",
            $$$"""{"eval":{"eval_id":"e","created":"2026-01-01","task":"{{{task}}}","task_version":3,"model":"m"},"samples":[{"id":"s","epoch":1,"scores":{"match":{"value":"C"},"exact_match":{"value":"I"} } }]}"""
        );

        var (rows, import) = Imported(math);
        Assert.Equal(
            [("math", "exact_match", 1.0), ("math", "exact_match[inspect]", 0.0)],
            rows.Select(row => (row.Task, row.Metric, row.Value!.Value)).OrderBy(row => row.Metric)
        );
        Assert.Empty(import.Refused);
    }

    [Fact]
    public void Two_versions_of_a_runner_s_task_are_told_apart()
    {
        foreach (var (version, day) in new[] { (2, 1), (3, 2) })
            Write(
                $"{version}.json",
                $$$"""{"eval":{"eval_id":"e{{{version}}}","created":"2026-01-0{{{day}}}","task":"gsm8k","task_version":{{{version}}},"model":"m"},"samples":[{"id":"s","epoch":1,"scores":{"match":{"value":1} } }]}"""
            );

        Assert.Equal(["version=2", "version=3"], Imported(math).Rows.Select(row => row.Variant).Order());
    }

    [Fact]
    public void Metrics_that_a_log_tells_apart_stay_apart()
    {
        string?[] names = ["exact_match", "acc", "exact_match,none", "match", "exact_match,x", null];
        foreach (var stated in names)
        {
            var known = new RunnerNames(
                Exports.Of(
                    math with
                    {
                        RunsAs = new() { LmEval = "t", LmEvalMetric = stated },
                    }
                )
            ).Of("lm-eval", "t")!;
            string[] logged = ["exact_match", "acc", "match", "exact_match,x"];
            Assert.Equal(logged.Length, logged.Select(known.MetricOf).Distinct().Count());
            if (stated is not null)
                Assert.Equal("exact_match", known.MetricOf(stated == "exact_match,none" ? "exact_match" : stated));
        }
    }

    private (SampleRow[] Rows, Import Import) Imported(Family family)
    {
        var catalog = Exports.Of(family);
        var import = new Import(CancellationToken.None) { Names = new(catalog), Ranges = new MetricRanges().Declare(catalog) };
        var rows = new CatalogMatch(catalog, anyVersion: false).Of(Logs.Read([Folder], RunnerList.Readers, import), import);
        return ([.. rows], import);
    }

    private void Results(string task, string results, string more = "") =>
        Write(
            $"results_{Date}.json",
            $$$"""{"results": {{{{results}}}}, {{{more}}} "versions": {"{{{task}}}": 3.0, "mmlu_pro": "2.0"}, "model_name": "m"}"""
        );

    private void Samples(string task, string filter, int value) =>
        File.AppendAllText(
            Path.Combine(Folder, $"samples_{task}_{Date}.jsonl"),
            $$"""{"doc_id": 0, "doc": {}, "target": "x", "filter": "{{filter}}", "metrics": ["exact_match"], "exact_match": {{value}}}"""
                + "\n"
        );
}
