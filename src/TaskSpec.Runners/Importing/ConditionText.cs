using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Conditions out of the JSON of logs: nested members by their path, and the same value always as the same text.</summary>
internal static class ConditionText
{
    // They say where and how fast something ran, and what was drawn by chance; never what was measured. docs/runners/conditions.md lists them.
    private static readonly HashSet<string> provenance = new(StringComparer.OrdinalIgnoreCase)
    {
        "api_base",
        "apiBaseUrl",
        "api_base_url",
        "apiHost",
        "api_key",
        "apiKey",
        "apiKeyEnvar",
        "base_url",
        "batch_size",
        "cache",
        "cache_dir",
        "cache_requests",
        "data_parallel_size",
        "device",
        "device_map",
        "do_sample_seed",
        "gpu_memory_utilization",
        "headers",
        "host",
        "max_batch_size",
        "max_concurrency",
        "max_connections",
        "max_cpu_memory",
        "max_memory_per_gpu",
        "max_retries",
        "num_concurrent",
        "num_workers",
        "offload_folder",
        "organization",
        "parallelize",
        "pipeline_parallel_size",
        "port",
        "random_seed",
        "request_timeout",
        "seed",
        "tensor_parallel_size",
        "timeout",
        "tokenized_requests",
        "trust_remote_code",
        "url",
        "use_cache",
        "verify_certificate",
    };

    /// <summary>States every member of an object that is no provenance.</summary>
    /// <param name="of">The conditions.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="members">The object; anything else states nothing.</param>
    /// <param name="except">Members that are stated elsewhere.</param>
    public static void SetAll(this Conditions of, ConditionKind kind, JToken? members, Func<string, bool>? except = null) =>
        SetAll(of, kind, members, "", except);

    /// <summary>A value as one text; null for what is empty, or differs from process to process.</summary>
    public static string? Of(JToken? value) =>
        value switch
        {
            null or { Type: JTokenType.Null } or JObject { Count: 0 } or JArray { Count: 0 } => null,
            JValue { Type: JTokenType.Boolean } flag => (bool)flag ? "true" : "false",
            // 1 and 1.0 are one number.
            JValue { Type: JTokenType.Integer or JTokenType.Float } number => ((double)number).ToString(
                "R",
                CultureInfo.InvariantCulture
            ),
            JValue single => Lasting(Convert.ToString(single.Value, CultureInfo.InvariantCulture)),
            _ => Lasting(value.ToString(Formatting.None)),
        };

    /// <summary>A few digits that tell long texts apart.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    // Python shows a function with its address.
    private static string? Lasting(string? text) => text?.Contains(" at 0x", StringComparison.Ordinal) == true ? null : text;

    private static void SetAll(Conditions of, ConditionKind kind, JToken? members, string path, Func<string, bool>? except)
    {
        foreach (var member in (members as JObject ?? []).Properties())
        {
            if (provenance.Contains(member.Name) || except?.Invoke(member.Name) == true)
                continue;
            if (member.Value is JObject nested)
                SetAll(of, kind, nested, $"{path}{member.Name}.", null);
            else
                of.Set(kind, path + member.Name, Of(member.Value));
        }
    }
}
