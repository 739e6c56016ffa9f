using System.Globalization;
using System.Text.Json;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.EveryEvalEver;

/// <summary>Writes results as Every Eval Ever: an aggregate a model, and a line for each metric of each attempt.</summary>
/// <remarks>
/// The schema asks every line for a score, so what has none goes to a table of its own beside <c>data</c> and is never written as 0. A samples table
/// holds no prompts and outputs: inputs come from the catalog's samples, outputs are empty.
/// </remarks>
public sealed class EveryEvalEverExporter : Exporter
{
    private const string Unscored = "unscored.jsonl";

    /// <inheritdoc/>
    public override string Runner => "every-eval-ever";

    /// <inheritdoc/>
    public override string Title => "Every Eval Ever, schema 0.3.0";

    /// <inheritdoc/>
    public override string Usage => "Check it with: python -m every_eval_ever validate data/*/*/*/*";

    /// <inheritdoc/>
    public override bool WritesResults => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        Enum.GetValues<Feature>()
            .ToDictionary(feature => feature, _ => new Support(Level.Full, "results hold what was measured"));

    /// <inheritdoc/>
    protected override void Write(ExportJob job, IReadOnlyList<ExportTask> tasks)
    {
        var scores = new ScoreTable();
        var models = new SortedDictionary<string, ModelFile>(StringComparer.Ordinal);
        var prompts = new Prompts(job);
        TableWriter<SampleRow>? unscored = null;
        try
        {
            foreach (var row in job.Results!())
            {
                job.Stop.ThrowIfCancellationRequested();
                scores.Add(row);
                if (!models.TryGetValue(row.Model, out var file))
                    models[row.Model] = file = new(row.Model, job.Folder);
                if (row.Value is { } value)
                    file.Write(row, value, prompts.Of(row), Range(job.Catalog, row));
                else
                    (unscored ??= new(ResultTables.Samples, Unscored, job.Folder.Create(Unscored))).Write(row);
            }
        }
        finally
        {
            unscored?.Dispose();
            foreach (var file in models.Values)
                file.Dispose();
        }

        foreach (var group in scores.Rows().GroupBy(score => score.Model))
            Aggregate(job, models[group.Key], [.. group]);
    }

    private static void Aggregate(ExportJob job, ModelFile file, IReadOnlyList<ScoreRow> scores) =>
        JsonFiles.Document(
            job.Folder,
            file.Path + ".json",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("schema_version", EveryEvalEver.Schema);
                json.WriteString("evaluation_id", file.Evaluation);
                // When it was written says nothing of the results, and would make every export another one.
                json.WriteString("retrieved_timestamp", "0");
                json.WriteStartObject("source_metadata");
                json.WriteString("source_name", "TaskSpec");
                json.WriteString("source_type", "evaluation_run");
                json.WriteString("source_organization_name", job.Catalog.Assembly);
                json.WriteString("evaluator_relationship", "other");
                json.WriteEndObject();
                json.WriteStartObject("eval_library");
                json.WriteString("name", "taskspec");
                json.WriteString("version", "unknown");
                json.WriteEndObject();
                json.WriteStartObject("model_info");
                json.Exact("name", file.Model);
                json.Exact("id", file.Model);
                json.WriteStartObject("additional_details");
                json.WriteString("deployment_type", "unknown");
                json.WriteString("model_availability", "unknown");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteStartArray("evaluation_results");
                foreach (var score in scores)
                    Result(json, job.Catalog, score);
                json.WriteEndArray();
                if (file.Rows > 0)
                {
                    json.WriteStartObject("detailed_evaluation_results");
                    json.WriteString("format", "jsonl");
                    json.WriteString("file_path", file.Path + "_samples.jsonl");
                    json.WriteNumber("total_rows", file.Rows);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }
        );

    private static void Result(Utf8JsonWriter json, Catalog catalog, ScoreRow score)
    {
        var use = MetricOf(catalog, score.Task, score.Metric);
        var name = EveryEvalEver.NameOf(score.Task, score.Variant);
        json.WriteStartObject();
        json.WriteString("evaluation_result_id", $"{name}/{score.Metric}");
        json.WriteString("evaluation_name", name);
        json.WriteStartObject("source_data");
        json.WriteString("dataset_name", score.Task);
        json.WriteString("source_type", "other");
        json.WriteStartObject("additional_details");
        json.WriteString("taskspec_catalog", catalog.Assembly);
        if (score.Version is { } version)
            json.WriteString("taskspec_version", version);
        if (score.Variant is { } variant)
            json.WriteString("taskspec_variant", variant);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("metric_config");
        json.WriteString("metric_id", score.Metric);
        json.WriteBoolean(
            "lower_is_better",
            use is null
                ? score.Scale?.IsLowerBetter == true
                : (use.Best ?? double.PositiveInfinity) < (use.Worst ?? double.NegativeInfinity)
        );
        if (use is { Best: not null } or { Worst: not null })
        {
            json.WriteString("score_type", "continuous");
            Bound(json, "min_score", Least(use));
            Bound(json, "max_score", Greatest(use));
        }

        json.WriteEndObject();
        json.WriteStartObject("score_details");
        json.WriteNumber("score", score.Value);
        json.WriteStartObject("uncertainty");
        if (score.StdErr is { } error)
        {
            json.WriteStartObject("standard_error");
            json.WriteNumber("value", error);
            json.WriteString("method", "analytic");
            json.WriteEndObject();
        }

        json.WriteNumber("num_samples", (long)(score.N ?? 0));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Bound(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteString(name, value > 0 ? "Infinity" : "-Infinity");
    }

    private static double Least(MetricUse use) =>
        Math.Min(use.Best ?? double.PositiveInfinity, use.Worst ?? double.NegativeInfinity);

    private static double Greatest(MetricUse use) =>
        Math.Max(use.Best ?? double.PositiveInfinity, use.Worst ?? double.NegativeInfinity);

    private static MetricUse? MetricOf(Catalog catalog, string task, string metric) =>
        catalog.Families.FirstOrDefault(family => family.Id == task) is { } family
            ? family.Records.Prepend(family.Headline).FirstOrDefault(use => use?.ResultName() == metric)
            : null;

    /// <summary>The metric's best value, which alone counts as correct; 1 where nobody declares it.</summary>
    private static double Range(Catalog catalog, SampleRow row) => MetricOf(catalog, row.Task, row.Metric)?.Best ?? 1;
}
