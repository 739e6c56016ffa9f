using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.EveryEvalEver;

/// <summary>Reads Every Eval Ever: an aggregate as JSON, and the lines of its samples beside it.</summary>
/// <remarks>
/// What TaskSpec wrote comes back as it was, from the members <c>taskspec.*</c> of a line's metadata. Of other files the task is
/// <c>evaluation_name</c>, and a line with an <c>error</c> has no score.
/// </remarks>
public sealed class EveryEvalEverReader : LogReader
{
    /// <inheritdoc/>
    public override string Runner => "every-eval-ever";

    /// <inheritdoc/>
    public override string Reads => "aggregates .json of schema 0.3 with their _samples.jsonl";

    /// <inheritdoc/>
    public override bool Accepts(LogFile file) =>
        file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        && file.Names("evaluation_results")
        && file.Names("model_info");

    /// <inheritdoc/>
    public override IEnumerable<SampleRow> Read(LogFile file, Import import)
    {
        var aggregate = LogLines.Document(file.Path, import.Stop);
        if (aggregate.At("model_info", "id").Text() is not { } model)
        {
            import.Refuse(file.Path, "model_info.id is missing, so nobody knows whose results these are");
            yield break;
        }

        var results = new EveryEvalEverConditions(aggregate);
        var metrics = Results(aggregate, model, results, file.Path, import);
        if (aggregate.At("detailed_evaluation_results", "file_path").Text() is not { } samples)
            yield break;
        if (import.Files.Beside(file, Path.GetFileName(samples)) is not { } beside)
        {
            import.Note(
                "no samples",
                $"{file.Path}: its samples, {Catalogs.Ids.Shown(Path.GetFileName(samples))}, are not beside it; only its own scores are read",
                changes: true
            );
            yield break;
        }

        if (results.HasUnits)
            results.Weigh(LogLines.Read(beside, import.Stop).Select(sample => sample.Value));
        foreach (var (line, instance) in LogLines.Read(beside, import))
        {
            if (Row(beside, line, instance, model, metrics) is { } row)
                yield return results.Scaled(row, instance.At("evaluation_result_id").Text());
            else
                import.Refuse(beside, "the line names no evaluation_name or sample_id");
        }
    }

    /// <summary>Takes down the scores, and says which metric each result is of.</summary>
    private static Dictionary<string, string> Results(
        JObject aggregate,
        string model,
        EveryEvalEverConditions results,
        string path,
        Import import
    )
    {
        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var result in aggregate.At("evaluation_results").Objects("evaluation_results", path, import))
        {
            var config = result.At("metric_config");
            var id = result.At("evaluation_result_id").Text();
            var metric = config.At("metric_id").Text() ?? config.At("metric_name").Text() ?? id ?? "score";
            if (id is not null)
                metrics[id] = metric;
            var details = result.At("score_details");
            if (result.At("evaluation_name").Text() is { } name && details.At("score").Number() is { } score)
            {
                var stated = result.At("source_data", "additional_details");
                var variant = stated.At("taskspec_variant").Text();
                var task = EveryEvalEver.TaskOf(name, variant);
                var (of, unit) = results.Take(result, id, task, metric, import);
                import.Aggregate(
                    new(model, task, metric, score / unit)
                    {
                        Conditions = of,
                        Variant = variant,
                        Version = stated.At("taskspec_version").Text(),
                        StdErr = details.At("uncertainty", "standard_error", "value").Number() / unit,
                        N = details.At("uncertainty", "num_samples").Number(),
                    },
                    path
                );
            }
        }

        return metrics;
    }

    private static SampleRow? Row(string path, long line, JObject instance, string model, Dictionary<string, string> metrics)
    {
        if (instance.At("evaluation_name").Text() is not { } name || instance.At("sample_id").Text() is not { } sample)
            return null;
        var result = instance.At("evaluation_result_id").Text();
        var error = instance.At("error").Text();
        var metadata = instance.At("metadata");
        var variant = metadata.At(EveryEvalEver.Slot + "variant").Text();
        return ResultTables.Samples.Read(
            new TextCells(
                path,
                line,
                column =>
                    column switch
                    {
                        "model" => model,
                        "task" => EveryEvalEver.TaskOf(name, variant),
                        "sample" => sample,
                        "metric" => result is not null && metrics.TryGetValue(result, out var metric) ? metric : "score",
                        "value" => error is null ? Text(instance.At("evaluation", "score")) : null,
                        "state" => error is null
                            ? metadata.At(EveryEvalEver.Slot + column).Text()
                                ?? Words.Of(ScoreOf(instance) is null ? ResultState.Missing : ResultState.Scored)
                            : Words.Of(ResultState.Error),
                        "cluster" => metadata.At(EveryEvalEver.Slot + column).Text() ?? metadata.At(column).Text(),
                        "tokens_used" => metadata.At(EveryEvalEver.Slot + column).Text()
                            ?? Text(instance.At("token_usage", "total_tokens")),
                        "seconds" => metadata.At(EveryEvalEver.Slot + column).Text() ?? Seconds(instance),
                        _ => metadata.At(EveryEvalEver.Slot + column).Text(),
                    }
            )
        );
    }

    private static double? ScoreOf(JObject instance) => instance.At("evaluation", "score").Number();

    private static string? Seconds(JObject instance) =>
        (instance.At("performance", "latency_ms").Number() / 1000)?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Text(JToken? number) => number.Number()?.ToString("R", CultureInfo.InvariantCulture);
}
