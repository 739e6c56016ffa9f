namespace TaskSpec.Catalogs;

/// <summary>A step of a family. Null means unknown.</summary>
public sealed record StepInfo(string Id, string Type)
{
    /// <summary>Tokens, or decisions, that must be right.</summary>
    public int? Tokens { get; init; }

    /// <summary>Standard deviation of that number between tasks over its mean.</summary>
    public double? TokensCv { get; init; }

    /// <summary>What counts as right; exact where null.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>Tokens that may differ.</summary>
    public int? Edits { get; init; }

    /// <summary>Its weight in partial credit.</summary>
    public double? Weight { get; init; }

    /// <summary>Whether the task can succeed without it.</summary>
    public bool? Optional { get; init; }

    /// <summary>What success in one task says of the others.</summary>
    public Transfer? Across { get; init; }

    /// <summary>Whether one execution serves several tasks.</summary>
    public bool? OneExecution { get; init; }

    /// <summary>The chance that a failure is noticed and mended later in the same attempt.</summary>
    public double? Recovery { get; init; }

    /// <summary>Human time in minutes.</summary>
    public double? HumanMinutes { get; init; }

    /// <summary>The ids of the steps that it comes after.</summary>
    public EquatableArray<string> After { get; init; }

    /// <summary>The ids of the steps that it can replace.</summary>
    public EquatableArray<string> InsteadOf { get; init; }

    /// <summary>The types of the skills that it needs.</summary>
    public EquatableArray<string> Needs { get; init; }

    /// <summary>The tools that it calls.</summary>
    public EquatableArray<ToolCall> Calls { get; init; }

    /// <summary>The id of the tool whose output its own is, copied.</summary>
    public string? OutputOf { get; init; }

    /// <summary>What is recorded of its output.</summary>
    public EquatableArray<MetricUse> Records { get; init; }

    /// <summary>Whether it is declared outside the family, and shared with others.</summary>
    public bool? Shared { get; init; }
}

/// <summary>A step's call of a tool.</summary>
/// <param name="Tool">The tool's id.</param>
public sealed record ToolCall(string Tool)
{
    /// <summary>What the step is without the tool; helpful where null.</summary>
    public Need? Need { get; init; }

    /// <summary>Further tries after a failed call.</summary>
    public int? Retries { get; init; }

    /// <summary>Whether a failed call says why.</summary>
    public bool? Feedback { get; init; }

    /// <summary>The most calls that an attempt may make.</summary>
    public int? MaxCalls { get; init; }
}

/// <summary>A metric where it is used: the metric's own facts, and those of the use.</summary>
/// <param name="Metric">The metric's id.</param>
/// <param name="Type">The full metadata name of its class.</param>
/// <param name="Form">How its expected score responds to surprisal.</param>
public sealed record MetricUse(string Metric, string Type, Form Form)
{
    /// <summary>Its name in results; the metric's id where null.</summary>
    public string? Name { get; init; }

    /// <summary>The score of a guess, after worst and best are mapped to 0 and 1.</summary>
    public double? Floor { get; init; }

    /// <summary>The best value; null where unbounded.</summary>
    public double? Best { get; init; }

    /// <summary>The worst value; null where unbounded.</summary>
    public double? Worst { get; init; }

    /// <summary>What decides the score.</summary>
    public By? By { get; init; }

    /// <summary>Attempts of which one, or all, must be right.</summary>
    public int? K { get; init; }

    /// <summary>The threshold.</summary>
    public double? Threshold { get; init; }

    /// <summary>Tokens that may be wrong.</summary>
    public int? Edits { get; init; }

    /// <summary>The longest run of tokens that is compared.</summary>
    public int? Order { get; init; }

    /// <summary>The shortest run of tokens that is compared; 1 where null.</summary>
    public int? FromOrder { get; init; }

    /// <summary>Over what it is averaged; every sample alike where null.</summary>
    public Averaging? Averaging { get; init; }

    /// <summary>How many grades there are.</summary>
    public int? Levels { get; init; }

    /// <summary>What its form is, of proper, additive, thresholded and wrong-choices; derived, never declared.</summary>
    public EquatableArray<string> Traits { get; init; }

    /// <summary>The metric's name in lm-evaluation-harness.</summary>
    public string? LmEval { get; init; }

    /// <summary>The scorer's name in Inspect.</summary>
    public string? Inspect { get; init; }

    /// <summary>A regular expression whose first group is what gets scored.</summary>
    public string? Extract { get; init; }

    /// <summary>The best score that the harness allows.</summary>
    public double? Ceiling { get; init; }

    /// <summary>Whether it may be used to forecast the headline metric; derived where null.</summary>
    public Link? Link { get; init; }

    /// <summary>Correlation of the tokens of one attempt.</summary>
    public double? TokenCorrelation { get; init; }
}
