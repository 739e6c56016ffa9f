using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Catalogs;

namespace TaskSpec.Tests.Assessments;

/// <summary>Families as a catalog holds them, for tests of what they mean.</summary>
internal static class Declared
{
    public static readonly MetricUse Exact = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text };
    public static readonly MetricUse Edit = new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight) { By = By.Text };
    public static readonly MetricUse Likelihood = new("log_likelihood", "TaskSpec.LogLikelihood", Form.LogLikelihood)
    {
        By = By.LogProbs,
    };
    public static readonly MetricUse Accuracy = new("acc", "TaskSpec.MultipleChoiceAccuracy", Form.ArgmaxOfChoices)
    {
        By = By.LogProbs,
    };
    public static readonly MetricUse Brier = new("brier_score", "TaskSpec.BrierScore", Form.ChoiceProbability)
    {
        By = By.LogProbs,
    };
    public static readonly MetricUse PerChoice = new("choice_ll", "TaskSpec.ChoiceLogLikelihoods", Form.ChoiceLogLikelihoods);
    public static readonly ToolInfo Python = new("python", "T.Python") { Input = Requirement.AnyCorrect };

    public static Family Family(string id, int items, MetricUse headline, params MetricUse[] records) =>
        new()
        {
            Id = id,
            Version = "1",
            Type = "T." + id,
            Headline = headline,
            Records = records.ToEquatableArray(),
            Samples = new(SampleKind.Method) { Count = items },
            Limits = new() { TimeSeconds = 600 },
        };

    public static Family Chain(Transfer? across) =>
        Family("chain", 100, Exact, Edit) with
        {
            Steps = HashingSteps.ScriptAndDigest(across),
        };

    public static Catalog Catalog(params Family[] families) =>
        new()
        {
            Assembly = "Test",
            Plan = ScalingPlan.Default,
            Families = families.ToEquatableArray(),
            Tools = [Python],
        };

    public static Assessment Assess(Family family, params ToolInfo[] tools) =>
        Assessor.Of(
            new(Catalog(family) with { Tools = tools.Length > 0 ? tools.ToEquatableArray() : [Python] }),
            family,
            RuleOptions.Default.ExcessLimit,
            Detail.Explanation
        );

    /// <summary>Under the plain beliefs of <see cref="Reference"/>, which no table moves.</summary>
    public static Assessment Plainly(Family family) =>
        Assessor.Of(new(Catalog(family), Reference.Assumptions), family, RuleOptions.Default.ExcessLimit, Detail.Explanation);

    public static Finding[] Findings(Family family, params ToolInfo[] tools) =>
        [
            .. Checkup
                .Of(Catalog(family) with { Tools = tools.Length > 0 ? tools.ToEquatableArray() : [Python] }, RuleOptions.Default)
                .Findings,
        ];

    public static string[] Ids(Family family, params ToolInfo[] tools) =>
        [.. Findings(family, tools).Select(finding => finding.Rule.Id).Distinct().Order(StringComparer.Ordinal)];
}
