using System.Globalization;
using TaskSpec.Catalogs;
using static TaskSpec.Runners.Support;

namespace TaskSpec.Runners.Harbor;

/// <summary>Writes Harbor's tasks: a folder for each sample, whose agent leaves its answer in a file, which the verifier scores.</summary>
/// <remarks>
/// Fields are those of schema 1.1, which later ones read. Harbor's mean takes one figure a task, so <c>reward.json</c> holds the headline alone and the recorded
/// metrics stand beside it in <c>metrics.json</c>.
/// </remarks>
public sealed class HarborExporter : Exporter
{
    private const string Answer = "/app/answer.txt";
    private const string Image = "python:3.13-slim";

    /// <inheritdoc/>
    public override string Runner => "harbor";

    /// <inheritdoc/>
    public override string Title => "Harbor (task.toml, schema 1.1)";

    /// <inheritdoc/>
    public override string Usage => "harbor run -p FAMILY -a AGENT -m MODEL";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Feature, Support> Capabilities { get; } =
        new Dictionary<Feature, Support>
        {
            [Feature.TextMetrics] = new(Level.Full, "tests/test.sh, of what the agent leaves in " + Answer),
            [Feature.TargetLogLikelihood] = None(
                "it takes what an agent leaves behind, not how likely a text is; export to lm-eval"
            ),
            [Feature.ChoiceLogLikelihoods] = None(
                "it takes what an agent leaves behind, not how likely a choice is; export to lm-eval"
            ),
            [Feature.ContainerScore] = None("tests/test.sh gives no reward; call your program in it"),
            [Feature.JudgeScore] = None("tests/test.sh gives no reward; ask the judge in it"),
            [Feature.HumanScore] = None("it has no scores by hand"),
            [Feature.StepMetrics] = None("it scores an attempt as a whole"),
            [Feature.Attempts] = Noted("start it with --n-attempts"),
            [Feature.Temperature] = Noted("the agent draws outputs"),
            [Feature.MaxOutputTokens] = Noted("the agent draws outputs"),
            [Feature.FewShot] = None("a task is one instruction, so that it is not exported; export to lm-eval or inspect"),
            [Feature.TimeLimit] = new(Level.Full, "[agent] timeout_sec"),
            [Feature.WorkingLimit] = Noted("its clock does not stop while the model's service is waited for"),
            [Feature.TokenLimit] = Noted("it has no budget of tokens"),
            [Feature.MessageLimit] = Noted("it counts no messages"),
            [Feature.TurnLimit] = Noted("it counts no turns; some agents take such a limit"),
            [Feature.ToolLimit] = Noted("it has no limit of one call"),
            [Feature.CostLimit] = Noted("it has no budget"),
            [Feature.Tools] = Noted("the agent brings its tools"),
            [Feature.Sandbox] = new(Level.Full, "[environment]; python3 is added for the verifier where the image lacks it"),
            [Feature.Clusters] = Noted("[metadata.taskspec]"),
            [Feature.NamedTasks] = Noted("each sample is a task there, whose metadata names its task here"),
            [Feature.TaskWeights] = Noted("its mean weighs all tasks alike"),
            [Feature.HumanTime] = Noted("[metadata] expert_time_estimate_hours"),
            [Feature.Provenance] = Noted("[metadata]; a canary stands in task.toml and never in the instruction"),
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
            if (task.FewShot > 0)
            {
                job.Report(
                    new(
                        task.Family.Id,
                        Feature.FewShot,
                        Lost: true,
                        $"harbor does not export {task.Name}: its {task.FewShot} solved examples have no place in one instruction"
                    )
                );
                continue;
            }

            var scores = PythonScore.Of(task, job, Runner);
            foreach (var sample in job.SamplesOf(task))
                HarborTask.Write(job.Folder, task, sample, scores, Answer, Image);
        }
    }
}
