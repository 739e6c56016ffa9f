using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Verifiers;

/// <summary>Reads what an evaluation of verifiers saves: <c>results.jsonl</c>, a rollout a line, and <c>metadata.json</c> beside it.</summary>
/// <remarks>
/// The task is the environment, the sample <c>example_id</c>; rollouts of one example are attempts. The reward is the metric <c>reward</c>, beside those
/// by name. What a limit stopped is scored there as it is here; a rollout with an error has no score.
/// </remarks>
public sealed class VerifiersReader : LogReader
{
    private const string Beside = "metadata.json";

    /// <inheritdoc/>
    public override string Runner => "verifiers";

    /// <inheritdoc/>
    public override string Reads => "results.jsonl of verifiers with metadata.json beside it";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) && file.Names("example_id") && file.Names("reward");

    /// <inheritdoc/>
    public override bool Belongs(LogFile file) => file.Name == Beside && file.Names("env_id");

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        var path = file.Beside(Beside);
        // Anything may be called so; what verifiers writes names its environment.
        var metadata =
            File.Exists(path) && LogLines.Document(path, import.Stop) is var document && document.At("env_id").Text() is not null
                ? document
                : null;
        if (metadata is not null && OthersBeside(file) is [var other, ..])
        {
            import.Refuse(
                $"{file.Path} and {other}",
                $"{Beside} beside them can be of one of them only, and nothing says of which; put each run into a folder of its own"
            );
            yield break;
        }

        // The folder above is called ENVIRONMENT--MODEL, with the model's slashes as dashes too.
        var folder = Path.GetFileName(Path.GetDirectoryName(file.Folder) ?? "").Split("--", 2);
        if (metadata is null)
            import.Note(
                "no metadata",
                $"{file.Path}: its {Beside} is not beside it, so the folder's name says which model it was, and how it was asked is not known",
                changes: true
            );
        var first = new SampleRow(
            metadata.At("model").Text()
                ?? (folder.Length > 1 ? folder[1].Replace("--", "/", StringComparison.Ordinal) : "unknown"),
            metadata.At("env_id").Text() ?? folder[0],
            "",
            ""
        )
        {
            Conditions = Of(metadata, metadata is null ? [file.Path] : [path, file.Path], import),
            Version = metadata.At("version_info", "env_version").Text(),
        };
        if (metadata.At("num_examples").Number() is > 0 and var examples)
            import.Expect(new(file.Path, first, (long)examples));
        foreach (var (_, rollout) in LogLines.Read(file.Path, import))
        {
            if (ConditionText.Of(rollout.At("example_id")) is not { } example)
            {
                import.Refuse(file.Path, "a rollout has no example_id");
                continue;
            }

            foreach (var row in Rows(first with { Sample = example }, rollout, file.Path, import))
                yield return row;
        }
    }

    /// <summary>Other rollouts of the folder, none where this is the file that the metadata is written with.</summary>
    private string[] OthersBeside(LogFile file) =>
        file.Name == "results.jsonl"
            ? []
            : [.. file.AllBeside("*.jsonl").Where(other => Path.GetFileName(other) != file.Name && Accepts(LogFile.Open(other)))];

    private static IEnumerable<SampleRow> Rows(SampleRow first, JObject rollout, string path, Import import)
    {
        var failed = rollout.At("error") is { Type: not JTokenType.Null };
        var limit = LimitOf(rollout);
        var row = first with
        {
            Limit = failed ? null : limit,
            TokensUsed =
                rollout.At("token_usage", "input_tokens").Number() + (rollout.At("token_usage", "output_tokens").Number() ?? 0),
            Seconds = rollout.At("timing", "total_ms").Number() / 1000,
        };
        var metrics = rollout.At("metrics").Fields("metrics", path, import).Where(metric => metric.Name != "reward");
        foreach (var metric in metrics.Select(metric => (metric.Name, metric.Value)).Prepend(("reward", rollout.At("reward")!)))
        {
            var value = failed ? null : metric.Item2.Number();
            yield return row with
            {
                Metric = metric.Item1,
                Value = value,
                State =
                    failed ? ResultState.Error
                    : limit is not null ? ResultState.Limit
                    : value is null ? ResultState.Missing
                    : ResultState.Scored,
            };
        }
    }

    private static string? LimitOf(JObject rollout) =>
        rollout.At("stop_condition").Text() switch
        {
            "timeout_reached" => "time",
            "max_turns_reached" => "turns",
            "prompt_too_long" => "context",
            "max_total_completion_tokens_reached" => "tokens",
            _ => rollout.At("is_truncated") is JValue { Value: true } ? "output" : null,
        };

    private static Conditions Of(JObject? metadata, string[] paths, Import import)
    {
        var of = new Conditions { Run = import.Files.RunOf(paths), Date = metadata.At("date").Text() };
        of.SetAll(ConditionKind.TaskArgument, metadata.At("env_args"));
        of.SetAll(ConditionKind.Generation, metadata.At("sampling_args"));
        return of;
    }
}
