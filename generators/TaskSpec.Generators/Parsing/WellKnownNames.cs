namespace TaskSpec.Generators.Parsing;

/// <summary>TaskSpec's own types by name, since the compiler loads no TaskSpec.dll. A test resolves every one of them.</summary>
public static class WellKnownNames
{
    /// <summary>The namespace of everything below.</summary>
    public const string Namespace = "TaskSpec";

    /// <summary>Marks a family.</summary>
    public const string TaskFamily = "TaskFamilyAttribute";

    /// <summary>Marks a suite.</summary>
    public const string Suite = "SuiteAttribute";

    /// <summary>Marks a step.</summary>
    public const string StepMark = "StepAttribute";

    /// <summary>The base class of steps.</summary>
    public const string Step = "Step";

    /// <summary>The interface of families whose samples a method makes.</summary>
    public const string SamplesMethod = "ISamples";

    internal const string TaskCatalogRoot = "TaskCatalogRootAttribute";
    internal const string ScalingPlan = "ScalingPlanAttribute";
    internal const string Limits = "LimitsAttribute";
    internal const string Sampling = "SamplingAttribute";
    internal const string Sandbox = "SandboxAttribute";
    internal const string Scored = "ScoredAttribute";
    internal const string Samples = "SamplesAttribute";
    internal const string Task = "TaskAttribute";
    internal const string TasksFile = "TasksFileAttribute";
    internal const string Variant = "VariantAttribute";
    internal const string Answer = "AnswerAttribute";
    internal const string Choices = "ChoicesAttribute";
    internal const string RunsAs = "RunsAsAttribute";
    internal const string Tool = "ToolAttribute";
    internal const string Skill = "SkillAttribute";
    internal const string Metric = "MetricAttribute";
    internal const string HumanTime = "HumanTimeAttribute";
    internal const string Difficulty = "DifficultyAttribute";
    internal const string DifficultyFromHumanTime = "DifficultyFromHumanTimeAttribute";
    internal const string Usage = "UsageAttribute";
    internal const string Correlates = "CorrelatesAttribute";
    internal const string Provenance = "ProvenanceAttribute";
    internal const string Metadata = "MetadataAttribute";
    internal const string MetadataMark = "Metadata";
    internal const string After = "AfterAttribute";
    internal const string InsteadOf = "InsteadOfAttribute";
    internal const string HasStep = "HasStepAttribute";
    internal const string Needs = "NeedsAttribute";
    internal const string Calls = "CallsAttribute";
    internal const string OutputOf = "OutputOfAttribute";
    internal const string Headline = "HeadlineAttribute";
    internal const string Records = "RecordsAttribute";

    /// <summary>The types that take a type argument.</summary>
    public static IReadOnlyList<string> Generic { get; } =
    [After, InsteadOf, HasStep, Needs, Calls, OutputOf, Headline, Records, Correlates];

    /// <summary>The types that take none.</summary>
    public static IReadOnlyList<string> Plain { get; } =
    [
        TaskFamily,
        Suite,
        StepMark,
        Step,
        SamplesMethod,
        TaskCatalogRoot,
        ScalingPlan,
        Limits,
        Sampling,
        Sandbox,
        Scored,
        Samples,
        Task,
        TasksFile,
        Variant,
        Answer,
        Choices,
        RunsAs,
        Tool,
        Skill,
        Metric,
        HumanTime,
        Difficulty,
        DifficultyFromHumanTime,
        Usage,
        Provenance,
        Metadata,
    ];
}
