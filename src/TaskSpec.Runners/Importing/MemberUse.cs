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
    private static readonly HashSet<string> machinery = Words(
        """
        api_base api_base_url api_host base_url cache_dir data_parallel_size device_map device_map_option download_dir
        gpu_memory_utilization log_dir log_level max_concurrency max_connections max_cpu_memory max_memory_per_gpu
        max_retries num_concurrent num_workers offload_folder output_dir pipeline_parallel_size tensor_parallel_size
        trust_remote_code verify_certificate
        """
    );

    // Of a task, a solver or a metric, the same names say what is measured: a tool's timeout is a limit, a data set's address is its data.
    private static readonly HashSet<string> requests = Words(
        """
        adaptive_connections attempt_timeout batch batch_size cache cache_prompt cache_requests connect_timeout delay
        device endpoint host location max_batch_size organization parallelize port project project_id read_timeout
        region request_timeout stream timeout timeout_ms tokenized_requests url use_cache
        """
    );

    private static readonly HashSet<string> secrets = Words(
        """
        accesskey apikey apikeys auth authorization authtoken bearer cookie cookies credential credentials headers
        passphrase passwd password passwords privatekey secret secretkey secrets
        """
    );

    // What makes a key one that opens something, and what makes it the name of a field.
    private static readonly HashSet<string> opening = Words(
        """
        access account api auth client encryption private secret service session signing ssh subscription
        """
    );

    private static readonly HashSet<string> fields = Words(
        """
        answer cache choice choices context dict group image input label map metric output primary question score sort
        target text
        """
    );

    // Before a token of text, not one that opens something.
    private static readonly HashSet<string> textual = Words(
        """
        answer begin bos by choice cls delimiter end eos first image label last mask max min negative new next no pad
        per placeholder positive prefix sep separator single special start stop target think unk word yes
        """
    );

    /// <summary>What a member is.</summary>
    /// <param name="kind">What it would state.</param>
    /// <param name="name">Its name.</param>
    public static MemberUse Of(ConditionKind kind, string name)
    {
        var words = WordsOf(name);
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
                IsSecret(ConditionKind.TaskArgument, WordsOf(match.Groups["name"].Value))
                    ? $"{match.Groups["name"].Value}{match.Groups["is"].Value}…"
                    : match.Value
        );

    /// <summary>Whether what stands behind an argument of a command line is a secret: that behind <c>--api-key</c> is.</summary>
    public static bool IsSecretOption(string text) =>
        text.StartsWith('-') && !text.Any(char.IsWhiteSpace) && IsSecret(ConditionKind.TaskArgument, WordsOf(text));

    private static HashSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static string[] WordsOf(string name) => [.. Word.Matches(name).Select(word => word.Value.ToLowerInvariant())];

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

    // name=value, "name": "value" and --name value, of names that may be those of secrets.
    [GeneratedRegex(
        """(?<name>[A-Za-z0-9_-]{0,40}(?i:key|token|secret|pass|pwd|credential|auth|bearer|cookie|headers)[A-Za-z0-9_-]{0,40})(?<is>["']?\s*[=:]\s*["']?|(?<=--[A-Za-z0-9_-]{2,60})\s+)(?:(?:Basic|Bearer|Token)\s+)?[^\s"',;&}]{4,}"""
    )]
    private static partial Regex Named { get; }
}
