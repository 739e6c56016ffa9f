using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The objects of a log of JSON lines, one in memory at a time.</summary>
internal static class LogLines
{
    /// <summary>Reads them while they are enumerated, each with its number from 1. An array of objects is read like lines.</summary>
    /// <exception cref="TableException">A line is no object; the message says which.</exception>
    public static IEnumerable<(long Line, JObject Value)> Read(string path)
    {
        using var json = LogJson.Open(path);
        var line = 0L;
        while (json.Next())
        {
            if (line == 0 && json.Token == JsonToken.StartArray)
            {
                foreach (var _ in json.Items())
                    yield return (++line, Object(json, path, line));
            }
            else
            {
                yield return (++line, Object(json, path, line));
            }
        }
    }

    private static JObject Object(LogJson json, string path, long line) =>
        json.Load() as JObject ?? throw new TableException($"{path}, line {line}: it is no object");

    /// <summary>The same, where each that is refused is told by its number.</summary>
    public static IEnumerable<(long Line, JObject Value)> Read(string path, Import import)
    {
        foreach (var line in Read(path))
        {
            import.At = ("line", line.Line);
            yield return line;
        }

        import.At = default;
    }

    /// <summary>The one object that a small file is.</summary>
    /// <exception cref="TableException">It is no object.</exception>
    public static JObject Document(string path) =>
        Read(path).Select(line => line.Value).FirstOrDefault() ?? throw new TableException($"{path} is empty");

    /// <summary>What stands at a path of members; null where there is none, or where something that has no members stands on the way.</summary>
    public static JToken? At(this JToken? token, params ReadOnlySpan<string> path)
    {
        foreach (var member in path)
            token = (token as JObject)?[member];
        return token;
    }

    /// <summary>The objects of a list. A list that is none is refused, and so is what stands in it and is no object.</summary>
    /// <param name="list">The list; null has none.</param>
    /// <param name="member">What it is called.</param>
    /// <param name="place">The file.</param>
    /// <param name="import">Takes down what is refused.</param>
    public static IEnumerable<JObject> Objects(this JToken? list, string member, string place, Import import)
    {
        if (list is not (null or JArray or JValue { Value: null }))
            import.Refuse(place, $"{member} is no list");
        foreach (var item in list as JArray ?? [])
        {
            if (item is JObject one)
                yield return one;
            else
                import.Refuse(place, $"an item of {member} is no object");
        }
    }

    /// <summary>The members of an object. What is none is refused.</summary>
    /// <param name="of">The object; null has none.</param>
    /// <param name="member">What it is called.</param>
    /// <param name="place">The file.</param>
    /// <param name="import">Takes down what is refused.</param>
    public static IEnumerable<JProperty> Fields(this JToken? of, string member, string place, Import import)
    {
        if (of is not (null or JObject or JValue { Value: null }))
            import.Refuse(place, $"{member} is no object");
        return (of as JObject ?? []).Properties();
    }

    /// <summary>A member's text, or null where it has none.</summary>
    public static string? Text(this JToken? token) => token is JValue { Type: JTokenType.String } text ? (string?)text : null;

    /// <summary>A member's finite number, or null where it has none.</summary>
    public static double? Number(this JToken? token) =>
        token is JValue { Type: JTokenType.Integer or JTokenType.Float } number && double.IsFinite((double)number)
            ? (double)number
            : null;
}
