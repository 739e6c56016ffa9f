using System.IO.Compression;
using System.Text;
using TaskSpec.Runners.Tests.Importing;
using TaskSpec.Runners.Tests.Inspect;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Fuzzing;

/// <summary>A good input, to be damaged.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Files">Its files.</param>
/// <param name="Source">What scaffold reads it as; null for a log.</param>
internal sealed record FuzzSubject(string Name, IReadOnlyDictionary<string, string> Files, string? Source = null)
{
    private const string Date = "2026-03-01T10-00-00.000001";

    private const string Register = """
        {"title": "Maps", "description": "Asks where.", "path": "src/inspect_evals/maps", "arxiv": "https://arxiv.org/abs/1", "group": "Knowledge", "tasks": [{"name": "maps_easy", "dataset_samples": 12, "human_baseline": {"metric": "accuracy", "score": 0.9, "source": "them"}, "scorers": [{"name": "match", "options": {"location": "end"}}, "includes"]}], "tags": ["Agent"], "metadata": {"sandbox": ["solver", "scorer"], "requires_internet": true}}
        {"path": "p/a", "scorer": "lab/judge", "tasks": [{"name": "a"}]}
        """;

    private const string LmEval = """
        {"task": "lake_easy", "family": "lake", "output_type": "multiple_choice", "metrics": [{"metric": "acc", "aggregation": "mean", "higher_is_better": true}, {"metric": "pass", "k": [1, 2], "ignore_case": true}], "filters": [{"name": "strict", "filter": [{"function": "regex", "regex_pattern": "x"}]}], "dataset_path": "who/lake", "dataset_name": "easy", "version": 1.0, "tags": ["lakes"], "num_fewshot": 5, "max_gen_toks": 32, "choices": 4, "test_split": "test", "doc_to_text": "{{q}}", "unsafe_code": true}
        {"task": "lake_hard", "family": "lake", "output_type": "generate_until", "metrics": [{"metric": "exact_match"}], "dataset_path": "who/lake", "version": "2.1", "tags": "lakes"}
        """;

    private const string Metr = """
        {"task_id": "doors/open", "task_family": "doors", "human_minutes": 12.5, "human_source": "baseline", "human_score": 1.0, "time_limits_sec": [0.0, 1800.0], "n_human_runs": 3, "messiness": {"real life source": 0.4}}
        {"task_id": "walls/main", "task_family": "walls", "human_minutes": 60, "human_source": "estimate", "n_human_runs": 2}
        """;

    private const string TerminalBench = """
        {"suite": "tb", "name": "fix-it", "variants": ["default", "solution"], "n_files": 2, "sandbox": "docker", "difficulty": "easy", "category": "system", "tags": ["git"], "expert_time_estimate_min": 20.0, "junior_time_estimate_min": 90.0, "agent_timeout_sec": 900, "verifier_timeout_sec": 300, "parser_name": "pytest", "verifier": {"a": 1}}
        {"suite": "cyb", "name": "flag", "variants": ["easy", "solution"], "sandbox": "docker", "first_solve_time": 84, "category": "misc", "competition": "Some"}
        """;

    private const string Promptfoo = """
        {"description": "capitals", "prompts": ["Capital of {{country}}?", {"id": "short", "raw": "{{country}}?"}], "providers": ["echo"],
         "defaultTest": {"vars": {"country": "Peru"}, "options": {"provider": "openai:judge"}, "assert": [{"type": "latency", "threshold": 5}]},
         "tests": [{"description": "a", "vars": {"country": "Peru"}, "threshold": 0.7, "options": {"transform": "x"}, "assert": [{"type": "similar", "value": "Lima", "threshold": 0.8, "metric": "right", "weight": 2}]},
          {"assert": [{"type": "contains", "value": "Lima"}, {"type": "llm-rubric", "value": "polite", "provider": {"id": "j"}}]}]}
        """;

    /// <summary>All of them: the logs of every runner, archives, tables, and what scaffold reads.</summary>
    public static IReadOnlyList<FuzzSubject> All { get; } =
    [
        .. SampleLogs.All.Select(log => new FuzzSubject(log.Key, log.Value)),
        new("lm-eval", Lines(LmEval), "lm-eval"),
        new("inspect", Lines(Register), "inspect"),
        new("metr", Lines(Metr), "metr"),
        new("terminal-bench", Lines(TerminalBench), "terminal-bench"),
        new("promptfoo", new Dictionary<string, string> { ["promptfooconfig.json"] = Promptfoo }, "promptfoo"),
        // YAML is JSON too.
        new("promptfoo", new Dictionary<string, string> { ["promptfooconfig.yaml"] = Promptfoo }, "promptfoo"),
        new(
            "lighteval-details",
            new Dictionary<string, string>
            {
                [$"results/m/results_{Date}.json"] = SampleLogs.All["lighteval"].Values.Single(),
                [$"details/m/{Date}/details_t|5_{Date}.parquet"] = "",
            }
        ),
        new("samples-parquet", new Dictionary<string, string> { ["samples.parquet"] = "" }),
        new("inspect-zstd", new Dictionary<string, string> { ["zstd.eval"] = SampleLogs.All["inspect"]["log.json"] }),
        new("inspect-archive", new Dictionary<string, string> { ["log.eval"] = SampleLogs.All["inspect"]["log.json"] }),
        new(
            "samples-packed",
            new Dictionary<string, string> { ["samples.jsonl.gz"] = SampleLogs.All["samples"]["samples.jsonl"] }
        ),
        new("lm-eval-packed", new Dictionary<string, string> { ["rows.jsonl.gz"] = LmEval }, "lm-eval"),
    ];

    /// <summary>The bytes of a file, of which one may be damaged.</summary>
    public static byte[] Content(string name, string text, Damage? damage, Random random)
    {
        if (name.EndsWith(".parquet", StringComparison.Ordinal))
        {
            var whole = name == "samples.parquet" ? samples.Value : details.Value;
            return damage?.Bytes(whole) ?? whole;
        }

        var isPacked = name.EndsWith(".gz", StringComparison.Ordinal) || name.EndsWith(".eval", StringComparison.Ordinal);
        var damagesPacked = isPacked && random.Next(3) == 0;
        byte[] content =
            damage is null || damagesPacked
                ? Encoding.UTF8.GetBytes(text)
                : damage.Json(text, name.Contains(".jsonl", StringComparison.Ordinal));
        if (name.EndsWith(".gz", StringComparison.Ordinal))
            content = Packed(content);
        else if (name.EndsWith(".eval", StringComparison.Ordinal))
            content =
                name.StartsWith("zstd", StringComparison.Ordinal) && ZstdArchive.CanBe
                    ? Zstd(content, damage)
                    : Archive(content, random);
        return damage is not null && damagesPacked ? damage.Bytes(content) : content;
    }

    private static readonly Lazy<byte[]> samples = new(() =>
    {
        using var file = new MemoryStream();
        using (var writer = new TableWriter<SampleRow>(ResultTables.Samples, "samples.parquet", file))
        {
            for (var i = 0; i < 40; i++)
                writer.Write(new("m", "t", $"s{i}", "acc") { Value = i % 2, Flop = 1e21 });
        }

        return file.ToArray();
    });

    private static readonly Lazy<byte[]> details = new(() =>
    {
        using var file = new MemoryStream();
        LightevalWriter
            .Details(file, [.. Enumerable.Range(0, 40).Select(i => new GeneratedAttempt($"s{i}", 1, ResultState.Scored, i % 2))])
            .GetAwaiter()
            .GetResult();
        return file.ToArray();
    });

    /// <summary>The log as its header, with a sample that may be damaged before it is packed or behind.</summary>
    private static byte[] Zstd(byte[] content, Damage? damage)
    {
        var sample = """{"id":"b","epoch":1,"scores":{"acc":{"value":1}}}"""u8.ToArray();
        var frame = ZstdArchive.Pack(sample);
        return ZstdArchive.Of(
            ("header.json", true, ZstdArchive.Pack(content), content),
            ("samples/a_epoch_1.json", true, damage?.Bytes(frame) ?? frame, sample)
        );
    }

    private static Dictionary<string, string> Lines(string text) => new() { ["rows.jsonl"] = text };

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        return packed.ToArray();
    }

    /// <summary>The log as its header, and two samples that hold what may be left of it.</summary>
    private static byte[] Archive(byte[] content, Random random)
    {
        var level = random.Next(2) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("header.json", content);
            var text = Encoding.UTF8.GetString(content);
            var samples = text.IndexOf("\"samples\":[", StringComparison.Ordinal);
            Add(
                "samples/a_epoch_1.json",
                samples < 0 ? content : Encoding.UTF8.GetBytes(text[(samples + 11)..].TrimEnd('}', ']', '\n') + "}")
            );
            Add("samples/b_epoch_1.json", """{"id":"b","epoch":1,"scores":{"acc":{"value":1}}}"""u8);

            void Add(string name, ReadOnlySpan<byte> bytes)
            {
                using var stream = zip.CreateEntry(name, level).Open();
                stream.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}
