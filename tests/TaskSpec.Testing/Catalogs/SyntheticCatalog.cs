using TaskSpec.Catalogs;

namespace TaskSpec.Testing.Catalogs;

/// <summary>Makes catalogs of any size whose families differ: in length, samples, metrics, choices, gates and shared steps.</summary>
public static class SyntheticCatalog
{
    private static readonly MetricUse Exact = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text };
    private static readonly MetricUse Edit = new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight);
    private static readonly MetricUse Likelihood = new("log_likelihood", "TaskSpec.LogLikelihood", Form.LogLikelihood);
    private static readonly MetricUse Accuracy = new("accuracy", "TaskSpec.Accuracy", Form.ArgmaxOfChoices);

    /// <summary>A catalog, the same one for the same numbers.</summary>
    public static Catalog Of(int families, int tasks) =>
        new()
        {
            Assembly = "Synthetic",
            Plan = ScalingPlan.Default,
            Tools = [new ToolInfo("python", "Synthetic.Python") { Input = Requirement.AnyCorrect }],
            Families = Enumerable.Range(0, families).Select(i => FamilyOf(i, tasks)).ToEquatableArray(),
        };

    private static Family FamilyOf(int i, int tasks)
    {
        var length = 2 + i * 7 % 150;
        var family = new Family
        {
            Id = $"family-{i:0000}",
            Version = "1.0.0",
            Type = $"Synthetic.Family{i:0000}",
            Title = $"The synthetic family {i}",
            Headline = Exact,
            Answer = new Answer { Tokens = length },
            Tasks = Enumerable.Range(0, tasks).Select(task => TaskOf(i, task)).ToEquatableArray(),
        };
        return (i % 5) switch
        {
            0 => family,
            1 => family with { Records = [Edit] },
            2 => family with
            {
                Records = [Edit, Likelihood],
                Samples = new SampleSource(SampleKind.Declared) { Count = 1_000 + i },
            },
            3 => family with { Headline = Accuracy, Choices = new Choices(2 + i % 4) },
            _ => family with { Steps = [Script(i, length), Result(i)] },
        };
    }

    private static EvalTask TaskOf(int family, int task) =>
        new($"task-{task:0000}")
        {
            HumanMinutes = 1 + (family * 31 + task * 17) % 480,
            HumanSource = HumanSource.Estimate,
            Samples = 1 + (family + task) % 3,
        };

    private static StepInfo Script(int family, int length) =>
        new("script", $"Synthetic.Script{family % 50:00}")
        {
            Tokens = length,
            Requirement = Requirement.AnyCorrect,
            Across = Transfer.Similar,
            Shared = true,
            Calls = [new ToolCall("python") { Need = Need.Essential }],
        };

    private static StepInfo Result(int family) =>
        new("result", $"Synthetic.Family{family:0000}+Result")
        {
            Tokens = 64,
            After = ["script"],
            OutputOf = "python",
        };
}
