using System.Text.Json;
using TaskSpec.Catalogs;
using static TaskSpec.Runners.Support;

namespace TaskSpec.Runners.Metr;

/// <summary>Writes families of the METR Task Standard: a folder for each, with what it asks, what scores it, and a manifest.</summary>
public sealed class MetrExporter : Exporter
{
    private const string Limit = "limits are a run's there; it stands in the manifest's meta, so set it when you start runs";
    private const string Agent = "the agent draws outputs; it stands in the manifest's meta";

    /// <inheritdoc/>
    public override string Runner => "metr";

    /// <inheritdoc/>
    public override string Title => "METR Task Standard 0.5.0 (archived; METR points to Inspect)";

    /// <inheritdoc/>
    public override string Usage =>
        "in Vivaria: viv run FAMILY/TASK --task-family-path FAMILY; in Inspect: build the family's image with inspect-metr-task-bridge, then inspect eval mtb/bridge -T image_tag=FAMILY-VERSION";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        new Dictionary<Feature, Support>
        {
            [Feature.TextMetrics] = new(Level.Full, "score()"),
            [Feature.TargetLogLikelihood] = None("it takes what an agent submits, not how likely a text is; export to lm-eval"),
            [Feature.ChoiceLogLikelihoods] = None(
                "it takes what an agent submits, not how likely a choice is; export to lm-eval"
            ),
            [Feature.ContainerScore] = None("score() gives None, which asks for a score by hand; run the program in it instead"),
            [Feature.JudgeScore] = None("score() gives None, which asks for a score by hand; ask the judge in it instead"),
            [Feature.HumanScore] = new(Level.Full, "score() gives None, which asks for a score by hand"),
            [Feature.StepMetrics] = None("it scores a submission as a whole"),
            [Feature.Attempts] = Noted("start so many runs of each task"),
            [Feature.Temperature] = Noted(Agent),
            [Feature.MaxOutputTokens] = Noted(Agent),
            [Feature.FewShot] = None("a task is one instruction, so that it is not exported; export to lm-eval or inspect"),
            [Feature.TimeLimit] = Noted(Limit),
            [Feature.WorkingLimit] = Noted(Limit),
            [Feature.TokenLimit] = Noted(Limit),
            [Feature.MessageLimit] = Noted(Limit),
            [Feature.TurnLimit] = Noted(Limit),
            [Feature.ToolLimit] = Noted(Limit),
            [Feature.CostLimit] = Noted(Limit),
            [Feature.Tools] = Noted("the agent brings its tools; their names stand in the manifest's meta"),
            [Feature.Sandbox] = Noted(
                "internet access is a permission there; it builds its own image, so install in install() what the other has"
            ),
            [Feature.Clusters] = Noted("each task's meta names its cluster"),
            [Feature.NamedTasks] = Noted("each sample is a task there, whose meta names its task here"),
            [Feature.TaskWeights] = Noted("it weighs no tasks; the weights stand in the catalog"),
            [Feature.HumanTime] = Noted("each task's meta has human_minutes"),
            [Feature.Provenance] = Noted("it stands in the manifest's meta, a canary with the data too"),
            [Feature.PublishedData] = new(
                Level.None,
                "it loads no data set; export to lm-eval or inspect, or implement ISamples"
            ),
        };

    /// <inheritdoc/>
    protected override void Write(ExportJob job, IReadOnlyList<ExportTask> tasks)
    {
        var names = new FamilyNames();
        foreach (var task in tasks)
        {
            if (task.FewShot > 0)
                // Without its examples it would be another task under the same name.
                job.Report(
                    new(
                        task.Family.Id,
                        Feature.FewShot,
                        Lost: true,
                        $"metr does not export {task.Name}: its {task.FewShot} solved examples have no place in one instruction"
                    )
                );
            else
                WriteFamily(job, task, names.Of(task));
        }
    }

    private void WriteFamily(ExportJob job, ExportTask task, string name)
    {
        var scores = PythonScore.Of(task, job, Runner);
        var headline = scores.FirstOrDefault(score => score.Name == task.Family.Headline?.ResultName());
        foreach (var other in scores.Where(score => score != headline))
            job.Report(
                new(
                    task.Family.Id,
                    Feature.TextMetrics,
                    Lost: true,
                    $"metr cannot measure {other.Name}: a run has one score, the headline's"
                )
            );
        using var data = new TaskFile(job.Folder, $"{name}/taskspec.json", json => MetrFamily.WriteData(json, task, headline));
        using var manifest = new TaskFile(
            job.Folder,
            $"{name}/manifest.yaml",
            json => MetrFamily.WriteManifest(json, task, name)
        );
        foreach (var sample in job.SamplesOf(task))
        {
            data.Add(sample.Id, json => json.Exact("instructions", sample.Input), json => json.Exact("target", sample.Target));
            manifest.Add(sample.Id, json => MetrFamily.WriteTask(json, task, sample));
        }

        job.Folder.Write($"{name}/{name}.py", Asset.Read("Metr/assets/taskspec_family.py"));
        job.Folder.Write($"{name}/{PythonScore.SamplesFile}", PythonScore.SamplesSource);
        job.Folder.Write($"{name}/{PythonMetrics.FileName}", PythonMetrics.Source);
    }
}
