using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The objects of a log of JSON lines, one in memory at a time.</summary>
internal static class LogLines
{
    /// <summary>Reads them while they are enumerated, each with its number from 1. An array of objects is read like lines.</summary>
    /// <exception cref="TableException">A line is no object; the message says which.</exception>
    public static IEnumerable<(long Line, JObject Value)> Read(string path, CancellationToken stop)
    {
        using var json = LogJson.Open(path, stop);
        var line = 0L;
        while (json.Next())
        {
            if (line == 0 && json.Token == JsonToken.StartArray)
            {
                foreach (var _ in json.Items())
                    yield return (++line, Object(json));
            }
            else
            {
                yield return (++line, Object(json));
            }
        }
    }

    private static JObject Object(LogJson json)
    {
        var place = json.Place;
        return json.Load() as JObject ?? throw new TableException($"{place}: it is no object");
    }

    /// <summary>The same, where each that is refused is told by its number.</summary>
    public static IEnumerable<(long Line, JObject Value)> Read(string path, Import import)
    {
        foreach (var line in Read(path, import.Stop))
        {
            import.At = ("line", line.Line);
            yield return line;
        }

        import.At = default;
    }

    /// <summary>The one object that a small file is.</summary>
    /// <exception cref="TableException">It is no object.</exception>
    public static JObject Document(string path, CancellationToken stop) =>
        Read(path, stop).Select(line => line.Value).FirstOrDefault() ?? throw new TableException($"{path} is empty");
}
