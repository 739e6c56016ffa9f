using TaskSpec.Catalogs;

namespace TaskSpec.Runners.LmEval;

/// <summary>A task of lm-evaluation-harness: a family as it is asked in one way, and what is asked of the model.</summary>
/// <param name="Task">The family as it is asked.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Name">Its name there. A plus, which no id holds, marks the second and third task of a family.</param>
/// <param name="Uses">The metrics of an answer's text; for the other kinds all are recorded that there are.</param>
internal sealed record LmEvalTask(ExportTask Task, LmEvalKind Kind, string Name, IReadOnlyList<TextUse> Uses)
{
    /// <summary>What stands between the name of a task and that of a named task in it.</summary>
    public const string PartSign = "~";

    /// <summary>The rows on Hugging Face that are its samples; null where they lie beside it.</summary>
    public PublishedSet? Published { get; private init; }

    /// <summary>The tasks that it is there: one for each named task with a configuration of its own, behind a ~, which no id holds.</summary>
    public IReadOnlyList<LmEvalTask> Parts =>
        Task.Missing is null
            ? [this]
            :
            [
                .. PublishedSet
                    .Of(Task)
                    .Select(set =>
                        this with
                        {
                            Name = set.Named is { } named ? $"{Name}{PartSign}{named.Id}" : Name,
                            Published = set,
                        }
                    ),
            ];

    /// <summary>The tasks that a family needs there. What cannot be scored there is reported.</summary>
    public static IEnumerable<LmEvalTask> Of(ExportTask task, ExportJob job)
    {
        var uses = task.Metrics.ToLookup(use => FeatureUse.Measure(use, task.Family));
        TextUse[] texts = [.. uses[Feature.TextMetrics].Select(use => Text(use, task, job)).OfType<TextUse>()];
        if (texts.Length > 0)
            yield return new(task, LmEvalKind.Text, task.Name, texts);
        if (IsAny(uses[Feature.ChoiceLogLikelihoods], task, job))
            yield return new(task, LmEvalKind.Choices, texts.Length > 0 ? $"{task.Name}+choices" : task.Name, []);
        if (IsAny(uses[Feature.TargetLogLikelihood], task, job))
            yield return new(task, LmEvalKind.Target, $"{task.Name}+loglikelihood", []);
    }

    private static TextUse? Text(MetricUse use, ExportTask task, ExportJob job)
    {
        if (!IsKnown(use, task, job))
            return null;
        if (use.Extract is null)
            return new(use.ResultName(), use.Metric, null);
        if (PythonRegex.Translate(use.Extract, out var problem) is { } pattern)
            return new(use.ResultName(), use.Metric, pattern);
        Lose(use, task, job, $"of its Extract, {problem}; write it without");
        return null;
    }

    private static bool IsAny(IEnumerable<MetricUse> uses, ExportTask task, ExportJob job) =>
        uses.Count(use => IsKnown(use, task, job)) > 0;

    private static bool IsKnown(MetricUse use, ExportTask task, ExportJob job)
    {
        var known = PythonMetrics.Has(use);
        if (!known)
            Lose(use, task, job, Unknown(use));
        else if (HasNoChoices(use, task))
        {
            Lose(use, task, job, "nothing says which fields hold the choices: state Choices in [Samples]");
            return false;
        }
        else if (use.Name is { } name && FeatureUse.Measure(use, task.Family) != Feature.TextMetrics)
            job.Report(new(task.Family.Id, null, Lost: false, $"lm-eval records {name} as {use.Metric}"));
        return known;
    }

    private static bool HasNoChoices(MetricUse use, ExportTask task) =>
        task.Missing is not null
        && task.Family.Samples?.Choices is null
        && FeatureUse.Measure(use, task.Family) == Feature.ChoiceLogLikelihoods;

    private static string Unknown(MetricUse use) =>
        use.Type == typeof(Perplexity).FullName
            ? "it counts no tokens of a target; record BitsPerByte"
            : $"{use.Type} runs in .NET alone; score it with taskspec run";

    private static void Lose(MetricUse use, ExportTask task, ExportJob job, string reason) =>
        job.Report(
            new(
                task.Family.Id,
                FeatureUse.Measure(use, task.Family),
                Lost: true,
                $"lm-eval cannot score {use.ResultName()}: {reason}"
            )
        );
}

/// <summary>A metric of an answer's text.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Metric">Its id.</param>
/// <param name="Extract">What of the answer is scored, in Python; null for all of it.</param>
internal sealed record TextUse(string Name, string Metric, string? Extract);
