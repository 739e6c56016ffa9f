using System.Text.Json;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>What of a family travels along in free metadata.</summary>
internal static class FamilyMetadata
{
    /// <summary>Writes the members of an object. The family's own entries stand by themselves, as they may be called anything.</summary>
    public static void Write(Utf8JsonWriter json, ExportTask task)
    {
        var family = task.Family;
        json.WritePropertyName(ResultKey.Slot);
        ResultKey.Of(task).Write(json);
        json.Texts(
            ("title", family.Title),
            ("suite", family.Suite),
            ("headline", family.Headline?.ResultName()),
            ("license", family.Provenance?.License),
            ("url", family.Provenance?.Url),
            ("public_since", family.Provenance?.PublicSince),
            ("canary", family.Provenance?.Canary)
        );
        var tools = family
            .Steps.SelectMany(step => step.Calls)
            .Select(call => call.Tool)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        if (tools.Any())
        {
            json.WriteStartArray("tools");
            foreach (var tool in tools)
                json.WriteStringValue(tool);
            json.WriteEndArray();
        }

        if (family.Limits?.ToolSeconds is { } seconds)
            json.WriteNumber("tool_seconds", seconds);
        WriteEntries(json, family);
    }

    /// <summary>Writes the family's own entries, where it has any, as a member <c>metadata</c>.</summary>
    public static void WriteEntries(Utf8JsonWriter json, Family family)
    {
        if (family.Metadata.IsEmpty)
            return;
        json.WriteStartObject("metadata");
        foreach (var entry in family.Metadata)
            json.Raw(entry.Key, entry.Value);
        json.WriteEndObject();
    }
}
