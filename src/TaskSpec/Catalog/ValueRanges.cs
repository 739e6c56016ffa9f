namespace TaskSpec.Catalogs;

/// <summary>What every number that a declaration holds can be. Attributes are read by it, and catalogs in JSON are checked by it.</summary>
public static class ValueRanges
{
    private static readonly ValueRange Count = new(1, int.MaxValue);
    private static readonly ValueRange OrNone = new(0, int.MaxValue);
    private static readonly ValueRange Amount = new(0, ValueRange.MostAmount);
    private static readonly ValueRange Positive = new(0, ValueRange.MostAmount) { AboveLeast = true };
    private static readonly ValueRange Any = new(-ValueRange.MostAmount, ValueRange.MostAmount);
    private static readonly ValueRange Share = new(0, 1);
    private static readonly ValueRange Chance = new(0, 1) { BelowMost = true };
    private static readonly ValueRange Factor = new(1, ValueRange.MostAmount);
    private static readonly ValueRange Variation = new(0, 100);
    private static readonly ValueRange Decades = new(.001, 100);

    // Every training run there has been or will be is well within.
    private static readonly ValueRange Flop = new(1, 1e40) { IsRequired = true };

    private static readonly Dictionary<(string Attribute, string Argument), ValueRange> Table = new()
    {
        [("Answer", "Edits")] = OrNone,
        [("Answer", "ReasoningTokens")] = OrNone,
        [("Answer", "Tokens")] = Count,
        [("Answer", "TokensCv")] = Variation,
        [("Calls", "MaxCalls")] = Count,
        [("Calls", "Retries")] = OrNone,
        [("Choices", "Count")] = new(2, int.MaxValue) { IsRequired = true },
        [("Choices", "Floor")] = Chance,
        [("Choices", "ShuffleSeed")] = OrNone,
        [("Choices", "Max")] = new(2, int.MaxValue) { NotUnder = "Count" },
        [("Correlates", "Phi")] = new(-1, 1) { IsRequired = true },
        [("Difficulty", "Decades")] = Decades with { IsRequired = true },
        [("Difficulty", "HalfAtFlop")] = Flop,
        [("Difficulty", "SpreadDecades")] = Variation,
        [("DifficultyFromHumanTime", "Decades")] = Decades,
        [("Headline", "Ceiling")] = new(0, 1) { AboveLeast = true },
        [("HumanTime", "Factor")] = Factor,
        [("HumanTime", "Minutes")] = Positive with { IsRequired = true },
        [("HumanTime", "N")] = Count,
        [("Limits", "CostUsd")] = Amount,
        [("Limits", "Messages")] = OrNone,
        [("Limits", "TimeSeconds")] = OrNone,
        [("Limits", "Tokens")] = new(0, Json.Fields.MostExact),
        [("Limits", "ToolSeconds")] = OrNone,
        [("Limits", "Turns")] = OrNone,
        [("Limits", "WorkingSeconds")] = OrNone,
        [("Metadata", "Value")] = new(double.MinValue, double.MaxValue) { IsRequired = true },
        [("Metric", "Best")] = Any with { MayBeInfinite = true },
        [("Metric", "Edits")] = OrNone,
        [("Metric", "Floor")] = Chance,
        [("Metric", "FromOrder")] = Count,
        [("Metric", "K")] = Count,
        [("Metric", "Levels")] = new(2, int.MaxValue),
        [("Metric", "Order")] = Count with { NotUnder = "FromOrder" },
        [("Metric", "Threshold")] = Share,
        [("Metric", "Worst")] = Any with { MayBeInfinite = true },
        [("Records", "TokenCorrelation")] = Share,
        [("Samples", "ClusterCorrelation")] = Share,
        [("Samples", "Clusters")] = Count with { NotOver = "Count" },
        [("Samples", "Count")] = Count with { IsRequired = true },
        [("Sampling", "Attempts")] = Count,
        [("Sampling", "FewShot")] = OrNone,
        [("Sampling", "MaxOutputTokens")] = OrNone,
        [("Sampling", "Temperature")] = Amount,
        [("Sandbox", "Gpus")] = OrNone,
        [("ScalingPlan", "FromFlop")] = Flop,
        [("ScalingPlan", "Models")] = new(1, 64) { IsRequired = true },
        [("ScalingPlan", "TargetFlop")] = Flop,
        [("ScalingPlan", "ToFlop")] = Flop with { AboveLeast = true, NotUnder = "FromFlop" },
        [("Scored", "TimeoutSeconds")] = OrNone,
        [("Step", "Edits")] = OrNone,
        [("Step", "HumanMinutes")] = Positive,
        [("Step", "Recovery")] = Share,
        [("Step", "Tokens")] = Count,
        [("Step", "TokensCv")] = Variation,
        [("Step", "Weight")] = Amount,
        [("Task", "HumanMinutes")] = Positive,
        [("Task", "HumanN")] = Count,
        [("Task", "Choices")] = new(2, int.MaxValue),
        [("Task", "Samples")] = Count,
        [("Task", "TimeSeconds")] = OrNone,
        [("Task", "Tokens")] = Count,
        [("Task", "Weight")] = Amount,
        [("Tool", "SecondsPerCall")] = Amount,
        [("Tool", "UsdPerCall")] = Amount,
        [("Usage", "Factor")] = Factor,
        [("Usage", "Seconds")] = Amount,
        [("Usage", "SecondsPerItem")] = Amount,
        [("Usage", "Tokens")] = Positive,
        [("Usage", "ToolCalls")] = Amount,
        [("Variant", "FewShot")] = OrNone,
    };

    // What is no number; ids that nothing can do without are for a rule of their own.
    private static readonly HashSet<(string Attribute, string Argument)> Required =
    [
        ("HumanTime", "Source"),
        ("Metadata", "Key"),
        ("Metric", "Form"),
        ("Metric", "Id"),
        ("Sandbox", "Kind"),
        ("Scored", "By"),
        ("Skill", "Title"),
        ("TasksFile", "File"),
        ("Tool", "Id"),
        ("Variant", "Items"),
    ];

    /// <summary>Whether an attribute says nothing without an argument.</summary>
    /// <param name="attribute">The attribute's name without its suffix, such as Samples.</param>
    /// <param name="argument">The argument as its property is called, such as Count.</param>
    public static bool IsRequired(string attribute, string argument) =>
        Of(attribute, argument)?.IsRequired ?? Required.Contains((attribute, argument));

    /// <summary>The range of an argument; null where it is no number.</summary>
    /// <param name="attribute">The attribute's name without its suffix, such as Samples.</param>
    /// <param name="argument">The argument as its property is called, such as Count.</param>
    public static ValueRange? Of(string attribute, string argument) =>
        Table.TryGetValue((attribute, argument), out var range) ? range : null;
}
