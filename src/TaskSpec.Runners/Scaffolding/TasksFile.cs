using System.Text;
using System.Text.Json;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Named tasks as JSON lines. What the language has no place for stands behind, where readers leave it alone.</summary>
internal static class TasksFile
{
    /// <summary>Its name; null where the tasks stand in attributes.</summary>
    public static string? Of(FamilyDraft draft) =>
        draft.Tasks.Count > FamilyCode.MostTasks ? $"tasks/{draft.Family.Id}.tasks.jsonl" : null;

    /// <summary>Its text.</summary>
    public static string Text(IEnumerable<TaskDraft> tasks)
    {
        var text = new StringBuilder();
        foreach (var task in tasks)
        {
            using var line = new MemoryStream();
            using (var json = new Utf8JsonWriter(line, JsonFiles.OneLine))
                Write(json, task);
            text.Append(Encoding.UTF8.GetString(line.ToArray())).Append('\n');
        }

        return text.ToString();
    }

    private static void Write(Utf8JsonWriter json, TaskDraft draft)
    {
        var task = draft.Task;
        json.WriteStartObject();
        json.WriteString("id", task.Id);
        if (task.HumanMinutes is { } minutes)
            json.WriteNumber("humanMinutes", minutes);
        if (task.HumanSource is { } source)
            json.WriteString("humanSource", JsonNamingPolicy.CamelCase.ConvertName(source.ToString()));
        if (task.HumanN is { } people)
            json.WriteNumber("humanN", people);
        if (task.TimeSeconds is { } seconds)
            json.WriteNumber("timeSeconds", seconds);
        if (task.Samples is { } samples)
            json.WriteNumber("samples", samples);
        json.Texts(("config", task.Config));
        foreach (var note in draft.Notes)
        {
            json.WritePropertyName(note.Key);
            JsonSerializer.Serialize(json, note.Value, note.Value.GetType());
        }

        json.WriteEndObject();
    }
}
