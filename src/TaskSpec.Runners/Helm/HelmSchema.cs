using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Helm;

/// <summary>What <c>helm-summarize</c> writes of a suite's metrics: <c>schema.json</c> beside the folders of its runs.</summary>
internal static class HelmSchema
{
    private const string Name = "schema.json";

    /// <summary>Whether a file is one.</summary>
    public static bool Is(LogFile file) => file.Name == Name && file.Head.Contains("\"metrics\"", StringComparison.Ordinal);

    /// <summary>Takes down which way the metrics go.</summary>
    /// <param name="of">The conditions of a run.</param>
    /// <param name="run">A file of the run.</param>
    /// <param name="import">The import.</param>
    public static void State(Conditions of, LogFile run, Import import)
    {
        var above = Path.Combine(Path.GetDirectoryName(run.Folder) ?? "", Name);
        if ((File.Exists(above) ? above : import.Files.Beside(run, Name)) is not { } path)
            return;
        var read = import.Files.Once(_ => new Known());
        if (!read.TryGetValue(path, out var scales))
            read[path] = scales = [.. Read(path, import.Stop)];
        foreach (var (metric, scale) in scales)
            of.SetScale(metric, scale);
    }

    // A suite has one for thousands of runs.
    private sealed class Known() : Dictionary<string, IReadOnlyList<(string Metric, MetricScale Scale)>>(StringComparer.Ordinal);

    private static IEnumerable<(string, MetricScale)> Read(string path, CancellationToken stop)
    {
        foreach (var metric in (LogLines.Document(path, stop).At("metrics") as JArray ?? []).OfType<JObject>())
        {
            if (metric.At("name").Text() is { } name && metric.At("lower_is_better") is JValue { Value: bool lower })
                yield return (name, MetricScale.Directed(lower));
        }
    }
}
