using System.Text;
using System.Text.Json;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Promptfoo;

/// <summary>Writes a config and its tests for each task, and beside them the scorers that they call.</summary>
/// <remarks>
/// promptfoo takes the values of variables, patterns and metadata for templates, file names or lists of values, so all free text travels as base64. The target is in
/// no variable, so that no prompt can name it.
/// </remarks>
public sealed class PromptfooExporter : Exporter
{
    private const string Metrics = "taskspec.metrics.cjs";
    private const string Characters = "taskspec.characters.cjs";
    private const string Filter = "taskspec.b64.cjs";

    /// <summary>The name of the prompt that is the input as it is.</summary>
    internal const string Text = "text";

    /// <summary>The name of the prompt that is a message with the input.</summary>
    internal const string Chat = "chat";

    private const string PlainPrompt = "{{ input | b64 }}";
    private const string ChatPrompt = """[{"role": "user", "content": {{ input | b64 | dump }}}]""";

    private static readonly UTF8Encoding utf8 = new(false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public override string Runner => "promptfoo";

    /// <inheritdoc/>
    public override string Title => "promptfoo 0.121.20";

    /// <inheritdoc/>
    public override string Usage =>
        "Run promptfoo eval -c NAME.promptfooconfig.json --providers openai:gpt-4.1 --no-cache -o NAME.results.jsonl; without --providers it asks promptfoo's echo, which tries the files and no model";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        new Dictionary<Feature, Support>
        {
            [Feature.TextMetrics] = new(Level.Full, $"{Metrics} computes them"),
            [Feature.TargetLogLikelihood] = Lost("it asks for text and scores no target; measure it with lm-eval"),
            [Feature.ChoiceLogLikelihoods] = Lost("it asks for text and scores no choice; measure it with lm-eval"),
            [Feature.ContainerScore] = Lost("it runs no container; run the script on the outputs that it logs"),
            [Feature.JudgeScore] = Lost(
                "its graders take their own prompts and scale; have the judge read the outputs that it logs"
            ),
            [Feature.HumanScore] = Lost("nobody is asked; have people read the outputs that it logs"),
            [Feature.StepMetrics] = Lost("it sees the answer alone"),
            [Feature.Attempts] = new(Level.Full, "evaluateOptions.repeat"),
            [Feature.Temperature] = new(Level.Full, "temperature in the options of each test"),
            [Feature.MaxOutputTokens] = new(Level.Full, "max_tokens in the options of each test"),
            [Feature.FewShot] = Lost("its prompts hold no solved examples; write them into the inputs"),
            [Feature.TimeLimit] = new(Level.Full, "evaluateOptions.timeoutMs"),
            [Feature.WorkingLimit] = Lost("its clock runs while the service is waited for; declare TimeSeconds"),
            [Feature.TokenLimit] = Lost(
                "it counts tokens and stops at no number of them; declare MaxOutputTokens for single outputs"
            ),
            [Feature.MessageLimit] = Lost("each attempt is one message; give the limit to the provider"),
            [Feature.TurnLimit] = Lost("each attempt is one turn; give the limit to the provider"),
            [Feature.ToolLimit] = Lost("tools are the provider's; give the limit to it"),
            [Feature.CostLimit] = Lost("it adds costs up and stops at none"),
            [Feature.Tools] = Lost("tools are the provider's; give them to it"),
            [Feature.Sandbox] = Lost("it has no sandbox; start it in one"),
            [Feature.Clusters] = new(Level.Noted, "they are in metadata.taskspec of each test, where import finds them"),
            [Feature.NamedTasks] = new(Level.Noted, "they are in metadata.taskspec of each test, where import finds them"),
            [Feature.TaskWeights] = Lost("its means are over tests alike"),
            [Feature.HumanTime] = new(Level.Noted, "it is in metadata.taskspec of each test, where import finds it"),
            [Feature.Provenance] = new(Level.Noted, "it is in NAME.taskspec.json; a canary is with each test, and in no prompt"),
            [Feature.PublishedData] = new(
                Level.None,
                "it loads no data set; export to lm-eval or inspect, or implement ISamples"
            ),
        };

    /// <inheritdoc/>
    protected override void Write(ExportJob job, IReadOnlyList<ExportTask> tasks)
    {
        foreach (var task in tasks)
        {
            if (task.Variant?.FewShot is > 0 and var shots)
            {
                job.Report(
                    new(
                        task.Family.Id,
                        Feature.FewShot,
                        Lost: true,
                        FormattableString.Invariant(
                            $"the variant {task.Variant.Id} is not exported: promptfoo would ask it without its {shots} solved examples"
                        )
                    )
                );
                continue;
            }

            var metrics = PromptfooMetrics.Of(task, job);
            if (metrics.Count == 0)
                job.Report(
                    new(
                        task.Family.Id,
                        null,
                        Lost: true,
                        "promptfoo can measure none of its metrics: it asks, logs outputs, and passes them all"
                    )
                );
            var misread = WriteTests(job, task);
            if (misread > 0)
                job.Report(
                    new(
                        task.Family.Id,
                        null,
                        Lost: false,
                        FormattableString.Invariant(
                            $"promptfoo would alter {misread} of its inputs as plain text, so they are chat messages; for a model that completes text set prompts to {PlainPrompt}"
                        )
                    )
                );
            WriteConfig(job, task, metrics, chat: misread > 0);
            WriteNotes(job, task);
        }

        job.Folder.Write(Metrics, Asset.Read($"Promptfoo/assets/{Metrics}"));
        job.Folder.Write(Characters, Asset.WithCharacters($"Promptfoo/assets/{Characters}"));
        job.Folder.Write(Filter, Asset.Read($"Promptfoo/assets/{Filter}"));
    }

    private static Support Lost(string how) => new(Level.None, how);

    /// <summary>Writes a line for each sample.</summary>
    /// <returns>How many inputs promptfoo would alter as plain text.</returns>
    private static int WriteTests(ExportJob job, ExportTask task)
    {
        var misread = 0;
        JsonFiles.Lines(
            job.Folder,
            $"{task.Name}.tests.jsonl",
            job.SamplesOf(task),
            (json, sample) =>
            {
                misread += ChatText.IsMisread(sample.Input) ? 1 : 0;
                json.WriteStartObject();
                json.WriteString("description", sample.Id);
                json.WriteStartObject("vars");
                json.WriteBase64String("input", utf8.GetBytes(sample.Input));
                json.WriteEndObject();
                json.WriteStartObject("metadata");
                json.WritePropertyName(ResultKey.Slot);
                ResultKey.Of(task, sample).Write(json);
                json.WriteBase64String("target", utf8.GetBytes(sample.Target));
                json.Texts(("canary", task.Family.Provenance?.Canary));
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );
        return misread;
    }

    private static void WriteConfig(ExportJob job, ExportTask task, IReadOnlyList<MetricUse> metrics, bool chat) =>
        JsonFiles.Document(
            job.Folder,
            $"{task.Name}.promptfooconfig.json",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("description", task.Name);
                json.WriteStartArray("prompts");
                json.WriteStartObject();
                json.WriteString("label", chat ? Chat : Text);
                json.WriteString("raw", chat ? ChatPrompt : PlainPrompt);
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteStartObject("nunjucksFilters");
                json.WriteString("b64", $"./{Filter}");
                json.WriteEndObject();
                json.WriteStartArray("providers");
                json.WriteStringValue("echo");
                json.WriteEndArray();
                WriteDefaults(json, task, metrics);
                json.WriteString("tests", $"file://{task.Name}.tests.jsonl");
                json.WriteStartObject("evaluateOptions");
                json.WriteNumber("repeat", task.Attempts);
                json.WriteBoolean("cache", false);
                if (task.Family.Limits?.TimeSeconds is { } seconds)
                    // A longer time than a timer of Node.js has would end everything at once.
                    json.WriteNumber("timeoutMs", Math.Min(int.MaxValue, 1000L * seconds));
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );

    private static void WriteDefaults(Utf8JsonWriter json, ExportTask task, IReadOnlyList<MetricUse> metrics)
    {
        json.WriteStartObject("defaultTest");
        json.WriteStartObject("options");
        json.WriteBoolean("disableVarExpansion", true);
        if (task.Family.Sampling?.Temperature is { } temperature)
            json.WriteNumber("temperature", temperature);
        if (task.Family.Sampling?.MaxOutputTokens is { } tokens)
            json.WriteNumber("max_tokens", tokens);
        json.WriteEndObject();
        json.WriteStartArray("assert");
        foreach (var use in metrics)
            PromptfooMetrics.Write(json, use, headline: use == task.Family.Headline);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What promptfoo has no place for that no template could reach.</summary>
    private static void WriteNotes(ExportJob job, ExportTask task) =>
        JsonFiles.Document(
            job.Folder,
            $"{task.Name}.taskspec.json",
            json =>
            {
                var family = task.Family;
                json.WriteStartObject();
                json.WritePropertyName(ResultKey.Slot);
                ResultKey.Of(task).Write(json);
                json.Texts(
                    ("title", family.Title),
                    ("license", family.Provenance?.License),
                    ("url", family.Provenance?.Url),
                    ("publicSince", family.Provenance?.PublicSince),
                    ("canary", family.Provenance?.Canary)
                );
                FamilyMetadata.WriteEntries(json, family);
                json.WriteEndObject();
            }
        );
}
