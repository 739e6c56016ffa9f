namespace TaskSpec.Rules;

/// <summary>Every rule there is, in order of id.</summary>
public static class RuleBook
{
    /// <summary>Two things carry the same id.</summary>
    public static readonly Rule DuplicateId = new("TSK1001", "An id stands twice", Severity.Error);

    /// <summary>An id is not safe as a path segment.</summary>
    public static readonly Rule UnsafeId = new("TSK1002", "An id is not safe as a path segment", Severity.Error);

    /// <summary>A family has no headline metric.</summary>
    public static readonly Rule NoHeadline = new("TSK1003", "No headline metric", Severity.Warning);

    /// <summary>A profile contradicts a declared count, length or number of choices.</summary>
    public static readonly Rule ContradictedByProfile = new(
        "TSK1004",
        "The samples contradict the declaration",
        Severity.Warning
    );

    /// <summary>A number in a declaration cannot be.</summary>
    public static readonly Rule ImpossibleValue = new("TSK1005", "An impossible value", Severity.Error);

    /// <summary>A declaration refers to what is not there.</summary>
    public static readonly Rule DanglingReference = new("TSK1006", "A dangling reference", Severity.Warning);

    /// <summary>A family changed since it was profiled, and its version did not.</summary>
    public static readonly Rule UnraisedVersion = new("TSK1007", "An unraised version", Severity.Warning);

    /// <summary>The order of steps is cyclic.</summary>
    public static readonly Rule CyclicSteps = new("TSK2001", "Cyclic step order", Severity.Error);

    /// <summary>A step behind which everything is decided has no declared length.</summary>
    public static readonly Rule GateWithoutLength = new("TSK2002", "A gate without a length", Severity.Suggestion);

    /// <summary>A recorded metric reads output that a gate decides.</summary>
    public static readonly Rule BehindGate = new("TSK2003", "A metric behind an exact gate", Severity.Warning);

    /// <summary>Nothing says whether a failed call of an exact tool may be repeated.</summary>
    public static readonly Rule NoRetries = new("TSK2004", "Unknown retries", Severity.Off);

    /// <summary>Steps of a rubric have no weights.</summary>
    public static readonly Rule WeightlessSteps = new("TSK2005", "Steps without weights", Severity.Warning);

    /// <summary>Most of a rubric's weight stands behind one exact gate.</summary>
    public static readonly Rule CreditBehindGate = new("TSK2006", "Credit behind an exact gate", Severity.Warning);

    /// <summary>An argmax metric has no choice count.</summary>
    public static readonly Rule NoChoiceCount = new("TSK3001", "No choice count", Severity.Warning);

    /// <summary>pass@k has fewer attempts than k.</summary>
    public static readonly Rule KAboveAttempts = new("TSK3002", "Fewer attempts than k", Severity.Error);

    /// <summary>The effective number of items is too small.</summary>
    public static readonly Rule FewEffectiveItems = new("TSK4001", "Few effective items", Severity.Warning);

    /// <summary>Declared correlations cannot be.</summary>
    public static readonly Rule InfeasibleCorrelation = new("TSK4002", "Correlations that cannot be", Severity.Error);

    /// <summary>Attempts are open-ended and nothing limits them.</summary>
    public static readonly Rule NoLimit = new("TSK5001", "No limit", Severity.Warning);

    /// <summary>Limits stop attempts that would succeed, and no ceiling is declared.</summary>
    public static readonly Rule CeilingBelowOne = new("TSK5002", "A ceiling below one", Severity.Warning);

    /// <summary>Families of one suite run under different harnesses.</summary>
    public static readonly Rule MixedHarness = new("TSK5003", "A mixed harness", Severity.Suggestion);

    /// <summary>A limit on tokens is below what is declared to be necessary.</summary>
    public static readonly Rule BudgetBelowReference = new("TSK5004", "A budget below the reference", Severity.Warning);

    /// <summary>The excess is above the limit, and a metric would bring it under.</summary>
    public static readonly Rule MissingSurrogate = new("TSK6001", "A surrogate metric is missing", Severity.Warning);

    /// <summary>The excess is above the limit, although everything is measured.</summary>
    public static readonly Rule ExcessAboveLimit = new("TSK6002", "The forecast exceeds its limit", Severity.Warning);

    /// <summary>The plan's floor is too high.</summary>
    public static readonly Rule HighFloor = new("TSK6003", "The target is out of the ladder's reach", Severity.Warning);

    /// <summary>The ladder is too short.</summary>
    public static readonly Rule ShortLadder = new("TSK6004", "The ladder is too short", Severity.Warning);

    /// <summary>A file of profiles or tasks cannot be read, so that rules do without it.</summary>
    public static readonly Rule UnreadableFile = new("TSK9001", "An unreadable taskspec.json", Severity.Error);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        DuplicateId,
        UnsafeId,
        NoHeadline,
        ContradictedByProfile,
        ImpossibleValue,
        DanglingReference,
        UnraisedVersion,
        CyclicSteps,
        GateWithoutLength,
        BehindGate,
        NoRetries,
        WeightlessSteps,
        CreditBehindGate,
        NoChoiceCount,
        KAboveAttempts,
        FewEffectiveItems,
        InfeasibleCorrelation,
        NoLimit,
        CeilingBelowOne,
        MixedHarness,
        BudgetBelowReference,
        MissingSurrogate,
        ExcessAboveLimit,
        HighFloor,
        ShortLadder,
        UnreadableFile,
    ];
}
