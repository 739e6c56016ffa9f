using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>Says of which attempt at which sample a result is. Memory grows with the number of samples, never with their text.</summary>
/// <param name="description">What the log calls itself, looked up where a result names no task.</param>
/// <param name="columns">The columns that results stand in.</param>
internal sealed class PromptfooSamples(Lazy<string> description, PromptfooColumns columns)
{
    private readonly Dictionary<(Conditions Of, string Task, string? Variant, string Sample), int> attempts = [];
    private readonly Dictionary<(long Test, Conditions Of), (int Attempt, string? Id)> seen = [];
    private readonly Dictionary<(string Task, string Sample), ulong> variables = [];

    /// <summary>A row without metric and score.</summary>
    public SampleRow Of(JObject result)
    {
        var test = result.At("testCase") as JObject;
        var key = ResultKey.Read(result.At("metadata")) ?? ResultKey.Read(test.At("metadata"));
        var metadata = result.At("metadata") as JObject ?? test.At("metadata") as JObject;
        var model = Model(result.At("provider"));
        var task = key?.Task ?? Text(metadata, "task_id") ?? description.Value;
        var sample = key?.Sample ?? Text(metadata, "sample_id") ?? Described(task, result, test);
        var of = columns.Of(result, model, task, exported: key is not null);
        var (attempt, id) = AttemptOf(result, of, (of, task, key?.Variant, sample));
        return new(model, task, sample, "")
        {
            Conditions = of,
            Id = id,
            Variant = key?.Variant,
            Attempt = attempt,
            Version = key?.Version ?? Text(metadata, "task_version"),
            Subtask = key?.Subtask ?? Text(metadata, "subtask"),
            Cluster = key?.Cluster ?? Text(metadata, "cluster"),
            HumanMinutes = key?.HumanMinutes is > 0 and var minutes ? minutes : null,
            TokensUsed = Positive(result.At("response", "tokenUsage", "total")) ?? Positive(result.At("tokenUsage", "total")),
            Seconds = Positive(result.At("latencyMs")) / 1000,
            // Only the limit that the config declares is told so; a provider's request has its own clock.
            Limit =
                Text(result, "error")?.Contains("Evaluation timed out after", StringComparison.Ordinal) == true ? "time" : null,
        };
    }

    private static string Model(JToken? provider) =>
        MemberUses.Without(Text(provider as JObject, "label") ?? Text(provider as JObject, "id") ?? Text(provider) ?? "unknown");

    /// <summary>A test that an evaluation came back to, when it was resumed or its errors were retried, is the same attempt.</summary>
    private (int Attempt, string? Id) AttemptOf(JObject result, Conditions of, (Conditions, string, string?, string) sample)
    {
        var test = result.At("testIdx").Number();
        if (test is { } known && seen.TryGetValue(((long)known, of), out var earlier))
            return earlier;
        var attempt = attempts[sample] = attempts.GetValueOrDefault(sample) + 1;
        var id =
            Guid.TryParse(Text(result, "id"), out var guid) ? guid.ToString()
            : columns.Run is { } run && test is not null ? $"{run} {result.At("promptIdx")} {result.At("testIdx")}"
            : null;
        if (test is { } numbered)
            seen[((long)numbered, of)] = (attempt, id);
        return (attempt, id);
    }

    private string Described(string task, JObject result, JObject? test)
    {
        var hash = (test.At("vars") ?? result.At("vars")) is JObject { Count: > 0 } vars ? Hash(vars) : (ulong?)null;
        if ((Text(test, "description") ?? Text(result, "description")) is not { } name)
            return hash is { } only ? FormattableString.Invariant($"vars-{only:x16}") : $"test-{result.At("testIdx")}";
        // Tests of one description with other variables are other samples.
        if (hash is not { } own || variables.TryAdd((task, name), own) || variables[(task, name)] == own)
            return name;
        return FormattableString.Invariant($"{name} vars-{own:x16}");
    }

    private static ulong Hash(JObject vars) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(vars.ToString(Formatting.None))));

    private static double? Positive(JToken? token) => token.Number() is > 0 and var number ? number : null;

    private static string? Text(JObject? of, string name) => Text(of.At(name));

    private static string? Text(JToken? token) =>
        token is JValue { Type: JTokenType.String or JTokenType.Integer } value && value.ToString() is { Length: > 0 } text
            ? text
            : null;
}
