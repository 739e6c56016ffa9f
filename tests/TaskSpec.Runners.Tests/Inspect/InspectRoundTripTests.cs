using System.Text.Json.Nodes;
using TaskSpec.Catalogs;
using TaskSpec.Runners.Inspect;

namespace TaskSpec.Runners.Tests.Inspect;

/// <summary>What is exported, run and imported, where Inspect itself is stood in for.</summary>
public sealed class InspectRoundTripTests : LogTest
{
    private static readonly Family made = new()
    {
        Id = "made",
        Version = "2.0.0",
        Type = "Made.Made",
        Headline = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text },
        Tasks = [new("t") { HumanMinutes = 2 }],
        Limits = new() { Tokens = 5_000, TimeSeconds = 60 },
        Sampling = new()
        {
            Attempts = 2,
            Temperature = 0.5,
            FewShot = 1,
        },
        Sandbox = new("docker") { Image = "i" },
    };

    private static readonly Sample[] samples =
    [
        new("a", "1", "one") { Task = "t", Cluster = "x" },
        new("b", "2", "two") { HumanMinutes = 7 },
        new("001", "3", "three") { Cluster = "sample b" },
    ];

    [Fact]
    public void Every_result_finds_its_task_version_sample_and_cluster_again()
    {
        var task = TaskExports.Of(made, samples) with { Variant = new("five-shot", Items.Same) { FewShot = 5 } };
        TaskExports.Write(new InspectExporter(), Folder, task);
        var bundle = Json("made@five-shot.inspect.json");
        var log = new JsonObject
        {
            ["eval"] = new JsonObject
            {
                ["eval_id"] = "e",
                ["task"] = "made@five-shot",
                ["task_version"] = "2.0.0",
                ["model"] = "m",
                ["metadata"] = bundle["metadata"]!.DeepClone(),
                ["scorers"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "taskspec",
                        ["options"] = new JsonObject { ["metrics"] = bundle["metrics"]!.DeepClone() },
                    }
                ),
            },
            ["samples"] = new JsonArray([.. File.ReadLines(Path.Combine(Folder, "made@five-shot.jsonl")).Select(Logged)]),
        };
        var rows = Read(new InspectReader(), Write("log.json", log.ToJsonString())).Rows;

        Assert.All(
            rows,
            row => Assert.Equal(("made", "2.0.0", "five-shot", 1.0), (row.Task, row.Version, row.Variant, row.Value))
        );
        Assert.Equal(
            [("a", "t", "x", 2.0), ("b", null, null, 7), ("001", null, "sample b", null)],
            rows.Select(row => (row.Sample, row.Subtask, row.Cluster, row.HumanMinutes))
        );
    }

    [PythonFact]
    public void The_task_file_builds_the_task_that_the_bundle_describes()
    {
        TaskExports.Write(new InspectExporter(), Folder, TaskExports.Of(made, samples));
        var found = JsonNode.Parse(
            PythonRun
                .On<Newtonsoft.Json.Linq.JObject>(
                    """
                    import asyncio, os, sys, types

                    def record(kind):
                        return lambda *args, **named: {"kind": kind, "args": args, **named}

                    def module(name, **members):
                        sys.modules[name] = types.ModuleType(name)
                        vars(sys.modules[name]).update(members)

                    module("inspect_ai", Task=record("Task"), task=lambda function: function)
                    module("inspect_ai.dataset", MemoryDataset=record("MemoryDataset"), Sample=record("Sample"), hf_dataset=None)
                    module(
                        "inspect_ai.model",
                        ChatMessageAssistant=record("assistant"),
                        ChatMessageUser=record("user"),
                        GenerateConfig=record("GenerateConfig"),
                    )
                    module(
                        "inspect_ai.scorer",
                        Score=record("Score"),
                        mean=record("mean"),
                        stderr=record("stderr"),
                        scorer=lambda metrics, name: lambda function: function,
                    )
                    sys.path.insert(0, given)
                    import taskspec_inspect

                    found = taskspec_inspect.taskspec("made.inspect.json")
                    found["sandbox"] = [os.path.relpath(part, given) if os.path.isabs(part) else part for part in found["sandbox"]]
                    found["dataset"].pop("location")
                    output = types.SimpleNamespace(completion=" three\n")
                    state, target = types.SimpleNamespace(output=output), types.SimpleNamespace(text="three")
                    found["scorer"] = asyncio.run(found["scorer"](state, target))
                    """,
                    Folder
                )
                .ToString()
        )!;

        Assert.Equal(("made", "2.0.0", 2), ((string)found["name"]!, (string)found["version"]!, (int)found["epochs"]!));
        Assert.Equal((5_000, 60), ((int)found["token_limit"]!, (int)found["time_limit"]!));
        Assert.Equal(0.5, (double)found["config"]!["temperature"]!);
        Assert.Equal("""["docker","made.compose.yaml"]""", found["sandbox"]!.ToJsonString());
        Assert.Equal(
            """{"exact_match":1}""",
            found["scorer"]!["value"]!.ToJsonString().Replace("1.0", "1", StringComparison.Ordinal)
        );
        var prompts = found["dataset"]!["args"]![0]!.AsArray().Select(sample => sample!["input"]!.AsArray());
        Assert.Equal(
            ["user 2, assistant two, user 1", "user 1, assistant one, user 2", "user 1, assistant one, user 3"],
            prompts.Select(turns => string.Join(", ", turns.Select(turn => $"{turn!["kind"]} {turn["content"]}")))
        );
    }

    private static JsonNode Logged(string line)
    {
        var sample = JsonNode.Parse(line)!;
        return new JsonObject
        {
            ["id"] = sample["id"]!.DeepClone(),
            ["epoch"] = 1,
            ["metadata"] = sample["metadata"]!.DeepClone(),
            ["scores"] = new JsonObject { ["taskspec"] = new JsonObject { ["value"] = new JsonObject { ["exact_match"] = 1 } } },
        };
    }

    private JsonNode Json(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!;
}
