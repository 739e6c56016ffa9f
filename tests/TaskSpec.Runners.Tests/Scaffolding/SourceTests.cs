using TaskSpec.Catalogs;
using TaskSpec.Runners.Scaffolding;
using TaskSpec.Testing;

namespace TaskSpec.Runners.Tests.Scaffolding;

/// <summary>What is written of each source, in small.</summary>
public sealed class SourceTests
{
    private const string LmEval = """
        {"task": "lake_easy_(fish)", "family": "lake", "output_type": "multiple_choice", "metrics": [{"metric": "acc", "aggregation": "mean", "higher_is_better": true}, {"metric": "acc_norm", "aggregation": "mean", "higher_is_better": true}], "dataset_path": "who/lake", "dataset_name": "easy", "version": 1.0, "tags": ["lakes", "fish"]}
        {"task": "lake_hard", "family": "lake", "output_type": "multiple_choice", "metrics": [{"metric": "acc", "aggregation": "mean", "higher_is_better": true}, {"metric": "acc_norm", "aggregation": "mean", "higher_is_better": true}], "dataset_path": "who/lake", "dataset_name": "hard", "version": 1.0, "tags": ["lakes"]}
        {"task": "lake_five", "family": "lake", "output_type": "generate_until", "metrics": [{"metric": "exact_match", "aggregation": "mean", "higher_is_better": true}], "dataset_path": "json", "version": "2.1", "num_fewshot": 5, "max_gen_toks": 32}
        {"task": "river_translated", "family": "river", "output_type": "generate_until", "metrics": [{"metric": "bleu", "aggregation": "bleu", "higher_is_better": true}, {"metric": "ter", "aggregation": "ter", "higher_is_better": false}, {"metric": "!function utils.how-good", "aggregation": "!function utils.macro", "higher_is_better": true}], "unsafe_code": true}
        {"task": "river_bare", "family": "river", "dataset_name": "xx"}
        {"task": "sea_bare", "family": "sea"}
        """;

    [Fact]
    public void Lm_eval_table()
    {
        var written = Scaffolded.Of("lm-eval", LmEval);

        Snapshot.Matches(written.ToString());
        Assert.Equal(["river_bare", "sea_bare"], written.Draft.Refused.Select(row => row.Task));
        Assert.All(written.Draft.Refused, row => Assert.StartsWith("it states no metrics", row.Reason, StringComparison.Ordinal));
        Assert.Equal(["lake", "river", "sea"], written.Catalog.Suites.Select(suite => suite.Id));
        var lake = written.Family("lake.acc");
        Assert.Equal(["lake_easy_-fish", "lake_hard"], lake.Tasks.Select(task => task.Id));
        Assert.Contains(new MetadataEntry("original/lake_easy_-fish", "\"lake_easy_(fish)\""), lake.Metadata);
        Assert.Equal((null, null), (lake.Items, lake.Choices));
    }

    [Fact]
    public void Lm_eval_tasks_that_are_many_stand_in_a_file_with_what_the_language_cannot_say()
    {
        var rows = Enumerable
            .Range(0, 40)
            .Select(i =>
                $$"""{"task": "t{{i:00}}", "family": "f", "output_type": "multiple_choice", "metrics": [{"metric": "acc"}], "dataset_path": "a/b", "dataset_name": "d{{i}}", "version": {{(i < 20 ? "1.0" : "2.0")}}}"""
            );
        var written = Scaffolded.Of("lm-eval", string.Join("\n", rows), "rows.jsonl.gz");

        var family = written.Family("f.acc");
        Assert.Equal(40, family.Tasks.Count);
        Assert.Equal("1.0, 2.0", family.Version);
        Assert.Equal("tasks/f.acc.tasks.jsonl", family.TasksFile);
        Assert.Contains("""{"id":"t39","config":"d39","version":"2.0"}""", written.Files["tasks/f.acc.tasks.jsonl"]);
    }

    [Fact]
    public void Lm_eval_folder()
    {
        using var folder = new TemporaryFolder();
        void File(string name, string text)
        {
            var path = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllText(path, text);
        }

        File(
            "pond/_base.yaml",
            "output_type: multiple_choice\ndataset_path: who/pond\nmetric_list:\n  - metric: acc\n    aggregation: mean\n"
        );
        File(
            "pond/frogs.yaml",
            "include: _base.yaml\ntask: pond_frogs\ndataset_name: frogs\ntest_split: test\nfewshot_split: train\ndoc_to_text: 'Is {{frog}} {a} frog? {{ why }}'\ndoc_to_target: label\ndoc_to_choice: ['no', 'yes']\ntag: ponds\nmetadata:\n  version: 1.0\n"
        );
        File(
            "pond/code.yaml",
            "task: pond_code\noutput_type: generate_until\nprocess_docs: !function utils.process\nmetric_list:\n  - metric: !function utils.pass_at_k\n    higher_is_better: true\ngeneration_kwargs: {max_gen_toks: 64}\nnum_fewshot: 0\n"
        );
        File("pond/group.yaml", "group: ponds\ntask: [pond_frogs, pond_code]\n");
        File("pond/round.yaml", "task: round\ninclude: round.yaml\n");
        File("pond/out.yaml", "task: out\ninclude: ../../secret.yaml\n");
        var written = Scaffolded.OfPath("lm-eval", folder.Path);

        Snapshot.Matches(written.ToString());
        Assert.Equal(
            [
                "pond/group.yaml: it is a group of tasks, whose members are declared by themselves",
                "pond/out.yaml: it includes ../../secret.yaml, which is outside the folder",
                "pond/round.yaml: it includes itself",
            ],
            written.Draft.Refused.Select(row => $"{row.Task}: {row.Reason}")
        );
    }

    [Fact]
    public void Lm_eval_metrics_differ_with_filter_and_parameters()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "sums.yaml"),
            """
            task: sums
            output_type: generate_until
            metric_list:
              - metric: exact_match
                aggregation: mean
                higher_is_better: true
                ignore_case: true
                ignore_punctuation: false
                regexes_to_ignore: [",", "\\$"]
            filter_list:
              - name: strict-match
                filter:
                  - function: regex
                    regex_pattern: "#### (.*)"
                  - function: take_first
              - name: none
                filter:
                  - function: take_first
            """
        );
        var family = Scaffolded.OfPath("lm-eval", folder.Path).Catalog.Families.Single();
        Assert.Equal("exact_match,strict-match", family.Headline!.LmEval);
        Assert.Matches(
            "^exact_match-strict-match-[0-9a-f]{8}-ignore_case-regexes_to_ignore-[0-9a-f]{8}$",
            family.Headline.Metric
        );
        var plain = Assert.Single(family.Records);
        Assert.Equal("exact_match", plain.LmEval);
        Assert.Matches("^exact_match-ignore_case-regexes_to_ignore-[0-9a-f]{8}$", plain.Metric);
        Assert.All([family.Headline, plain], use => Assert.Equal(Form.AllRight, use.Form));
    }

    [Theory]
    [InlineData("\"ignore_case\": true", "exact_match-ignore_case")]
    [InlineData("\"ignore_case\": false, \"regexes_to_ignore\": []", "exact_match")]
    [InlineData("\"multi\": 2", "exact_match-multi-2")]
    public void Lm_eval_parameters_name_a_metric(string given, string id)
    {
        string Task(string name, string more) =>
            $$"""{"task": "{{name}}", "family": "f", "output_type": "generate_until", "metrics": [{"metric": "exact_match"{{more}}}]}""";
        var written = Scaffolded.Of("lm-eval", Task("a", "") + "\n" + Task("b", ", " + given));

        Assert.Equal(new[] { "exact_match", id }.Distinct(), written.Catalog.Families.Select(family => family.Headline!.Metric));
    }

    [Theory]
    [InlineData("5", Form.PassAtK, 5)]
    [InlineData("[1]", Form.AllRight, null)]
    [InlineData("[8]", Form.PassAtK, 8)]
    public void Lm_eval_pass_at_k_has_its_k_from_a_parameter(string stated, Form form, int? k)
    {
        var written = Scaffolded.Of(
            "lm-eval",
            $$"""{"task": "a", "family": "f", "output_type": "generate_until", "metrics": [{"metric": "!function utils.pass_at_k", "k": {{stated}}}]}"""
        );

        var use = written.Catalog.Families.Single().Headline!;
        Assert.Equal((form, k), (use.Form, use.K));
        Assert.NotEqual("pass_at_k", use.Metric);
    }

    [Fact]
    public void Inspect_register()
    {
        var written = Scaffolded.Of(
            "inspect",
            """
            {"title": "Maps: Where things are", "description": "Asks <where> & how.\nTwice.", "path": "src/inspect_evals/maps", "arxiv": "https://arxiv.org/abs/1", "group": "Knowledge", "tasks": [{"name": "maps_easy", "dataset_samples": 12, "human_baseline": {"metric": "accuracy", "score": 0.9, "source": "them"}}, {"name": "maps_hard", "dataset_samples": 7}, {"name": "maps_none", "dataset_samples": 0}], "tags": ["Agent", "Maps"], "metadata": {"sandbox": ["solver", "scorer"], "requires_internet": true}}
            {"title": "Empty", "path": "src/inspect_evals/empty", "tasks": []}
            """
        );

        Snapshot.Matches(written.ToString());
        Assert.Equal(
            ["src/inspect_evals/maps/maps_none", "src/inspect_evals/empty"],
            written.Draft.Refused.Select(row => row.Task)
        );
        Assert.All(written.Catalog.Families, family => Assert.Null(family.Headline));
    }

    [Fact]
    public void Metr_tasks()
    {
        var written = Scaffolded.Of(
            "metr",
            """
            {"task_id": "doors/open=now", "task_family": "doors", "human_minutes": 12.5, "human_source": "baseline", "human_score": 1.0, "time_limits_sec": [0.0, 1800.0, 7200.0], "n_human_runs": 3, "messiness": {"real life source": 0.4, "novel situation": 0.0}}
            {"task_id": "doors/shut", "task_family": "doors", "human_minutes": 3, "human_source": "external_qa", "human_score": 0.5, "time_limits_sec": [0.0, 1800.0], "n_human_runs": 1, "messiness": {"real life source": 0.4, "novel situation": 0.2}}
            {"task_id": "walls/main", "task_family": "walls", "human_minutes": 60, "human_source": "estimate", "n_human_runs": 2}
            {"task_id": "walls/none", "task_family": "walls", "human_minutes": 0}
            {"task_id": "walls/odd", "task_family": "walls", "human_source": "guess"}
            """
        );

        Snapshot.Matches(written.ToString());
        Assert.Equal(
            [
                "walls/none: human_minutes is 0, which is not a number above 0, line 4",
                "walls/odd: human_source is guess, which is none of baseline, estimate, qa and external_qa",
            ],
            written.Draft.Refused.Select(row => $"{row.Task}: {row.Reason}")
        );
    }

    [Fact]
    public void Terminal_bench_and_cybench_tasks()
    {
        var written = Scaffolded.Of(
            "terminal-bench",
            """
            {"suite": "tb", "name": "fix-it", "variants": ["default", "solution"], "n_files": 2, "sandbox": "docker", "difficulty": "easy", "category": "system", "tags": ["git", "system"], "expert_time_estimate_min": 20.0, "junior_time_estimate_min": 90.0, "agent_timeout_sec": 900, "verifier_timeout_sec": 300}
            {"suite": "tb", "name": "mend-it", "variants": ["default", "solution"], "sandbox": "docker", "tags": ["git"], "agent_timeout_sec": 900}
            {"suite": "cyb", "name": "flag", "variants": ["easy", "solution"], "sandbox": "docker", "first_solve_time": 84, "category": "misc", "competition": "Some"}
            """
        );

        Snapshot.Matches(written.ToString());
        Assert.Equal(1, written.Family("fix-it").Items);
        Assert.Equal("flag_found", written.Family("flag").Headline!.Metric);
    }

    [Fact]
    public void Terminal_bench_folder()
    {
        using var folder = new TemporaryFolder();
        var suite = Directory.CreateDirectory(Path.Combine(folder.Path, "my-bench"));
        suite.CreateSubdirectory("one");
        suite.CreateSubdirectory("two");
        File.WriteAllText(
            Path.Combine(suite.FullName, "one", "task.toml"),
            """
            version = "1.0" # of the format
            [metadata]
            author_name = "Some # one"
            difficulty = "hard"
            tags = [
              "git", # the tool
              "merge",
            ]
            expert_time_estimate_min = 30.0
            [agent]
            timeout_sec = 600.0
            [verifier]
            timeout_sec = 60.0
            """
        );
        File.WriteAllText(
            Path.Combine(suite.FullName, "two", "task.yaml"),
            "instruction: |-\n  Do it.\ndifficulty: easy\ntags:\n  - git\nmax_agent_timeout_sec: 360.0\nmax_test_timeout_sec: 30.0\nexpert_time_estimate_min: 5\n"
        );

        Snapshot.Matches(Scaffolded.OfPath("terminal-bench", suite.FullName).ToString());
    }

    [Fact]
    public void Promptfoo_configuration()
    {
        var written = Scaffolded.Of(
            "promptfoo",
            """
            description: Capitals of the world
            prompts:
              - 'Capital of {{ country }}? Answer in {{language}}.'
              - {id: short, raw: '{{country}}?'}
            providers: [echo]
            defaultTest:
              vars: {language: English}
            tests:
              - description: Norway
                vars: {country: Norway}
                assert: [{type: equals, value: Oslo}]
              - vars: {country: "Côte d'Ivoire", language: French}
                assert: [{type: equals, value: '{{country}}: Yamoussoukro'}]
              - description: Both
                vars: {country: Peru}
                assert: [{type: contains, value: Lima}, {type: llm-rubric, value: is polite}]
              - {description: Listed, vars: {country: [Chile, Cuba]}, assert: [{type: equals, value: x}]}
              - {description: Templated, vars: {country: '{{env.HOME}}'}, assert: [{type: equals, value: x}]}
              - {description: Filed, vars: {country: 'file://a.txt'}, assert: [{type: equals, value: x}]}
              - {description: Absent, vars: {}, assert: [{type: equals, value: x}]}
              - {description: Free, vars: {country: Mali}}
              - file://more.yaml
            """,
            "promptfooconfig.yaml"
        );

        Snapshot.Matches(written + string.Join("\n", written.Draft.Refused.Select(row => $"{row.Task}: {row.Reason}")));
        Assert.Equal(["Norway", "tests-1"], written.Draft.Suites[0].Families[0].Samples.Select(sample => sample.Id));
        Assert.Equal("Capital of Côte d'Ivoire? Answer in French.", written.Draft.Suites[0].Families[0].Samples[1].Input);
        Assert.Equal("pass", written.Family("Capitals-of-the-world.pass").Headline!.Metric);
    }

    [Fact]
    public void Promptfoo_parameters_and_names_make_metrics()
    {
        var written = Scaffolded.Of(
            "promptfoo",
            """
            description: capitals
            prompts: ['Capital of {{country}}?']
            defaultTest:
              vars: {country: Peru}
              options: {provider: openai:judge}
            tests:
              - assert: [{type: similar, value: Lima, threshold: 0.8}]
              - assert: [{type: similar, value: Lima, threshold: 0.5}]
              - assert: [{type: contains, value: Lima, metric: right}]
              - assert: [{type: contains, value: lima, metric: right, transform: output.toLowerCase()}]
              - assert: [{type: contains, value: Lima}, {type: contains, value: Peru}]
              - threshold: 0.7
                assert: [{type: contains, value: Lima, metric: all}, {type: llm-rubric, value: polite, metric: all, weight: 2}]
              - assert: [{type: javascript, value: output.length}]
                options: {transform: output.trim()}
            """,
            "promptfooconfig.yaml"
        );

        Snapshot.Matches(written.ToString());
        var pass = Assert.Single(
            written.Catalog.Families.Select(family => family.Headline!).Where(use => use.Form == Form.Threshold).Distinct()
        );
        Assert.Equal(0.7, pass.Threshold);
    }

    [Fact]
    public void Inspect_scorers_are_metrics_under_the_names_of_its_logs()
    {
        var written = Scaffolded.Of(
            "inspect",
            """
            {"path": "p/a", "scorer": "lab/judge", "tasks": [{"name": "a"}, {"name": "b", "scorers": [{"name": "match", "options": {"location": "end"}}, "includes"]}]}
            {"path": "p/c", "tasks": [{"name": "c", "scorers": ["match"]}]}
            """
        );

        var judge = written.Family("a").Headline!;
        Assert.Equal(("lab-judge", "lab/judge"), (judge.Metric, judge.Inspect));
        var end = written.Family("b").Headline!;
        Assert.Equal(("match-with-location-end", "match", Form.AllRight), (end.Metric, end.Inspect, end.Form));
        Assert.Equal("includes", Assert.Single(written.Family("b").Records).Metric);
        Assert.Equal("match", written.Family("c").Headline!.Metric);
    }

    [Fact]
    public void Terminal_bench_verifiers_of_their_own_are_metrics_without_their_keys()
    {
        using var folder = new TemporaryFolder();
        void File(string task, string name, string text)
        {
            var path = Directory.CreateDirectory(Path.Combine(folder.Path, "bench", task)).FullName;
            System.IO.File.WriteAllText(Path.Combine(path, name), text);
        }

        File("plain", "task.yaml", "parser_name: pytest\n");
        File("bench", "task.yaml", "parser_name: swebench\n");
        File(
            "judged",
            "task.toml",
            "[verifier]\ntimeout_sec = 9\n[verifier.env]\nMODEL = \"judge\"\nOPENAI_API_KEY = \"sk-1\"\n"
        );
        var written = Scaffolded.OfPath("terminal-bench", Path.Combine(folder.Path, "bench"));

        Assert.Equal(
            ["tests_pass-parser_name-swebench", "tests_pass-verifier.env.MODEL-judge", "tests_pass"],
            new[] { "bench", "judged", "plain" }.Select(id => written.Family(id).Headline!.Metric)
        );
        Assert.DoesNotContain("sk-1", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_source_writes_the_same_bytes_again() =>
        Assert.Equal(Scaffolded.Of("lm-eval", LmEval).Files, Scaffolded.Of("lm-eval", LmEval).Files);

    [Fact]
    public void Project_references_the_package_by_its_version()
    {
        var project = Scaffolded.Of("lm-eval", LmEval).Files["LmEval.csproj"];

        Assert.Contains("""<PackageReference Include="TaskSpec" Version="0.""", project, StringComparison.Ordinal);
        Assert.DoesNotContain("+", project, StringComparison.Ordinal);
    }
}
