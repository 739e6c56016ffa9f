using System.Text.RegularExpressions;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>What a member of a log is, by its name and by what it belongs to. docs/runners/conditions.md says it for people.</summary>
internal enum MemberUse
{
    /// <summary>It changes what is measured.</summary>
    Condition,

    /// <summary>It only says where and how fast something ran, and what was drawn by chance.</summary>
    Provenance,

    /// <summary>It opens something, and is shown nowhere.</summary>
    Secret,
}

/// <summary>Decides for every reader what a member is.</summary>
/// <remarks>Names are compared by their words, so that <c>maxRetries</c>, <c>max_retries</c> and <c>max-retries</c> are one.</remarks>
internal static partial class MemberUses
{
    // Of whatever they are a member, they say where something ran.
    private static readonly HashSet<string> machinery = new(StringComparer.Ordinal)
    {
        "api_base",
        "api_base_url",
        "api_host",
        "base_url",
        "cache_dir",
        "data_parallel_size",
        "device_map",
        "device_map_option",
        "download_dir",
        "gpu_memory_utilization",
        "log_dir",
        "log_level",
        "max_concurrency",
        "max_connections",
        "max_cpu_memory",
        "max_memory_per_gpu",
        "max_retries",
        "num_concurrent",
        "num_workers",
        "offload_folder",
        "output_dir",
        "pipeline_parallel_size",
        "tensor_parallel_size",
        "trust_remote_code",
        "verify_certificate",
    };

    // Of a task, a solver or a metric, the same names say what is measured: a tool's timeout is a limit, a data set's address is its data.
    private static readonly HashSet<string> requests = new(StringComparer.Ordinal)
    {
        "adaptive_connections",
        "attempt_timeout",
        "batch",
        "batch_size",
        "cache",
        "cache_prompt",
        "cache_requests",
        "connect_timeout",
        "delay",
        "device",
        "endpoint",
        "host",
        "location",
        "max_batch_size",
        "organization",
        "parallelize",
        "port",
        "project",
        "project_id",
        "read_timeout",
        "region",
        "request_timeout",
        "stream",
        "timeout",
        "timeout_ms",
        "tokenized_requests",
        "url",
        "use_cache",
    };

    private static readonly HashSet<string> secrets = new(StringComparer.Ordinal)
    {
        "accesskey",
        "apikey",
        "apikeys",
        "auth",
        "authorization",
        "authtoken",
        "bearer",
        "cookie",
        "cookies",
        "credential",
        "credentials",
        "headers",
        "passphrase",
        "passwd",
        "password",
        "passwords",
        "privatekey",
        "secret",
        "secretkey",
        "secrets",
    };

    // What makes a key one that opens something, and what makes it the name of a field.
    private static readonly HashSet<string> opening = new(StringComparer.Ordinal)
    {
        "access",
        "account",
        "api",
        "auth",
        "client",
        "encryption",
        "private",
        "secret",
        "service",
        "session",
        "signing",
        "ssh",
        "subscription",
    };

    private static readonly HashSet<string> fields = new(StringComparer.Ordinal)
    {
        "answer",
        "cache",
        "choice",
        "choices",
        "context",
        "dict",
        "group",
        "image",
        "input",
        "label",
        "map",
        "metric",
        "output",
        "primary",
        "question",
        "score",
        "sort",
        "target",
        "text",
    };

    // Before a token of text, not one that opens something.
    private static readonly HashSet<string> textual = new(StringComparer.Ordinal)
    {
        "begin",
        "bos",
        "by",
        "cls",
        "end",
        "eos",
        "first",
        "image",
        "last",
        "mask",
        "max",
        "min",
        "new",
        "next",
        "pad",
        "per",
        "prefix",
        "sep",
        "single",
        "special",
        "start",
        "stop",
        "think",
        "unk",
    };

    /// <summary>What a member is.</summary>
    /// <param name="kind">What it would state.</param>
    /// <param name="name">Its name.</param>
    public static MemberUse Of(ConditionKind kind, string name)
    {
        string[] words = [.. Word.Matches(name).Select(word => word.Value.ToLowerInvariant())];
        var plain = string.Join('_', words);
        return IsSecret(kind, words) ? MemberUse.Secret
            : machinery.Any(name => plain == name || plain.EndsWith("_" + name, StringComparison.Ordinal))
            || words is [.., "seed" or "seeds"]
                ? MemberUse.Provenance
            : IsOfRequests(kind) && requests.Contains(plain) ? MemberUse.Provenance
            : MemberUse.Condition;
    }

    /// <summary>A text without what it says of secrets, whatever member it is.</summary>
    public static string Without(string text) =>
        Named.Replace(
            Secret.Replace(text, "…"),
            match =>
                IsSecret(
                    ConditionKind.TaskArgument,
                    [.. Word.Matches(match.Groups["name"].Value).Select(word => word.Value.ToLowerInvariant())]
                )
                    ? $"{match.Groups["name"].Value}{match.Groups["is"].Value}…"
                    : match.Value
        );

    private static bool IsOfRequests(ConditionKind kind) =>
        kind
            is ConditionKind.ModelArgument
                or ConditionKind.Provider
                or ConditionKind.Column
                or ConditionKind.Generation
                or ConditionKind.Judge;

    private static bool IsSecret(ConditionKind kind, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var before = i > 0 ? words[i - 1] : "";
            var last = i == words.Length - 1 || words[(i + 1)..] is ["env" or "envar" or "file" or "path"];
            if (secrets.Contains(words[i]))
                return true;
            if (words[i] is "header" && IsOfRequests(kind))
                return true;
            if (words[i] is "key" or "keys" && (opening.Contains(before) || (last && OpensAlone(kind, words[i], before))))
                return true;
            if (words[i] is "token" && last && !textual.Contains(before))
                return true;
            if (words[i] is "tokens" && before is "access" or "auth" or "api")
                return true;
        }

        return false;
    }

    private static bool OpensAlone(ConditionKind kind, string word, string before) =>
        word == "key" && !fields.Contains(before) && (before.Length > 0 || IsOfRequests(kind));

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word { get; }

    // Addresses with a password, and keys that show by their beginning what they are.
    [GeneratedRegex(
        @"(?<=://)[^/\s@]+:[^/\s@]+(?=@)|(?<=\b[Bb]earer\s+)\S+|\b(?:sk-(?=[\w-]*\d)[\w-]{16,}|hf_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{12,}|gh[pousr]_\w{16,}|github_pat_\w{16,}|xox[abprs]-[\w-]{10,}|AIza[\w-]{20,})"
    )]
    private static partial Regex Secret { get; }

    [GeneratedRegex("(?<name>[A-Za-z][A-Za-z0-9_-]{2,60})(?<is>[\"']?\\s*[=:]\\s*[\"']?)(?<value>[^\\s\"',;&}]{4,})")]
    private static partial Regex Named { get; }
}
