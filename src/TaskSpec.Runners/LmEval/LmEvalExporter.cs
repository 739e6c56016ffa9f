using TaskSpec.Catalogs;

namespace TaskSpec.Runners.LmEval;

/// <summary>Writes tasks of lm-evaluation-harness: a file of YAML and one of JSON lines each, and the Python that loads and scores them.</summary>
/// <remarks>
/// Neither an input nor a target goes through a template: tasks name the fields that hold them, which are taken as they are. A family
/// is up to three tasks there, as a task asks for an answer, or for log-likelihoods of its choices, or for that of its target.
/// </remarks>
public sealed class LmEvalExporter : Exporter
{
    private static readonly Support noLimits = new(Level.None, "it limits nothing but the tokens of an output");

    /// <inheritdoc/>
    public override string Runner => "lm-eval";

    /// <inheritdoc/>
    public override string Title => "lm-evaluation-harness 0.4.13";

    /// <inheritdoc/>
    public override string Usage =>
        "lm-eval run --include_path DIR --tasks taskspec+all --log_samples --output_path OUT --model …";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        new Dictionary<Feature, Support>
        {
            [Feature.TextMetrics] = new(Level.Full, "scored by taskspec_metrics.py"),
            [Feature.TargetLogLikelihood] = new(Level.Full, "a task of its own, NAME+loglikelihood"),
            [Feature.ChoiceLogLikelihoods] = new(Level.Full, "a task of the type multiple_choice"),
            [Feature.ContainerScore] = new(Level.None, "it runs no container; score the logged outputs with it"),
            [Feature.JudgeScore] = new(Level.None, "it asks no second model; have the judge read the logged outputs"),
            [Feature.HumanScore] = new(Level.None, "it asks nobody"),
            [Feature.StepMetrics] = new(Level.None, "an attempt is one output there"),
            [Feature.Attempts] = new(Level.Full, "repeats"),
            [Feature.Temperature] = new(Level.Full, "generation_kwargs.temperature"),
            [Feature.MaxOutputTokens] = new(Level.Full, "generation_kwargs.max_gen_toks"),
            [Feature.FewShot] = new(Level.Full, "num_fewshot, drawn from FewShotSplit or the other samples"),
            [Feature.TimeLimit] = noLimits,
            [Feature.WorkingLimit] = noLimits,
            [Feature.TokenLimit] = noLimits,
            [Feature.MessageLimit] = noLimits,
            [Feature.TurnLimit] = noLimits,
            [Feature.ToolLimit] = noLimits,
            [Feature.CostLimit] = noLimits,
            [Feature.Tools] = new(Level.None, "it calls no tools; harbor, inspect and metr take agents that do"),
            [Feature.Sandbox] = new(Level.None, "it runs no sandbox; export to inspect"),
            [Feature.Clusters] = new(
                Level.Noted,
                "its standard errors take samples as independent; those of taskspec import do not"
            ),
            [Feature.NamedTasks] = new(Level.Noted, "each row names its task"),
            [Feature.TaskWeights] = new(Level.None, "its means weigh every sample alike"),
            [Feature.HumanTime] = new(Level.Noted, "each row has it"),
            [Feature.Provenance] = new(Level.Noted, "it stands in the task's metadata"),
            [Feature.PublishedData] = new(Level.Full, "dataset_path, its rows asked as taskspec_rows.py says"),
        };

    /// <inheritdoc/>
    protected override void Write(ExportJob job, IReadOnlyList<ExportTask> tasks)
    {
        var suites = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            string[] names = NameOf(task) is { } known ? [known] : [.. Write(job, task)];
            all.UnionWith(names);
            if (names.Length > 0 && task is { Variant: null, Family.Suite: { } suite })
                suites[suite] = [.. suites.GetValueOrDefault(suite, []), .. names];
        }

        foreach (var (suite, names) in suites)
            job.Folder.Write($"{suite}+suite.yaml", LmEvalConfig.OfSuite(suite, names));
        if (all.Count > 0)
            job.Folder.Write($"{LmEvalConfig.Everything}.yaml", LmEvalConfig.OfAll(all));
        job.Folder.Write("taskspec_lm_eval.py", Asset.Read("LmEval/assets/taskspec_lm_eval.py"));
        job.Folder.Write(PythonMetrics.FileName, PythonMetrics.Source);
        if (tasks.Any(task => task.Missing is not null && NameOf(task) is null))
            job.Folder.Write(PublishedSet.RowsFile, PublishedSet.RowsSource);
    }

    /// <inheritdoc/>
    protected override string? NameOf(RunsAs runs) => runs.LmEval;

    /// <summary>Writes the tasks that a family is there, and gives their names.</summary>
    private static IEnumerable<string> Write(ExportJob job, ExportTask task)
    {
        LmEvalTask[] own = [.. LmEvalTask.Of(task, job)];
        if (own.Length == 0)
        {
            job.Report(new(task.Family.Id, null, Lost: true, "lm-eval can score nothing of it, so it is not exported"));
            return [];
        }

        if (task.Missing is null)
            LmEvalData.Write(job, task, own.Any(one => one.Kind == LmEvalKind.Choices));
        foreach (var one in own)
        {
            foreach (var part in one.Parts)
            {
                job.Folder.Write($"{part.Name}.yaml", LmEvalConfig.Of(part));
                if (part.Published is { } set)
                    JsonFiles.Document(
                        job.Folder,
                        $"data/{part.Name}.rows.json",
                        json => set.WriteRows(json, letters: one.Kind == LmEvalKind.Text)
                    );
            }

            if (one.Parts[0].Name != one.Name)
                job.Folder.Write($"{one.Name}.yaml", LmEvalConfig.OfParts(one));
        }

        if (own[0] is { Kind: LmEvalKind.Text } && task.Family.Sampling?.MaxOutputTokens is null)
            job.Report(
                new(
                    task.Family.Id,
                    null,
                    Lost: false,
                    "lm-eval ends outputs after 256 tokens, as Sampling(MaxOutputTokens) says nothing"
                )
            );
        return own.Select(one => one.Name);
    }
}
