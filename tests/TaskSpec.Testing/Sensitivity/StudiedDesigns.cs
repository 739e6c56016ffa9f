using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Rules;
using TaskSpec.Testing.Catalogs;

namespace TaskSpec.Testing.Sensitivity;

/// <summary>The four cases and other designs of them, under the default plan: what conclusions are drawn of.</summary>
public static class StudiedDesigns
{
    private static readonly MetricUse Exact = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text };
    private static readonly MetricUse Edit = new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight) { By = By.Text };
    private static readonly MetricUse Likelihood = new("log_likelihood", "TaskSpec.LogLikelihood", Form.LogLikelihood);
    private static readonly MetricUse Accuracy = new("acc", "TaskSpec.MultipleChoiceAccuracy", Form.ArgmaxOfChoices);
    private static readonly MetricUse Brier = new("brier", "TaskSpec.BrierScore", Form.ChoiceProbability);
    private static readonly MetricUse PerChoice = new("choice_ll", "TaskSpec.ChoiceLogLikelihoods", Form.ChoiceLogLikelihoods);
    private static readonly EquatableArray<ToolInfo> Tools = [new("python", "T.Python") { Input = Requirement.AnyCorrect }];

    /// <summary>The designs; each goes by the letter of its place, and those of one suite are designs of one task.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        Hashing("sha256^n", Transfer.Same),
        Hashing("sha256(i)", Transfer.Distinct),
        Addition("addition + edit similarity", 100, Edit),
        Choice("four choices + log-likelihoods", 100, PerChoice),
        Hashing("sha256(i), similar scripts", Transfer.Similar),
        Hashing("sha256(i) + log-likelihood of the script", Transfer.Distinct, Likelihood),
        Addition("addition, exact match", 100),
        Addition("addition + log-likelihood", 100, Likelihood),
        Addition("addition, 1,000 samples", 1000),
        Addition("addition in similar written steps", 100) with
        {
            Steps = [new("carry", "T.Carry") { Tokens = 20, Across = Transfer.Similar }],
        },
        Choice("four choices, accuracy", 100),
        Choice("four choices + Brier score", 100, Brier),
        Choice("four choices, 1,000 samples", 1000),
    ];

    /// <summary>The assessment of each under some beliefs.</summary>
    public static Assessment[] Assess(Assumptions assumptions)
    {
        var catalog = new Catalog
        {
            Assembly = "Studied",
            Plan = ScalingPlan.Default,
            Families = All.ToEquatableArray(),
            Tools = Tools,
        };
        var context = new CatalogContext(catalog, assumptions: assumptions);
        return [.. All.Select(family => Assessor.Of(context, family, RuleOptions.Default.ExcessLimit))];
    }

    private static Family Hashing(string id, Transfer across, params MetricUse[] onScript) =>
        Of("hashing", id, 100, Exact, Edit) with
        {
            Steps = HashingSteps.ScriptAndDigest(across, onScript),
        };

    private static Family Addition(string id, int items, params MetricUse[] records) =>
        Of("addition", id, items, Exact, records) with
        {
            Answer = new() { Tokens = 4 },
        };

    private static Family Choice(string id, int items, params MetricUse[] records) =>
        Of("choices", id, items, Accuracy, records) with
        {
            Choices = new(4),
        };

    private static Family Of(string suite, string id, int items, MetricUse headline, params MetricUse[] records) =>
        new()
        {
            Id = id,
            Version = "1",
            Type = "T." + id,
            Suite = suite,
            Headline = headline,
            Records = records.ToEquatableArray(),
            Samples = new(SampleKind.Method) { Count = items },
        };
}
