using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Tests;

/// <summary>Catalogs for the tests: the cases that the whole project argues from.</summary>
internal static class Examples
{
    private static readonly MetricUse Exact = new("exact_match", "TaskSpec.ExactMatch", Form.AllRight) { By = By.Text };
    private static readonly MetricUse Edit = new("edit_similarity", "TaskSpec.EditSimilarity", Form.TokensRight);

    /// <summary>sha256 iterated, one capability behind 100 tasks.</summary>
    public static Family Chain { get; } =
        new()
        {
            Id = "sha256-chain",
            Version = "1.0.0",
            Type = "Tour.Sha256Chain",
            Title = "The i-th SHA-256 of abc",
            Headline = Exact,
            Records = [Edit],
            Samples = new SampleSource(SampleKind.Method) { Count = 100 },
            Steps =
            [
                new StepInfo("script", "Tour.HashScript")
                {
                    Tokens = 60,
                    Requirement = Requirement.AnyCorrect,
                    Across = Transfer.Same,
                    Shared = true,
                    Calls = [new ToolCall("python") { Need = Need.Essential }],
                },
                new StepInfo("digest", "Tour.Sha256Chain+Digest")
                {
                    Tokens = 64,
                    Across = Transfer.Same,
                    After = ["script"],
                    OutputOf = "python",
                },
            ],
        };

    /// <summary>Three-digit addition by exact match: too little is measured.</summary>
    public static Family Addition { get; } =
        new()
        {
            Id = "addition",
            Version = "1.0.0",
            Type = "Tour.Addition",
            Headline = Exact,
            Samples = new SampleSource(SampleKind.Method) { Count = 100 },
            Answer = new Answer { Tokens = 4 },
        };

    /// <summary>The same with 10,000 samples and edit similarity: nothing to find.</summary>
    public static Family Good { get; } =
        Addition with
        {
            Id = "addition-graded",
            Type = "Tour.GradedAddition",
            Records = [Edit],
            Samples = new SampleSource(SampleKind.Method) { Count = 10_000 },
            Sampling = new Sampling { Attempts = 1, MaxOutputTokens = 16 },
        };

    public static Catalog Of(params Family[] families) =>
        new()
        {
            Assembly = "Tour",
            Plan = ScalingPlan.Default,
            Tools = [new ToolInfo("python", "Tour.Python") { Input = Requirement.AnyCorrect }],
            Families = families.OrderBy(family => family.Id, StringComparer.Ordinal).ToEquatableArray(),
        };

    /// <summary>All of them, and a family that shares the chain's script.</summary>
    public static Catalog All { get; } = Of(Chain, Chain with { Id = "sha256-tree", Type = "Tour.Sha256Tree" }, Addition, Good);
}
