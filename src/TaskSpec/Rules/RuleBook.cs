namespace TaskSpec.Rules;

/// <summary>Every rule there is, in order of id.</summary>
public static class RuleBook
{
    /// <summary>Two things carry the same id.</summary>
    public static readonly Rule DuplicateId = new("TSK1001", "An id stands twice", Severity.Error) { IsOfWhatStands = true };

    /// <summary>An id is not safe as a path segment.</summary>
    public static readonly Rule UnsafeId = new("TSK1002", "An id is not safe as a path segment", Severity.Error)
    {
        IsOfWhatStands = true,
    };

    /// <summary>A family has no headline metric.</summary>
    public static readonly Rule NoHeadline = new("TSK1003", "No headline metric", Severity.Warning);

    /// <summary>A profile contradicts a declared count, length or number of choices.</summary>
    public static readonly Rule ContradictedByProfile = new(
        "TSK1004",
        "The samples contradict the declaration",
        Severity.Warning
    );

    /// <summary>A number in a declaration cannot be.</summary>
    public static readonly Rule ImpossibleValue = new("TSK1005", "An impossible value", Severity.Error) { IsOfWhatStands = true };

    /// <summary>A declaration refers to what is not there.</summary>
    public static readonly Rule DanglingReference = new("TSK1006", "A dangling reference", Severity.Warning);

    /// <summary>A family changed since it was profiled, and its version did not.</summary>
    public static readonly Rule UnraisedVersion = new("TSK1007", "An unraised version", Severity.Warning);

    /// <summary>A declaration names a file that is not there, or two that could be meant.</summary>
    public static readonly Rule MissingFile = new("TSK1008", "A missing file", Severity.Error);

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

    /// <summary>A task of many steps declares none.</summary>
    public static readonly Rule NoSteps = new("TSK2007", "No steps", Severity.Off);

    /// <summary>Some steps of a family have a length and others none.</summary>
    public static readonly Rule UnknownStepLength = new("TSK2008", "A step of unknown length", Severity.Suggestion);

    /// <summary>An argmax metric has no choice count.</summary>
    public static readonly Rule NoChoiceCount = new("TSK3001", "No choice count", Severity.Warning);

    /// <summary>pass@k has fewer attempts than k.</summary>
    public static readonly Rule KAboveAttempts = new("TSK3002", "Fewer attempts than k", Severity.Error);

    /// <summary>A metric's best value is its worst.</summary>
    public static readonly Rule NoRange = new("TSK3003", "No range", Severity.Error);

    /// <summary>A metric carries an argument that its form has no use for.</summary>
    public static readonly Rule UnusedParameter = new("TSK3004", "An argument without use", Severity.Warning);

    /// <summary>Accuracy among choices is recorded without their log-likelihoods.</summary>
    public static readonly Rule NoChoiceLogLikelihoods = new("TSK3005", "No log-likelihoods of the choices", Severity.Suggestion);

    /// <summary>A Brier score stands in place of the choices' log-likelihoods.</summary>
    public static readonly Rule BrierForChoices = new("TSK3006", "A Brier score for choices", Severity.Suggestion);

    /// <summary>The headline is no matter of capability.</summary>
    public static readonly Rule ImproperScore = new("TSK3007", "An improper score", Severity.Warning);

    /// <summary>A score of runs of tokens is taken as linear.</summary>
    public static readonly Rule NGramHeadline = new("TSK3008", "An n-gram score as headline", Severity.Suggestion);

    /// <summary>A score against opponents does not say who they are.</summary>
    public static readonly Rule MovingOpponents = new("TSK3009", "Moving opponents", Severity.Warning);

    /// <summary>The time to success has no limit at which it is cut.</summary>
    public static readonly Rule NoCensoring = new("TSK3010", "No censoring", Severity.Warning);

    /// <summary>Two models that differ by little cannot be told apart by so many samples.</summary>
    public static readonly Rule FewSamples = new("TSK3017", "Few samples", Severity.Off);

    /// <summary>Families of one suite score between different floors or ceilings.</summary>
    public static readonly Rule MixedScales = new("TSK3011", "Mixed scales", Severity.Suggestion);

    /// <summary>A metric of the author's own has no known form.</summary>
    public static readonly Rule UnknownForm = new("TSK3012", "An unknown form", Severity.Suggestion);

    /// <summary>Exact match of targets whose lengths differ much.</summary>
    public static readonly Rule VariedLengths = new("TSK3013", "Varied lengths", Severity.Suggestion);

    /// <summary>A model judges the answers, and nothing says which.</summary>
    public static readonly Rule UnnamedJudge = new("TSK3014", "An unnamed judge", Severity.Suggestion);

    /// <summary>Two metrics of one family have one name in results.</summary>
    public static readonly Rule RecordedTwice = new("TSK3015", "A metric recorded twice", Severity.Warning);

    /// <summary>The answer is one of some choices, and nothing says what a guess scores.</summary>
    public static readonly Rule GuessableAnswer = new("TSK3016", "A guessable answer", Severity.Warning);

    /// <summary>Reasoning is scored as if it were the answer.</summary>
    public static readonly Rule ReasoningScored = new("TSK3018", "Reasoning in what is scored", Severity.Warning);

    /// <summary>The effective number of items is too small.</summary>
    public static readonly Rule FewEffectiveItems = new("TSK4001", "Few effective items", Severity.Warning);

    /// <summary>Declared correlations cannot be.</summary>
    public static readonly Rule InfeasibleCorrelation = new("TSK4002", "Correlations that cannot be", Severity.Error);

    /// <summary>Families of a suite have the same steps.</summary>
    public static readonly Rule SameSteps = new("TSK4003", "Families with the same steps", Severity.Suggestion);

    /// <summary>Two families correlate so strongly that they are nearly one.</summary>
    public static readonly Rule NearlyOne = new("TSK4004", "Two families that are nearly one", Severity.Warning);

    /// <summary>One step or skill carries most of the difficulty in most families of a suite.</summary>
    public static readonly Rule Bottleneck = new("TSK4005", "A bottleneck", Severity.Warning);

    /// <summary>Difficulty is taken from human times that spread, over tasks that one capability decides.</summary>
    public static readonly Rule TimeOverSameSteps = new("TSK4006", "Human time over one capability", Severity.Warning);

    /// <summary>All families of a suite call one tool, or need one skill.</summary>
    public static readonly Rule OneTool = new("TSK4007", "One tool or skill in all families", Severity.Off);

    /// <summary>Some tasks of a family have a weight, and others have none.</summary>
    public static readonly Rule PartialWeights = new("TSK4008", "Weights of some tasks", Severity.Warning);

    /// <summary>The samples come in clusters, and none are declared.</summary>
    public static readonly Rule UndeclaredClusters = new("TSK4009", "Undeclared clusters", Severity.Warning);

    /// <summary>Attempts are open-ended and nothing limits them.</summary>
    public static readonly Rule NoLimit = new("TSK5001", "No limit", Severity.Warning);

    /// <summary>Limits stop attempts that would succeed, and no ceiling is declared.</summary>
    public static readonly Rule CeilingBelowOne = new("TSK5002", "A ceiling below one", Severity.Warning);

    /// <summary>Families of one suite run under different harnesses.</summary>
    public static readonly Rule MixedHarness = new("TSK5003", "A mixed harness", Severity.Suggestion);

    /// <summary>A limit on tokens is below what is declared to be necessary.</summary>
    public static readonly Rule BudgetBelowReference = new("TSK5004", "A budget below the reference", Severity.Warning);

    /// <summary>Text is generated, and nothing says at which temperature.</summary>
    public static readonly Rule UndeclaredSampling = new("TSK5005", "Nobody says how outputs are drawn", Severity.Off);

    /// <summary>Several attempts are drawn at temperature 0, where each repeats the first.</summary>
    public static readonly Rule RepeatsAtZero = new("TSK5006", "Repeats at temperature 0", Severity.Warning);

    /// <summary>A human time comes from fewer than three people.</summary>
    public static readonly Rule FewTimings = new("TSK5007", "Few people timed", Severity.Suggestion);

    /// <summary>A sandbox starts an image that names no version.</summary>
    public static readonly Rule UnpinnedImage = new("TSK5008", "An image without a version", Severity.Suggestion);

    /// <summary>A named task may take longer than its family.</summary>
    public static readonly Rule TaskAboveLimit = new("TSK5009", "A task's limit above its family's", Severity.Warning);

    /// <summary>Attempts are scored in a container, and nothing says in which.</summary>
    public static readonly Rule ContainerWithoutSandbox = new("TSK5010", "A container that nobody names", Severity.Suggestion);

    /// <summary>The agent has less time than people took.</summary>
    public static readonly Rule HumanCap = new("TSK5011", "Less time than people take", Severity.Off);

    /// <summary>What a family's results can forecast, said of every family where somebody asks.</summary>
    public static readonly Rule ForecastInWords = new("TSK6000", "The forecast", Severity.Off);

    /// <summary>The excess is above the limit, and a metric would bring it under.</summary>
    public static readonly Rule MissingSurrogate = new("TSK6001", "A surrogate metric is missing", Severity.Warning);

    /// <summary>The excess is above the limit, and none of the metrics that can be had would bring it under.</summary>
    public static readonly Rule ExcessAboveLimit = new("TSK6002", "The forecast exceeds its limit", Severity.Warning);

    /// <summary>The plan's floor is too high.</summary>
    public static readonly Rule HighFloor = new("TSK6003", "The target is out of the ladder's reach", Severity.Warning);

    /// <summary>The ladder is too short.</summary>
    public static readonly Rule ShortLadder = new("TSK6004", "The ladder is too short", Severity.Warning);

    /// <summary>Even the largest model of the ladder scores nothing that its items would show.</summary>
    public static readonly Rule NothingSeen = new("TSK6005", "Nothing of the curve is seen", Severity.Warning);

    /// <summary>Even the smallest model of the ladder scores all that there is.</summary>
    public static readonly Rule Saturated = new("TSK6006", "Nothing is left to forecast", Severity.Warning);

    /// <summary>Too few models of the ladder stand where the curve rises.</summary>
    public static readonly Rule FewInWindow = new("TSK6007", "Few models where the curve rises", Severity.Warning);

    /// <summary>The target is far beyond the largest model of the ladder.</summary>
    public static readonly Rule FarTarget = new("TSK6008", "A far target", Severity.Suggestion);

    /// <summary>What results said is of another version, or of something else than is declared now.</summary>
    public static readonly Rule StaleCalibration = new("TSK7001", "A stale calibration", Severity.Warning);

    /// <summary>Results correlate by more than is declared.</summary>
    public static readonly Rule UndeclaredCorrelation = new("TSK7002", "An undeclared correlation", Severity.Warning);

    /// <summary>Results contradict a declared difficulty, or the order of two.</summary>
    public static readonly Rule ContradictedDifficulty = new("TSK7003", "A contradicted difficulty", Severity.Warning);

    /// <summary>Results correlate by less than is declared.</summary>
    public static readonly Rule UnsharedSteps = new("TSK7004", "Nothing is shared", Severity.Warning);

    /// <summary>A metric that stands for the headline leaves it too far to be of use.</summary>
    public static readonly Rule BrokenLink = new("TSK7005", "A link that does not hold", Severity.Warning);

    /// <summary>No model that was measured scored above the headline's chance floor.</summary>
    public static readonly Rule AtFloor = new("TSK7006", "A headline at its floor", Severity.Warning);

    /// <summary>A forecast that had been registered came out wrong.</summary>
    public static readonly Rule WrongForecast = new("TSK7007", "A forecast that came out wrong", Severity.Suggestion);

    /// <summary>Models that were measured have all that the headline can score.</summary>
    public static readonly Rule Solved = new("TSK7008", "A solved family", Severity.Warning);

    /// <summary>A file of evidence or tasks cannot be read, so that rules do without it.</summary>
    public static readonly Rule UnreadableFile = new("TSK9001", "An unreadable taskspec.json", Severity.Error);

    /// <summary>A referenced assembly carries a catalog that this version cannot read.</summary>
    public static readonly Rule NewerCatalog = new("TSK9004", "A catalog of a newer schema", Severity.Warning);

    /// <summary>A file is of families that nobody declares.</summary>
    public static readonly Rule UnknownFamilies = new("TSK9006", "Evidence of unknown families", Severity.Warning);

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
        MissingFile,
        CyclicSteps,
        GateWithoutLength,
        BehindGate,
        NoRetries,
        WeightlessSteps,
        CreditBehindGate,
        NoSteps,
        UnknownStepLength,
        NoChoiceCount,
        KAboveAttempts,
        NoRange,
        UnusedParameter,
        NoChoiceLogLikelihoods,
        BrierForChoices,
        ImproperScore,
        NGramHeadline,
        MovingOpponents,
        NoCensoring,
        MixedScales,
        UnknownForm,
        VariedLengths,
        UnnamedJudge,
        RecordedTwice,
        GuessableAnswer,
        FewSamples,
        ReasoningScored,
        FewEffectiveItems,
        InfeasibleCorrelation,
        SameSteps,
        NearlyOne,
        Bottleneck,
        TimeOverSameSteps,
        OneTool,
        PartialWeights,
        UndeclaredClusters,
        NoLimit,
        CeilingBelowOne,
        MixedHarness,
        BudgetBelowReference,
        UndeclaredSampling,
        RepeatsAtZero,
        FewTimings,
        UnpinnedImage,
        TaskAboveLimit,
        ContainerWithoutSandbox,
        HumanCap,
        ForecastInWords,
        MissingSurrogate,
        ExcessAboveLimit,
        HighFloor,
        ShortLadder,
        NothingSeen,
        Saturated,
        FewInWindow,
        FarTarget,
        StaleCalibration,
        UndeclaredCorrelation,
        ContradictedDifficulty,
        UnsharedSteps,
        BrokenLink,
        AtFloor,
        WrongForecast,
        Solved,
        UnreadableFile,
        NewerCatalog,
        UnknownFamilies,
    ];
}
