using System.Text.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>What ties a result to its declaration. It stands under <c>taskspec</c> in every runner's free metadata, so that no name of a file or runner is needed.</summary>
/// <param name="Catalog">The assembly whose catalog it is.</param>
/// <param name="Task">The family's id.</param>
/// <param name="Version">The family's version.</param>
public sealed record ResultKey(string Catalog, string Task, string Version)
{
    /// <summary>The member of a runner's metadata that holds it.</summary>
    public const string Slot = "taskspec";

    /// <summary>The variant; null for the default.</summary>
    public string? Variant { get; init; }

    /// <summary>The sample's id; null where it is of a whole family.</summary>
    public string? Sample { get; init; }

    /// <summary>The named task of the sample.</summary>
    public string? Subtask { get; init; }

    /// <summary>The cluster of the sample.</summary>
    public string? Cluster { get; init; }

    /// <summary>Human time of the sample in minutes.</summary>
    public double? HumanMinutes { get; init; }

    /// <summary>That of a family.</summary>
    public static ResultKey Of(ExportTask task) =>
        new(task.Catalog, task.Family.Id, task.Family.Version) { Variant = task.Variant?.Id };

    /// <summary>That of a sample.</summary>
    public static ResultKey Of(ExportTask task, Sample sample) =>
        Of(task) with
        {
            Sample = sample.Id,
            Subtask = sample.Task,
            Cluster = sample.Cluster,
            HumanMinutes = task.MinutesOf(sample),
        };

    /// <summary>Writes it as an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("catalog", Catalog);
        json.WriteString("task", Task);
        json.WriteString("version", Version);
        json.Texts(("variant", Variant), ("sample", Sample), ("subtask", Subtask), ("cluster", Cluster));
        if (HumanMinutes is { } minutes)
            json.WriteNumber("humanMinutes", minutes);
        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote out of a runner's metadata; null where there is none.</summary>
    public static ResultKey? Read(JToken? metadata) =>
        metadata is JObject slots && slots.At(Slot) is JObject key && key.At("task").Text() is { } task
            ? new(key.At("catalog").Text() ?? "", task, key.At("version").Text() ?? "")
            {
                Variant = key.At("variant").Text(),
                Sample = key.At("sample").Text(),
                Subtask = key.At("subtask").Text(),
                Cluster = key.At("cluster").Text(),
                HumanMinutes = key.At("humanMinutes").AnyNumber(),
            }
            : null;
}
