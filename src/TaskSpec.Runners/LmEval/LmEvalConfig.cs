using System.Text.Json;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.LmEval;

/// <summary>The files that declare a task and a group: JSON, which YAML takes in, but for the tags that name functions.</summary>
internal static class LmEvalConfig
{
    /// <summary>The name by which every task of an export runs.</summary>
    public const string Everything = "taskspec+all";

    private const string Delimiter = "\n\n";

    /// <summary>A task's file.</summary>
    public static string Of(LmEvalTask task) =>
        JsonFiles.Text(json =>
        {
            json.WriteStartObject();
            json.WriteString("task", task.Name);
            if (task.Published is { } set)
                Published(json, task, set);
            else
                Beside(json, task.Task);
            json.WriteNumber("num_fewshot", task.Task.FewShot);
            json.WriteString("doc_to_text", "input");
            Asked(json, task);
            Metrics(json, task);
            Metadata(json, task);
            json.WriteEndObject();
        });

    /// <summary>A suite's file: a group of its families, without a score of its own.</summary>
    public static string OfSuite(string suite, IEnumerable<string> names) => Group($"{suite}+suite", names, suite, _ => { });

    /// <summary>The file of all tasks, those that lm-eval has already among them: a group without a score of its own.</summary>
    public static string OfAll(IEnumerable<string> names) => Group(Everything, names, null, _ => { });

    /// <summary>The file of a task whose named tasks are tasks by themselves: a group with the mean of all their samples.</summary>
    public static string OfParts(LmEvalTask task) =>
        Group(
            task.Name,
            task.Parts.Select(part => part.Name),
            null,
            json =>
            {
                json.WriteStartArray("aggregate_metric_list");
                foreach (var metric in MetricsOf(task))
                {
                    json.WriteStartObject();
                    json.WriteString("metric", metric);
                    json.WriteString("aggregation", "mean");
                    json.WriteBoolean("weight_by_size", true);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartObject("metadata");
                json.WriteString("version", task.Task.Family.Version);
                json.WriteEndObject();
            }
        );

    private static string Group(string name, IEnumerable<string> tasks, string? alias, Action<Utf8JsonWriter> rest) =>
        JsonFiles.Text(json =>
        {
            json.WriteStartObject();
            json.WriteString("group", name);
            json.Texts(("group_alias", alias));
            json.WriteStartArray("task");
            foreach (var task in tasks)
                json.WriteStringValue(task);
            json.WriteEndArray();
            rest(json);
            json.WriteEndObject();
        });

    private static void Beside(Utf8JsonWriter json, ExportTask task)
    {
        json.WriteFunction("custom_dataset", "load");
        json.WriteStartObject("dataset_kwargs");
        json.WriteString("file", LmEvalData.FileOf(task));
        json.WriteEndObject();
        json.WriteString("test_split", "test");
        json.WriteString("fewshot_split", "test");
    }

    private static void Published(Utf8JsonWriter json, LmEvalTask task, PublishedSet set)
    {
        var source = set.Source;
        json.WriteString("dataset_path", source.HuggingFace);
        json.Texts(("dataset_name", set.Config));
        if (source.Revision is { } revision)
        {
            json.WriteStartObject("dataset_kwargs");
            json.WriteString("revision", revision);
            json.WriteEndObject();
        }

        json.WriteString("test_split", source.Split);
        json.WriteString("fewshot_split", source.FewShotSplit ?? source.Split);
        // A function's name ends at the last dot.
        json.WriteFunction("process_docs", $"rows_{task.Name.Replace('.', '/')}");
    }

    private static void Asked(Utf8JsonWriter json, LmEvalTask task)
    {
        switch (task.Kind)
        {
            case LmEvalKind.Text:
                json.WriteString("output_type", "generate_until");
                json.WriteString("doc_to_target", "target");
                if (task.Published?.ShowsMore == true)
                    Shown(json, "solution");
                Generation(json, task.Task);
                break;
            case LmEvalKind.Choices:
                json.WriteString("output_type", "multiple_choice");
                json.WriteString("doc_to_target", "gold");
                json.WriteString("doc_to_choice", "choices");
                json.WriteFunction("process_results", "choices");
                break;
            default:
                json.WriteString("output_type", "loglikelihood");
                json.WriteFunction("doc_to_target", "continuation");
                Shown(json, task.Published?.ShowsMore == true ? "solution" : "target");
                json.WriteFunction("process_results", "targets");
                break;
        }
    }

    /// <summary>What solved examples show as the answer.</summary>
    private static void Shown(Utf8JsonWriter json, string field)
    {
        json.WriteStartObject("fewshot_config");
        json.WriteString("doc_to_target", field);
        json.WriteEndObject();
    }

    /// <summary>An output ends by itself or at the limit of tokens; after solved examples also where another one would begin.</summary>
    private static void Generation(Utf8JsonWriter json, ExportTask task)
    {
        var sampling = task.Family.Sampling;
        json.WriteStartObject("generation_kwargs");
        json.WriteStartArray("until");
        if (task.FewShot > 0)
            json.WriteStringValue(Delimiter);
        json.WriteEndArray();
        if (sampling?.Temperature is { } temperature)
        {
            json.WriteBoolean("do_sample", temperature > 0);
            json.WriteNumber("temperature", temperature);
        }

        if (sampling?.MaxOutputTokens is { } tokens)
            json.WriteNumber("max_gen_toks", tokens);
        json.WriteEndObject();
        if (task.Attempts == 1)
            return;
        json.WriteNumber("repeats", task.Attempts);
        // Without it only the first attempt would be scored.
        json.Raw("filter_list", $$"""[{"name": "none", "filter": [{"function": "take_first_k", "k": {{task.Attempts}}}]}]""");
    }

    private static void Metrics(Utf8JsonWriter json, LmEvalTask task)
    {
        json.WriteStartArray("metric_list");
        if (task.Kind == LmEvalKind.Text)
            Texts(json, task);
        else
            foreach (var metric in MetricsOf(task))
            {
                json.WriteStartObject();
                json.WriteString("metric", metric);
                json.WriteString("aggregation", "mean");
                json.WriteBoolean("higher_is_better", PythonMetrics.HigherIsBetter(metric));
                json.WriteEndObject();
            }

        json.WriteEndArray();
    }

    /// <summary>The metrics as results call them.</summary>
    private static IEnumerable<string> MetricsOf(LmEvalTask task) =>
        task.Kind switch
        {
            LmEvalKind.Text => task.Uses.Select(use => use.Name),
            LmEvalKind.Choices => PythonMetrics.Choice.Order(StringComparer.Ordinal),
            _ => PythonMetrics.Target.Order(StringComparer.Ordinal),
        };

    private static void Texts(Utf8JsonWriter json, LmEvalTask task)
    {
        json.WriteStartObject();
        json.WriteFunction("metric", "texts");
        if (task.Task.Attempts == 1)
            json.WriteString("aggregation", "mean");
        else
            json.WriteFunction("aggregation", "mean");
        json.WriteBoolean("higher_is_better", true);
        json.WriteStartArray("uses");
        foreach (var use in task.Uses)
        {
            json.WriteStartObject();
            json.WriteString("name", use.Name);
            json.WriteString("metric", use.Metric);
            if (use.Extract is { } extract)
                json.WriteString("extract", extract);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Metadata(Utf8JsonWriter json, LmEvalTask task)
    {
        var family = task.Task.Family;
        json.WriteStartObject("metadata");
        json.WriteString("version", family.Version);
        json.WritePropertyName(ResultKey.Slot);
        (ResultKey.Of(task.Task) with { Subtask = task.Published?.Named?.Id }).Write(json);
        if (family.Title is { } title)
            json.WriteString("title", title);
        if (family.Provenance is { } provenance)
            Provenance(json, provenance);
        FamilyMetadata.WriteEntries(json, family);
        json.WriteEndObject();
    }

    private static void Provenance(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteStartObject("provenance");
        json.Texts(
            ("license", provenance.License),
            ("url", provenance.Url),
            ("canary", provenance.Canary),
            ("publicSince", provenance.PublicSince)
        );
        json.WriteEndObject();
    }
}
