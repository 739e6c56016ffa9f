using System.Globalization;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.EveryEvalEver;

/// <summary>What an aggregate says of how each of its results came, and in which unit it is.</summary>
/// <param name="aggregate">The aggregate.</param>
internal sealed class EveryEvalEverConditions(JObject aggregate)
{
    private static readonly string[] loading = ["adapter", "bits", "dtype", "lora", "precision", "quanti", "template"];

    private readonly Dictionary<string, Result> results = new(StringComparer.Ordinal);
    private readonly Conditions unstated = Begin(aggregate);

    /// <summary>Takes down one of the results.</summary>
    /// <returns>Under what it came, and what its scores are divided by: 100 where they are stated in percent.</returns>
    public (Conditions Of, double Unit) Take(JObject result, string? id, string task, string metric, Import import)
    {
        var of = Begin(aggregate);
        var generation = result.At("generation_config") as JObject;
        of.SetAll(
            ConditionKind.Generation,
            generation.At("generation_args"),
            name => name is "eval_limits" or "sandbox" or "agentic_eval_config" or "execution_command"
        );
        of.SetOne(ConditionKind.Solver, "sandbox", generation.At("generation_args", "sandbox"));
        of.SetAll(ConditionKind.Limit, generation.At("generation_args", "eval_limits"));
        of.SetAll(ConditionKind.Solver, generation.At("generation_args", "agentic_eval_config"));
        of.SetAll(ConditionKind.Generation, generation.At("additional_details"), IsOurs);
        var config = result.At("metric_config") as JObject;
        of.SetAll(ConditionKind.Metric, config.At("metric_parameters"), path: metric + ".");
        of.SetOne(ConditionKind.Metric, metric + ".judge", config.At("llm_scoring"));
        of.Set(ConditionKind.TaskArgument, "dataset", result.At("source_data", "dataset_name").Text());
        var unit = config.At("metric_unit").Text() is "percent" or "percentage" or "%" ? 100.0 : 1;
        var lower = config.At("lower_is_better") is JValue { Value: bool stated } ? stated : (bool?)null;
        if (config.At("min_score").Number() is { } low && config.At("max_score").Number() is { } high && low < high)
            of.SetScale(
                metric,
                lower == true ? MetricScale.Of(high / unit, low / unit) : MetricScale.Of(low / unit, high / unit)
            );
        else if (lower is { } direction)
            of.SetScale(metric, MetricScale.Directed(direction));

        if (unit != 1)
            import.Note(
                "percent",
                $"{task}, {metric}: its scores are stated in percent, and are taken as shares of 1",
                changes: true
            );
        if (id is not null)
            results[id] = new(of, unit, result.At("score_details", "score").Number());
        return (of, unit);
    }

    /// <summary>Whether samples may be in another unit than the scores that they give.</summary>
    public bool HasUnits => results.Values.Any(result => result.Unit != 1);

    /// <summary>
    /// Finds out which unit samples are in: an aggregate in percent often stands beside samples of 0 and 1. It is the one in which their mean is nearer to the
    /// aggregate's score.
    /// </summary>
    public void Weigh(IEnumerable<JObject> samples)
    {
        var sums = new Dictionary<string, (double Sum, long Count)>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            if (sample.At("evaluation_result_id").Text() is { } id && sample.At("evaluation", "score").Number() is { } score)
                sums[id] = sums.GetValueOrDefault(id) is var known ? (known.Sum + score, known.Count + 1) : default;
        }

        foreach (var (id, (sum, count)) in sums)
        {
            if (
                results.TryGetValue(id, out var result)
                && result.Score is { } stated
                && Math.Abs(result.Unit * sum / count - stated) < Math.Abs(sum / count - stated)
            )
                results[id] = result with { Unit = 1 };
        }
    }

    /// <summary>A row under the conditions of its result, in the unit that all are in.</summary>
    public SampleRow Scaled(SampleRow row, string? id) =>
        id is not null && results.TryGetValue(id, out var result)
            ? row with
            {
                Conditions = result.Of,
                Value = row.Value / result.Unit,
            }
            : row with
            {
                Conditions = unstated,
            };

    private sealed record Result(Conditions Of, double Unit, double? Score);

    private static Conditions Begin(JObject aggregate)
    {
        var model = aggregate.At("model_info") as JObject;
        var details = model.At("additional_details") as JObject;
        var of = new Conditions
        {
            Run = aggregate.At("evaluation_id").Text(),
            Date = aggregate.At("evaluation_timestamp").Text() ?? aggregate.At("retrieved_timestamp").Text(),
            Params = Number(details, "num_parameters") ?? Number(details, "params"),
            Tokens = Number(details, "training_tokens"),
            Flop = Number(details, "training_flop"),
        };
        of.Set(ConditionKind.Revision, "", details.At("revision").Text() ?? details.At("model_revision").Text());
        of.SetFound(
            ConditionKind.Provider,
            "engine",
            Known(model.At("inference_engine", "name") ?? model.At("inference_engine"))
        );
        of.SetFound(ConditionKind.Provider, "platform", Known(model.At("inference_platform")));
        // Details are whatever somebody knew of a model; these say how it was loaded.
        foreach (var detail in details?.Properties() ?? [])
        {
            if (loading.Any(word => detail.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                of.SetFound(ConditionKind.ModelArgument, detail.Name, ConditionText.Of(detail.Value));
        }

        return of;
    }

    private static string? Known(JToken? value) => value.Text() is { } text and not "unknown" ? text : null;

    private static bool IsOurs(string name) => name.StartsWith(EveryEvalEver.Slot, StringComparison.Ordinal);

    // All details are texts.
    private static double? Number(JObject? details, string name) =>
        details.At(name).Number()
        ?? (
            double.TryParse(details.At(name).Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number > 0
                ? number
                : null
        );
}
