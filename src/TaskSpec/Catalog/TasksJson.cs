using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

/// <summary>The JSON lines of a tasks file: one named task a line, with the names of <c>TaskAttribute</c>.</summary>
public static class TasksJson
{
    /// <summary>Reads the tasks. A line that is none is left out and told of; an empty one is nothing.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="refuse">Is told the number of a line from 1, and what is wrong with it.</param>
    public static EquatableArray<EvalTask> Read(string text, Action<int, JsonFormatException>? refuse = null)
    {
        var tasks = new List<EvalTask>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            try
            {
                tasks.Add(FieldsReader.Read<EvalTask>(JsonParser.Parse(lines[i]), CatalogJson.Map));
            }
            catch (JsonFormatException problem)
            {
                refuse?.Invoke(i + 1, problem);
            }
        }

        return tasks.ToEquatableArray();
    }
}
