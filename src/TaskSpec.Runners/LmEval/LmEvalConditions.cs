using System.Security.Cryptography;
using System.Text;
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

    // What differs between the tasks that one family is.
    private static readonly HashSet<string> made = new(StringComparer.Ordinal)
    {
        "custom_dataset",
        "dataset_kwargs",
        "dataset_name",
        "doc_to_choice",
        "doc_to_target",
        "fewshot_config",
        "output_type",
        "process_docs",
        "process_results",
    };

    // What differs besides where the runner's own tasks are parts of a family.
    private static readonly HashSet<string> asked = new(StringComparer.Ordinal) { "dataset_path", "description", "doc_to_text" };

    private static readonly IsDefault defaults = ConditionText.Defaults(
        ("fewshot_delimiter", "\n\n"),
        ("output_type", "generate_until"),
        ("target_delimiter", " ")
    );

    /// <summary>The conditions of a task.</summary>
    /// <param name="results">The results file.</param>
    /// <param name="task">The task.</param>
    /// <param name="isExported">Whether TaskSpec wrote it, so that what it is made of is its version's.</param>
    /// <param name="isPart">Whether it is a part of a family that is a group there.</param>
    public static Conditions Of(JObject results, string task, bool isExported, bool isPart)
    {
        var (config, own) = (results.At("config") as JObject, results.At("configs", task) as JObject);
        var of = new Conditions { Params = config.At("model_num_parameters").Number() is > 0 and { } size ? size : null };
        var arguments = Arguments(config.At("model_args"));
        of.Set(ConditionKind.Revision, "", config.At("model_revision").Text() ?? arguments.At("revision").Text());
        of.SetFound(ConditionKind.Revision, "sha", config.At("model_sha").Text());
        of.Set(ConditionKind.Provider, "backend", config.At("model").Text());
        of.SetAll(
            ConditionKind.ModelArgument,
            arguments,
            name => name is "pretrained" or "model" or "revision" || (name == "dtype" && arguments.At("dtype").Text() is "auto")
        );
        Find(of, arguments, "dtype", config.At("model_dtype").Text()?.Replace("torch.", "", StringComparison.Ordinal));
        Find(of, arguments, "max_length", ConditionText.Of(results.At("max_length")));
        of.Set(ConditionKind.ModelArgument, "chat_template", TextOf(results, "chat_template"));
        of.Set(ConditionKind.Prompt, "system_instruction", TextOf(results, "system_instruction"));
        of.SetOne(ConditionKind.Prompt, "fewshot_as_multiturn", results.At("fewshot_as_multiturn"), defaults);
        of.Set(
            ConditionKind.Shots,
            "",
            ConditionText.Of(results.At("n-shot", task) ?? own.At("num_fewshot") ?? config.At("num_fewshot"))
        );
        of.SetAll(ConditionKind.Generation, Arguments(config.At("gen_kwargs")));
        // A family is asked for text in one task and for likelihoods, which are not generated, in another.
        if (!isExported)
            of.SetAll(ConditionKind.Generation, own.At("generation_kwargs"));
        of.SetAll(
            ConditionKind.TaskArgument,
            own,
            name => others.Contains(name) || ((isExported || isPart) && made.Contains(name)) || (isPart && asked.Contains(name)),
            defaults
        );
        foreach (var metric in (own.At("metric_list") as JArray ?? []).OfType<JObject>())
        {
            if (metric.At("metric").Text() is not { } name)
                continue;
            if (metric.At("higher_is_better") is JValue { Value: bool higher })
                of.SetScale(name, MetricScale.Directed(!higher));
            foreach (
                var parameter in metric
                    .Properties()
                    .Where(one => one.Name is not ("metric" or "aggregation" or "higher_is_better"))
            )
                of.SetOne(ConditionKind.Metric, $"{name}.{parameter.Name}", parameter.Value, defaults);
            foreach (var filter in (own.At("filter_list") as JArray ?? []).OfType<JObject>())
                of.SetOne(
                    ConditionKind.Metric,
                    $"{LmEvalResults.MetricOf(name, filter.At("name").Text())}.filter",
                    filter.At("filter")
                );
        }

        foreach (var metric in (results.At("higher_is_better", task) as JObject ?? []).Properties())
        {
            if (metric.Value is JValue { Value: bool higher })
                of.SetScale(metric.Name, MetricScale.Directed(!higher));
        }

        return of;
    }

    /// <summary>What the runner found out of the model, where nobody asked for it.</summary>
    private static void Find(Conditions of, JObject arguments, string name, string? value)
    {
        if (of.Of(ConditionKind.ModelArgument, name) is null)
            of.SetFound(ConditionKind.ModelArgument, name, value);
    }

    /// <summary>A long text by the digest that lm-eval logs of it; older versions log the text alone.</summary>
    private static string? TextOf(JObject results, string name) =>
        results.At($"{name}_sha").Text()
        ?? (
            results.At(name).Text() is { Length: > 0 } text
                ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
                : null
        );

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
                    .Select(part => new JProperty(part[0].Trim(), Value(part[1].Trim())))
            ),
            _ => [],
        };

    // As Python writes them.
    private static JValue Value(string text) =>
        text switch
        {
            "True" or "true" => new(true),
            "False" or "false" => new(false),
            "None" => JValue.CreateNull(),
            _ => new(text),
        };
}
