using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.LmEval;

/// <summary>What a results file says of how a task was asked.</summary>
internal static class LmEvalConditions
{
    // What names things, what says how scores are made of what is asked, and what stands elsewhere.
    private static readonly HashSet<string> others = new(StringComparer.Ordinal)
    {
        "task",
        "task_alias",
        "tag",
        "group",
        "metadata",
        "num_fewshot",
        "generation_kwargs",
        "metric_list",
        "filter_list",
        "repeats",
        "should_decontaminate",
        "doc_to_decontamination_query",
    };

    /// <summary>The conditions of a task.</summary>
    /// <param name="results">The results file.</param>
    /// <param name="task">The task.</param>
    public static Conditions Of(JObject results, string task)
    {
        var (config, own) = (results["config"] as JObject, (results["configs"] as JObject)?[task] as JObject);
        var of = new Conditions { Params = config.At("model_num_parameters").Number() is > 0 and { } size ? size : null };
        var arguments = Arguments(config.At("model_args"));
        of.Set(ConditionKind.Revision, "", config.At("model_revision").Text() ?? arguments["revision"].Text());
        of.Set(ConditionKind.Provider, "backend", config.At("model").Text());
        of.SetAll(ConditionKind.ModelArgument, arguments, name => name is "pretrained" or "model" or "revision");
        of.Set(ConditionKind.Prompt, "chat_template", results["chat_template_sha"].Text());
        of.Set(ConditionKind.Prompt, "system_instruction", results["system_instruction_sha"].Text());
        of.Set(
            ConditionKind.Shots,
            "",
            ConditionText.Of((results["n-shot"] as JObject)?[task] ?? own.At("num_fewshot") ?? config.At("num_fewshot"))
        );
        of.SetAll(ConditionKind.Generation, Arguments(config.At("gen_kwargs")));
        of.SetAll(ConditionKind.Generation, own.At("generation_kwargs"));
        of.SetAll(ConditionKind.TaskArgument, own, others.Contains);
        foreach (var metric in (own.At("metric_list") as JArray ?? []).OfType<JObject>())
        {
            if (metric["metric"].Text() is not { } name)
                continue;
            if (metric["higher_is_better"] is JValue { Value: bool higher })
                of.SetDirection(name, !higher);
            foreach (
                var parameter in metric
                    .Properties()
                    .Where(one => one.Name is not ("metric" or "aggregation" or "higher_is_better"))
            )
                of.Set(ConditionKind.Metric, $"{name}.{parameter.Name}", ConditionText.Of(parameter.Value));
            foreach (var filter in (own.At("filter_list") as JArray ?? []).OfType<JObject>())
                of.Set(
                    ConditionKind.Metric,
                    $"{LmEvalResults.MetricOf(name, filter["name"].Text())}.filter",
                    ConditionText.Of(filter["filter"])
                );
        }

        foreach (var metric in ((results["higher_is_better"] as JObject)?[task] as JObject ?? []).Properties())
        {
            if (metric.Value is JValue { Value: bool higher })
                of.SetDirection(metric.Name, !higher);
        }

        return of;
    }

    /// <summary>Arguments as an object, also where they stand in one text: <c>pretrained=lab/m,revision=step1</c>.</summary>
    public static JObject Arguments(JToken? arguments) =>
        arguments switch
        {
            JObject stated => stated,
            JValue { Value: string text } => new JObject(
                text.Split(',')
                    .Select(part => part.Split('=', 2))
                    .Where(part => part.Length == 2)
                    .DistinctBy(part => part[0].Trim())
                    .Select(part => new JProperty(part[0].Trim(), part[1].Trim()))
            ),
            _ => [],
        };
}
