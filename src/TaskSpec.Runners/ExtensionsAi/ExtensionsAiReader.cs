using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.ExtensionsAi;

/// <summary>Reads the result store and the report of Microsoft.Extensions.AI.Evaluation.</summary>
/// <remarks>
/// The task is the tag <c>taskspec.task=id@version</c>, or the scenario's name; the sample the tag <c>taskspec.sample=id</c>, or what its messages are, so that
/// iterations that ask the same are attempts. A metric that is a word is refused, one without a value is missing, or an error where a diagnostic says so.
/// </remarks>
public sealed class ExtensionsAiReader : LogReader
{
    private const string Task = "taskspec.task=";
    private const string Sample = "taskspec.sample=";

    /// <inheritdoc/>
    public override string Runner => "extensions-ai";

    /// <inheritdoc/>
    public override string Reads => "the store and reports of Microsoft.Extensions.AI.Evaluation, format 1";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && (file.Names("scenarioRunResults") || file.Names("scenarioName"));

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        using var json = LogJson.Open(file.Path, import.Stop);
        var runs = new Dictionary<string, Conditions>(StringComparer.Ordinal);
        foreach (var result in Results(json, file.Path, import))
        {
            import.At = ("result", import.At.Number + 1);
            foreach (var row in Rows(file.Path, result, runs, import))
                yield return row;
        }
    }

    /// <summary>A store's file is one result; a report holds many.</summary>
    private static IEnumerable<JObject> Results(LogJson json, string path, Import import)
    {
        if (!json.Next())
            throw new TableException($"{path} is empty");
        var single = new JObject();
        foreach (var member in json.Members())
        {
            if (member != "scenarioRunResults")
            {
                single.Set(member, json.Load());
                continue;
            }

            foreach (var _ in json.Items())
            {
                if (json.Load() is JObject result)
                    yield return result;
                else
                    import.Refuse(path, "an item of scenarioRunResults is no object");
            }
        }

        if (single.At("scenarioName") is not null)
            yield return single;
    }

    private static IEnumerable<SampleRow> Rows(string path, JObject result, Dictionary<string, Conditions> runs, Import import)
    {
        var model =
            result.At("modelResponse", "modelId").Text()
            ?? Turns(result).Select(turn => turn.At("model").Text()).FirstOrDefault();
        if (model is null || result.At("scenarioName").Text() is not { } scenario)
        {
            import.Refuse(path, "the result says no modelId or no scenarioName, so nobody knows whose or what it is");
            yield break;
        }

        var tags = (result.At("tags") as JArray ?? []).Select(tag => tag.Text() ?? "").ToArray();
        var task = Tag(tags, Task)?.Split('@', 2) ?? [scenario];
        var sample = Tag(tags, Sample) ?? Digest(result.At("messages"));
        var execution = result.At("executionName").Text() ?? "";
        var stated = new Conditions { Run = execution.Length == 0 ? null : execution, Date = result.At("creationTime").Text() };
        JProperty[] metrics = [.. result.At("evaluationResult", "metrics").Fields("evaluationResult.metrics", path, import)];
        foreach (var metric in metrics)
            stated.SetFound(ConditionKind.Metric, $"{metric.Name}.judge", metric.Value.At("metadata", "eval-model").Text());
        var key = $"{execution}\u0001{task[0]}\u0001{stated.Key(_ => true)}";
        if (!runs.TryGetValue(key, out var of))
            runs[key] = of = stated;
        foreach (var metric in metrics)
        {
            var row = new SampleRow(model, task[0], sample, metric.Name)
            {
                Conditions = of,
                // A store's file and the report of the same run hold the same results.
                Id = execution.Length == 0 ? null : $"{execution} {scenario} {result.At("iterationName").Text()} {sample}",
                Version = task.Length > 1 ? task[1] : null,
                TokensUsed = result.At("modelResponse", "usage", "totalTokenCount").Number(),
                Seconds = Turns(result).Any() ? Turns(result).Sum(turn => turn.At("latency").Number() ?? 0) : null,
            };
            if (metric.Value is not JObject)
            {
                import.Refuse(path, $"the metric '{metric.Name}' is no object");
                continue;
            }

            var value = metric.Value.At("value");
            if (value.Number() is { } number)
                yield return row with
                {
                    Value = number,
                };
            else if (value.Flag() is { } flag)
                yield return row with
                {
                    Value = flag ? 1 : 0,
                };
            else if (value.Text() is { } word && word != "NaN")
                import.Refuse(path, $"the metric '{metric.Name}' is a word, not a number; give its grades numbers");
            else
                yield return row with
                {
                    State = HasError(metric.Value) ? ResultState.Error : ResultState.Missing,
                };
        }
    }

    private static bool HasError(JToken metric) =>
        (metric.At("diagnostics") as JArray ?? []).Any(diagnostic => diagnostic.At("severity").Text() == "error");

    private static IEnumerable<JObject> Turns(JObject result) =>
        (result.At("chatDetails", "turnDetails") as JArray ?? []).OfType<JObject>();

    private static string? Tag(string[] tags, string start) =>
        tags.FirstOrDefault(tag => tag.StartsWith(start, StringComparison.Ordinal))?[start.Length..] is { Length: > 0 } value
            ? value
            : null;

    /// <summary>What was asked, in few digits.</summary>
    private static string Digest(JToken? messages) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(messages?.ToString(Newtonsoft.Json.Formatting.None) ?? ""))
        )[..12];
}
