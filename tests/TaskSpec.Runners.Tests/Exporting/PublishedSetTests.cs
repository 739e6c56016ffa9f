using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;
using TaskSpec.Runners.Inspect;
using TaskSpec.Runners.LmEval;

namespace TaskSpec.Runners.Tests;

/// <summary>Data sets that runners load themselves: their rows are the samples that they would be here.</summary>
public sealed class PublishedSetTests : LogTest
{
    /// <summary>Inspect, as far as the task file needs it.</summary>
    private const string Inspect = """
        import pathlib, types
        from unittest.mock import MagicMock

        folder, data = given
        sys.path.insert(0, folder)
        loads = []

        def hf_dataset(path, split, name=None, revision=None, sample_fields=None):
            loads.append([path, split, name, revision])
            return [sample_fields(row) for row in data[split]]

        parts = {
            "inspect_ai": dict(Task=lambda **k: k, task=lambda f: f),
            "inspect_ai.dataset": dict(MemoryDataset=lambda samples, **k: samples, Sample=lambda **k: k, hf_dataset=hf_dataset),
            "inspect_ai.model": dict(ChatMessageAssistant=lambda content: content, ChatMessageUser=lambda content: content, GenerateConfig=dict),
            "inspect_ai.scorer": dict(Score=dict, mean=MagicMock(), scorer=lambda **k: lambda f: f, stderr=MagicMock()),
        }
        for name, members in parts.items():
            sys.modules[name] = types.SimpleNamespace(**members)

        """;

    private static readonly Family math = Exports.Family("math.cot", Exports.Use<ExactMatch>(extract: @"#### (\d+)")) with
    {
        Samples = new(SampleKind.HuggingFace)
        {
            HuggingFace = "lab/math",
            Config = "main",
            Split = "test",
            Revision = "abc",
            Input = "Q: {question}\nA:",
            Target = "answer",
            TargetPattern = @"#### (\d+)",
            FewShotSplit = "train",
        },
        Sampling = new() { FewShot = 1 },
    };

    private static readonly Dictionary<string, object[]> mathRows = new()
    {
        ["test"] = [new { question = "1+1?", answer = "Two.\n#### 2" }],
        ["train"] = [new { question = "1+2?", answer = "Three.\n#### 3" }],
    };

    [PythonFact]
    public void Rows_are_the_samples_that_they_would_be_here()
    {
        var random = new Random(17);
        var sets = Enumerable.Range(0, 200).Select(i => GeneratedSet.Draw(random, $"set.{i}")).ToArray();
        var (there, here) = (Path.Combine(Folder, "there"), Path.Combine(Folder, "here"));
        Published(there, new LmEvalExporter(), [.. sets.Select(set => set.Family)]);
        var own = sets.ToDictionary(set => set.Family.Id, set => set.Samples);
        Exports.To(
            here,
            new LmEvalExporter(),
            Exports.Of([.. sets.Select(set => set.Family with { Samples = null })]),
            family => own[family.Id]
        );
        var found = PythonRun.On<JObject[][]>(
            """
            folder, sets = given
            sys.path.insert(0, folder)
            from taskspec_rows import samples
            from taskspec_metrics import extract
            found = [samples(rows, json.load(open(f"{folder}/data/{name}.rows.json", encoding="utf-8")), extract) for name, rows in sets]
            """,
            new object[] { there, sets.Select(set => new object[] { set.Family.Id, set.Rows }) }
        );
        foreach (var (set, rows) in sets.Zip(found))
            Assert.Equal(
                File.ReadLines(Path.Combine(here, "data", set.Family.Id + ".jsonl")).Select(line => Row(JObject.Parse(line))),
                rows.Select(Row)
            );
    }

    [PythonFact]
    public void An_answer_in_text_is_a_letter_that_the_prompt_lists()
    {
        var family = Exports.Family("q", Exports.Use<ExactMatch>(extract: "ANSWER: ([AB])")) with
        {
            Samples = new(SampleKind.HuggingFace)
            {
                HuggingFace = "lab/q",
                Split = "test",
                Input = "question",
                Target = "Right One",
                Choices = "Wrong One, Right One",
            },
            Choices = new(2),
        };
        Published(Folder, new LmEvalExporter(), family);
        var found = PythonRun.On<JObject[]>(
            """
            folder, rows = given
            sys.path.insert(0, folder)
            from taskspec_rows import sample
            spec = json.load(open(f"{folder}/data/q.rows.json", encoding="utf-8"))
            inputs = ["question", "{question} {choices} Which?", "question"]
            asks = [{}, {}, {"asks": "Say it."}]
            found = [sample(rows[0], dict(spec, input=text, **more), "0", None) for text, more in zip(inputs, asks)]
            """,
            new object[]
            {
                Folder,
                new[]
                {
                    new Dictionary<string, object>
                    {
                        ["question"] = "Red?",
                        ["Wrong One"] = "no",
                        ["Right One"] = "yes",
                    },
                },
            }
        );
        Assert.Equal(
            ["Red?\n\nA. no\nB. yes", "Red? A. no\nB. yes Which?", "Red?\n\nA. no\nB. yes\n\nSay it."],
            found.Select(row => (string)row["input"]!)
        );
        Assert.All(found, row => Assert.Equal("B", (string)row["target"]!));
    }

    [PythonFact]
    public void What_a_row_lacks_is_told_with_what_to_do()
    {
        var problems = PythonRun.On<string[]>(
            PublishedSet.RowsSource
                + """

                def problem(row, **spec):
                    try:
                        samples([row], {"key": {}, "minutes": {}, "input": "q", "target": "t", "letters": False, **spec}, lambda pattern, text: "")
                    except ValueError as error:
                        return str(error)

                row = {"q": "?", "t": "E", "c": ["x", "y"]}
                found = [
                    problem(row, input="{quest}"),
                    problem(row, target="right"),
                    problem(row, choices=["c"]),
                    problem(row, choices=["d"]),
                    problem(row, pattern="x"),
                    problem({**row, "t": 1, "c": ["x", None]}, choices=["c"]),
                ]
                """,
            0
        );
        Assert.Equal(
            [
                "row 0 has no quest; it has q, t, c; write {{ and }} for braces that stand for themselves",
                "row 0 has no right; it has q, t, c",
                "row 0: the target 'E' is neither the position, the letter nor the text of one of 2 choices",
                "row 0 has no d; it has q, t, c",
                "row 0: the TargetPattern finds nothing in t: 'E'",
                "row 0: the right choice, 1, is empty",
            ],
            problems
        );
    }

    [PythonFact]
    public void Inspect_loads_the_set_and_solved_examples_from_their_split()
    {
        Published(Folder, new InspectExporter(), math);
        var found = PythonRun.On<JObject>(
            Inspect
                + """
                import taskspec_all
                found = {"samples": taskspec_all.math_cot()["dataset"], "loads": loads}
                """,
            new object[] { Folder, mathRows }
        );
        var sample = Assert.Single(found["samples"]!);
        Assert.Equal(["Q: 1+2?\nA:", "Three.\n#### 3", "Q: 1+1?\nA:"], sample["input"]!.Select(message => (string)message!));
        Assert.Equal("2", (string)sample["target"]!);
        Assert.Equal(new ResultKey("Made.Up", "math.cot", "1.0.0") { Sample = "0" }, ResultKey.Read(sample["metadata"]));
        Assert.Equal(
            """[["lab/math","test","main","abc"],["lab/math","train","main","abc"]]""",
            found["loads"]!.ToString(Newtonsoft.Json.Formatting.None)
        );
    }

    [Fact]
    public void Lm_eval_loads_the_set_by_its_own_words()
    {
        Published(Folder, new LmEvalExporter(), math);
        var text = File.ReadAllText(Path.Combine(Folder, "math.cot.yaml"));
        Assert.Contains(
            """
              "dataset_path": "lab/math",
              "dataset_name": "main",
              "dataset_kwargs": {
                "revision": "abc"
              },
              "test_split": "test",
              "fewshot_split": "train",
              "process_docs": !function "taskspec_lm_eval.rows_math/cot",
              "num_fewshot": 1,
            """,
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("\"doc_to_target\": \"solution\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_tasks_with_their_own_configurations_are_a_group_of_tasks()
    {
        var family = math with { Tasks = [new("algebra") { Config = "alg" }, new("rest")] };
        var job = Published(Folder, new LmEvalExporter(), family);
        Assert.Equal(
            [
                "data/math.cot~algebra.rows.json",
                "data/math.cot~rest.rows.json",
                "math.cot.yaml",
                "math.cot~algebra.yaml",
                "math.cot~rest.yaml",
            ],
            job.Folder.Files.Where(file => file.Contains("math", StringComparison.Ordinal))
        );
        Assert.Equal(["alg", "main"], new[] { "algebra", "rest" }.Select(task => Config($"math.cot~{task}.yaml")));
        Assert.Equal(
            ["math.cot~algebra", "math.cot~rest"],
            JObject.Parse(File.ReadAllText(Path.Combine(Folder, "math.cot.yaml")))["task"]!.Select(task => (string)task!)
        );
    }

    [Fact]
    public void What_a_runner_has_already_is_run_by_its_own_name()
    {
        var known = math with
        {
            Id = "known",
            RunsAs = new() { LmEval = "gsm8k", Inspect = "inspect_evals/gsm8k" },
        };
        var place = Path.Combine(Folder, "lm");
        var job = Published(place, new LmEvalExporter(), known, math);
        Assert.Contains("\"gsm8k\",\n    \"math.cot\"", File.ReadAllText(Path.Combine(place, "taskspec+all.yaml")));
        Assert.DoesNotContain(job.Folder.Files, file => file.Contains("known", StringComparison.Ordinal));
        var inspect = new InspectExporter();
        var there = Published(Path.Combine(Folder, "inspect"), inspect, known, math);
        Assert.Contains("eval-set taskspec_all.py inspect_evals/gsm8k ", inspect.UsageOf(there), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_loaded_is_one_line_with_what_to_do()
    {
        var bare = math with
        {
            Samples = new(SampleKind.HuggingFace) { HuggingFace = "lab/math", Target = "answer" },
        };
        Assert.Equal(
            "nothing says how the rows of lab/math are asked: state Split and Input in [Samples]",
            Assert.Single(Published(Path.Combine(Folder, "a"), new LmEvalExporter(), bare).Findings).Message
        );
        foreach (
            var exporter in RunnerList.Exporters.Where(one =>
                !one.WritesResults && one.Capabilities[Feature.PublishedData].Level == Level.None
            )
        )
            Assert.Equal(
                "its samples are a data set on Hugging Face, which lm-eval and inspect load by themselves: export to one of them, or implement ISamples",
                Assert.Single(Published(Path.Combine(Folder, exporter.Runner), exporter, math).Findings).Message
            );
        var code = math with { Samples = new(SampleKind.Method) };
        Assert.Equal(
            "its samples are made by code: name the project or assembly that declares it",
            Assert.Single(Published(Path.Combine(Folder, "c"), new LmEvalExporter(), code).Findings).Message
        );
    }

    private static ExportJob Published(string place, Exporter exporter, params Family[] families)
    {
        var catalog = Exports.Of(families);
        var (tasks, _) = ExportTasks.Of(catalog, _ => null);
        using var folder = new OutputFolder(place);
        var job = new ExportJob(catalog, tasks, folder, CancellationToken.None);
        exporter.Export(job);
        folder.Commit();
        return job;
    }

    /// <summary>What a row says, without what solved examples show.</summary>
    private static string Row(JObject row) =>
        new JArray(
            row["id"]!,
            row["input"]!,
            row["target"]!,
            row["choices"]!,
            row["gold"]!,
            row["taskspec"]!["sample"]!,
            row["taskspec"]!["subtask"] is { Type: JTokenType.String } task ? task : "",
            (double?)row["taskspec"]!["humanMinutes"] ?? 0
        ).ToString(Newtonsoft.Json.Formatting.None);

    private string Config(string file) =>
        File.ReadLines(Path.Combine(Folder, file))
            .Single(line => line.Contains("\"dataset_name\"", StringComparison.Ordinal))
            .Split('"')[3];
}
