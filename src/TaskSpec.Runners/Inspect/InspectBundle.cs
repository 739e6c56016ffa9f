using System.Text;
using System.Text.Json;
using TaskSpec.Catalogs;
using TaskSpec.Runners.Metr;

namespace TaskSpec.Runners.Inspect;

/// <summary>The files of one task beside its samples.</summary>
internal static class InspectBundle
{
    /// <summary>The name of the bundle.</summary>
    public static string Of(ExportTask task) => $"{task.Name}.inspect.json";

    /// <summary>The name of the file of samples.</summary>
    public static string Data(ExportTask task) => $"{task.Name}.jsonl";

    /// <summary>A file of Python with a task for each of an export, so that one command runs them all.</summary>
    public static string Every(IEnumerable<ExportTask> tasks)
    {
        var text = new StringBuilder(
            "\"\"\"All tasks of this folder: inspect eval-set taskspec_all.py --log-dir LOGS --model MODEL\"\"\"\n\n"
                + "from inspect_ai import task\n\nfrom taskspec_inspect import taskspec\n"
        );
        var names = new FamilyNames();
        foreach (var task in tasks)
            text.Append($"\n\n@task\ndef {names.Of(task)}():\n    return taskspec(\"{Of(task)}\")\n");
        return text.ToString();
    }

    /// <summary>What the task file builds a task from.</summary>
    public static void Write(Utf8JsonWriter json, ExportTask task, IReadOnlyList<PythonScore> scores)
    {
        var (limits, sampling) = (task.Family.Limits, task.Family.Sampling);
        json.WriteStartObject();
        json.WriteString("name", task.Name);
        json.WriteString("version", task.Family.Version);
        if (task.Missing is null)
            json.WriteString("dataset", Data(task));
        else
            WritePublished(json, task);
        json.WriteStartArray("metrics");
        foreach (var score in scores)
            score.Write(json);
        json.WriteEndArray();
        json.WriteNumber("epochs", task.Attempts);
        json.WriteNumber("fewShot", task.FewShot);
        WriteNumbers(json, "config", [("temperature", sampling?.Temperature), ("max_tokens", sampling?.MaxOutputTokens)]);
        WriteNumbers(
            json,
            "limits",
            [
                ("time_limit", limits?.TimeSeconds),
                ("working_limit", limits?.WorkingSeconds),
                ("token_limit", limits?.Tokens),
                ("message_limit", limits?.Messages),
                ("turn_limit", limits?.Turns),
                ("cost_limit", limits?.CostUsd),
            ]
        );
        WriteSandbox(json, task);
        json.WriteStartObject("metadata");
        FamilyMetadata.Write(json, task);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePublished(Utf8JsonWriter json, ExportTask task)
    {
        var source = task.Family.Samples!;
        json.WriteStartObject("dataset");
        json.Texts(
            ("path", source.HuggingFace),
            ("split", source.Split),
            ("revision", source.Revision),
            ("fewShotSplit", source.FewShotSplit),
            ("canary", task.Family.Provenance?.Canary)
        );
        json.WriteStartArray("sets");
        foreach (var set in PublishedSet.Of(task))
        {
            json.WriteStartObject();
            json.Texts(("name", set.Config));
            json.WritePropertyName("rows");
            set.WriteRows(json, letters: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, (string Name, double? Value)[] numbers)
    {
        json.WriteStartObject(name);
        foreach (var (number, value) in numbers)
        {
            if (value is { } set)
                json.WriteNumber(number, set);
        }

        json.WriteEndObject();
    }

    private static void WriteSandbox(Utf8JsonWriter json, ExportTask task)
    {
        if (task.Family.Sandbox is not { } sandbox)
            return;
        if (Image(task) is null)
        {
            json.WriteString("sandbox", sandbox.Kind);
            return;
        }

        json.WriteStartArray("sandbox");
        json.WriteStringValue(sandbox.Kind);
        json.WriteStringValue(Compose(task));
        json.WriteEndArray();
    }

    /// <summary>What --run-config reads. Everything that a result hangs on is in the bundle, so that nobody can run the task without it.</summary>
    public static void WriteRun(Utf8JsonWriter json, ExportTask task)
    {
        json.WriteStartObject();
        json.WriteStartObject("task");
        json.WriteString("task", $"{InspectExporter.TaskFile}@taskspec");
        json.WriteStartObject("args");
        json.WriteString("bundle", Of(task));
        json.WriteEndObject();
        json.WriteEndObject();
        // One attempt that fails says nothing of the others.
        json.WriteStartObject("eval_config");
        json.WriteBoolean("continue_on_fail", true);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The image that a container is started from; null where there is none.</summary>
    public static string? Image(ExportTask task) => task.Family.Sandbox is { Kind: "docker", Image: { } image } ? image : null;

    /// <summary>The name of the file that describes the container.</summary>
    public static string Compose(ExportTask task) => $"{task.Name}.compose.yaml";

    /// <summary>Docker's compose file, as JSON, which is YAML: as Inspect's own default, with the image.</summary>
    public static void WriteCompose(Utf8JsonWriter json, Sandbox sandbox)
    {
        json.WriteStartObject();
        json.WriteStartObject("services");
        json.WriteStartObject("default");
        json.WriteString("image", sandbox.Image);
        json.WriteString("command", "tail -f /dev/null");
        json.WriteBoolean("init", true);
        json.WriteString("stop_grace_period", "1s");
        if (sandbox.Internet != true)
            json.WriteString("network_mode", "none");
        if (sandbox.Gpus is > 0 and var gpus)
        {
            json.WritePropertyName("deploy");
            json.WriteRawValue(
                FormattableString.Invariant(
                    $$$$"""{"resources":{"reservations":{"devices":[{"driver":"nvidia","count":{{{{gpus}}}},"capabilities":["gpu"]}]}}}"""
                )
            );
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
