using System.Text.Json;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using static TaskSpec.Runners.Support;

namespace TaskSpec.Runners.Inspect;

/// <summary>Writes data sets, bundles and run configurations for Inspect, and one task file that loads them all.</summary>
/// <remarks>
/// Inspect's own scorers agree with none of TaskSpec's metrics: <c>exact</c> leaves out articles and punctuation, <c>match</c> case, <c>f1</c>
/// rounds to two places. So the metrics go along.
/// </remarks>
public sealed class InspectExporter : Exporter
{
    /// <summary>The task file, the same for every catalog.</summary>
    internal const string TaskFile = "taskspec_inspect.py";

    /// <summary>The file whose tasks are all of an export.</summary>
    internal const string EveryFile = "taskspec_all.py";

    /// <inheritdoc/>
    public override string Runner => "inspect";

    /// <inheritdoc/>
    public override string Title => "Inspect (inspect_ai 0.3.260)";

    /// <inheritdoc/>
    public override string Usage => "in that folder: inspect eval --run-config NAME.run.json --model MODEL";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        new Dictionary<Feature, Support>
        {
            [Feature.TextMetrics] = Full("a scorer beside the task"),
            [Feature.TargetLogLikelihood] = None("it asks for text and not how likely one is; export to lm-eval"),
            [Feature.ChoiceLogLikelihoods] = None("it asks for text and not how likely a choice is; export to lm-eval"),
            [Feature.ContainerScore] = None(
                "write a scorer that runs the program in the sandbox, and name it with inspect score --scorer"
            ),
            [Feature.JudgeScore] = None("name model_graded_qa with its template and the judge with inspect score --scorer"),
            [Feature.HumanScore] = None("have people score the logged outputs"),
            [Feature.StepMetrics] = None("it scores an attempt as a whole"),
            [Feature.Attempts] = Full("epochs"),
            [Feature.Temperature] = Full("temperature"),
            [Feature.MaxOutputTokens] = Full("max_tokens"),
            [Feature.FewShot] = Full("turns of the conversation, from FewShotSplit or the first samples of other clusters"),
            [Feature.TimeLimit] = Full("time_limit"),
            [Feature.WorkingLimit] = Full("working_limit"),
            [Feature.TokenLimit] = Full("token_limit"),
            [Feature.MessageLimit] = Full("message_limit"),
            [Feature.TurnLimit] = Full("turn_limit"),
            [Feature.CostLimit] = Full("cost_limit, with --model-cost-config"),
            [Feature.ToolLimit] = Noted("it stands in the metadata; set the timeout of the tool in the solver"),
            [Feature.Tools] = Noted("its name stands in the metadata; name an agent that has it with --solver"),
            [Feature.Sandbox] = Full("sandbox"),
            [Feature.Clusters] = Full("stderr(cluster=\"cluster\")"),
            [Feature.NamedTasks] = Noted("each sample's metadata names its task, and taskspec import reads it"),
            [Feature.TaskWeights] = Noted("its mean weighs samples alike; the weights stand in the catalog"),
            [Feature.HumanTime] = Noted("each sample's metadata has its minutes, and taskspec import reads them"),
            [Feature.Provenance] = Noted("it stands in the metadata of the task, a canary in that of each sample"),
            [Feature.PublishedData] = Full("hf_dataset, its rows asked as taskspec_rows.py says"),
        };

    /// <inheritdoc/>
    protected override void Write(ExportJob job, IReadOnlyList<ExportTask> tasks)
    {
        var own = tasks.Where(task => NameOf(task) is null).ToArray();
        foreach (var task in own)
        {
            var canary = task.Family.Provenance?.Canary;
            if (task.Missing is null)
                JsonFiles.Lines(
                    job.Folder,
                    InspectBundle.Data(task),
                    job.SamplesOf(task),
                    (json, sample) => Write(json, task, sample, canary)
                );
            JsonFiles.Document(
                job.Folder,
                InspectBundle.Of(task),
                json => InspectBundle.Write(json, task, PythonScore.Of(task, job, Runner))
            );
            JsonFiles.Document(job.Folder, $"{task.Name}.run.json", json => InspectBundle.WriteRun(json, task));
            if (InspectBundle.Image(task) is not null)
                JsonFiles.Document(
                    job.Folder,
                    InspectBundle.Compose(task),
                    json => InspectBundle.WriteCompose(json, task.Family.Sandbox!)
                );
        }

        if (own.Length > 0)
            job.Folder.Write(EveryFile, InspectBundle.Every(own));
        job.Folder.Write(TaskFile, Asset.Read($"Inspect/assets/{TaskFile}"));
        job.Folder.Write(PythonScore.SamplesFile, PythonScore.SamplesSource);
        job.Folder.Write(PublishedSet.RowsFile, PublishedSet.RowsSource);
        job.Folder.Write(PythonMetrics.FileName, PythonMetrics.Source);
    }

    /// <inheritdoc/>
    protected override string? NameOf(RunsAs runs) => runs.Inspect;

    /// <inheritdoc/>
    public override string UsageOf(ExportJob job)
    {
        var known = job.Tasks.Select(NameOf).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        string[] names = [.. job.Folder.Files.Contains(EveryFile) ? [EveryFile] : Array.Empty<string>(), .. known];
        return $"in that folder: inspect eval-set {string.Join(' ', names)} --log-dir LOGS --continue-on-fail --model MODEL";
    }

    /// <summary>A line that json_dataset reads too.</summary>
    private static void Write(Utf8JsonWriter json, ExportTask task, Sample sample, string? canary)
    {
        json.WriteStartObject();
        json.WriteString("id", sample.Id);
        json.Exact("input", sample.Input);
        json.Exact("target", sample.Target);
        if (sample.Choices.Count > 0)
        {
            json.WriteStartArray("choices");
            foreach (var choice in sample.Choices)
                json.WriteRawValue(JsonWriter.Quoted(choice), skipInputValidation: true);
            json.WriteEndArray();
        }

        json.WriteStartObject("metadata");
        // Clustered standard errors need a cluster of every sample; one by itself changes nothing.
        json.WriteString("cluster", sample.Cluster ?? $"sample {sample.Id}");
        if (canary is not null)
            json.WriteString("canary", canary);
        json.WritePropertyName(ResultKey.Slot);
        ResultKey.Of(task, sample).Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
