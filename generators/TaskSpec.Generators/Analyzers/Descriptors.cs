using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TaskSpec.Rules;

namespace TaskSpec.Generators.Analyzers;

/// <summary>The compiler's view of the rules: everything but the id comes from <see cref="RuleBook"/>.</summary>
/// <remarks>The ids stand here as constants because release tracking (RS2000) reads nothing else.</remarks>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor DuplicateId = Of("TSK1001");
    public static readonly DiagnosticDescriptor UnsafeId = Of("TSK1002");
    public static readonly DiagnosticDescriptor NoHeadline = Of("TSK1003");
    public static readonly DiagnosticDescriptor ContradictedByProfile = Of("TSK1004");
    public static readonly DiagnosticDescriptor ImpossibleValue = Of("TSK1005");
    public static readonly DiagnosticDescriptor DanglingReference = Of("TSK1006");
    public static readonly DiagnosticDescriptor UnraisedVersion = Of("TSK1007");
    public static readonly DiagnosticDescriptor MissingFile = Of("TSK1008");
    public static readonly DiagnosticDescriptor CyclicSteps = Of("TSK2001");
    public static readonly DiagnosticDescriptor GateWithoutLength = Of("TSK2002");
    public static readonly DiagnosticDescriptor BehindGate = Of("TSK2003");
    public static readonly DiagnosticDescriptor NoRetries = Of("TSK2004");
    public static readonly DiagnosticDescriptor WeightlessSteps = Of("TSK2005");
    public static readonly DiagnosticDescriptor CreditBehindGate = Of("TSK2006");
    public static readonly DiagnosticDescriptor NoSteps = Of("TSK2007");
    public static readonly DiagnosticDescriptor UnknownStepLength = Of("TSK2008");
    public static readonly DiagnosticDescriptor NoChoiceCount = Of("TSK3001");
    public static readonly DiagnosticDescriptor KAboveAttempts = Of("TSK3002");
    public static readonly DiagnosticDescriptor NoRange = Of("TSK3003");
    public static readonly DiagnosticDescriptor UnusedParameter = Of("TSK3004");
    public static readonly DiagnosticDescriptor NoChoiceLogLikelihoods = Of("TSK3005");
    public static readonly DiagnosticDescriptor BrierForChoices = Of("TSK3006");
    public static readonly DiagnosticDescriptor ImproperScore = Of("TSK3007");
    public static readonly DiagnosticDescriptor NGramHeadline = Of("TSK3008");
    public static readonly DiagnosticDescriptor MovingOpponents = Of("TSK3009");
    public static readonly DiagnosticDescriptor NoCensoring = Of("TSK3010");
    public static readonly DiagnosticDescriptor MixedScales = Of("TSK3011");
    public static readonly DiagnosticDescriptor UnknownForm = Of("TSK3012");
    public static readonly DiagnosticDescriptor VariedLengths = Of("TSK3013");
    public static readonly DiagnosticDescriptor UnnamedJudge = Of("TSK3014");
    public static readonly DiagnosticDescriptor RecordedTwice = Of("TSK3015");
    public static readonly DiagnosticDescriptor GuessableAnswer = Of("TSK3016");
    public static readonly DiagnosticDescriptor FewSamples = Of("TSK3017");
    public static readonly DiagnosticDescriptor ReasoningScored = Of("TSK3018");
    public static readonly DiagnosticDescriptor FewEffectiveItems = Of("TSK4001");
    public static readonly DiagnosticDescriptor InfeasibleCorrelation = Of("TSK4002");
    public static readonly DiagnosticDescriptor SameSteps = Of("TSK4003");
    public static readonly DiagnosticDescriptor NearlyOne = Of("TSK4004");
    public static readonly DiagnosticDescriptor Bottleneck = Of("TSK4005");
    public static readonly DiagnosticDescriptor TimeOverSameSteps = Of("TSK4006");
    public static readonly DiagnosticDescriptor OneTool = Of("TSK4007");
    public static readonly DiagnosticDescriptor PartialWeights = Of("TSK4008");
    public static readonly DiagnosticDescriptor UndeclaredClusters = Of("TSK4009");
    public static readonly DiagnosticDescriptor NoLimit = Of("TSK5001");
    public static readonly DiagnosticDescriptor CeilingBelowOne = Of("TSK5002");
    public static readonly DiagnosticDescriptor MixedHarness = Of("TSK5003");
    public static readonly DiagnosticDescriptor BudgetBelowReference = Of("TSK5004");
    public static readonly DiagnosticDescriptor UndeclaredSampling = Of("TSK5005");
    public static readonly DiagnosticDescriptor RepeatsAtZero = Of("TSK5006");
    public static readonly DiagnosticDescriptor FewTimings = Of("TSK5007");
    public static readonly DiagnosticDescriptor UnpinnedImage = Of("TSK5008");
    public static readonly DiagnosticDescriptor TaskAboveLimit = Of("TSK5009");
    public static readonly DiagnosticDescriptor ContainerWithoutSandbox = Of("TSK5010");
    public static readonly DiagnosticDescriptor HumanCap = Of("TSK5011");
    public static readonly DiagnosticDescriptor ForecastInWords = Of("TSK6000");
    public static readonly DiagnosticDescriptor MissingSurrogate = Of("TSK6001");
    public static readonly DiagnosticDescriptor ExcessAboveLimit = Of("TSK6002");
    public static readonly DiagnosticDescriptor HighFloor = Of("TSK6003");
    public static readonly DiagnosticDescriptor ShortLadder = Of("TSK6004");
    public static readonly DiagnosticDescriptor NothingSeen = Of("TSK6005");
    public static readonly DiagnosticDescriptor Saturated = Of("TSK6006");
    public static readonly DiagnosticDescriptor FewInWindow = Of("TSK6007");
    public static readonly DiagnosticDescriptor FarTarget = Of("TSK6008");
    public static readonly DiagnosticDescriptor StaleCalibration = Of("TSK7001");
    public static readonly DiagnosticDescriptor UndeclaredCorrelation = Of("TSK7002");
    public static readonly DiagnosticDescriptor ContradictedDifficulty = Of("TSK7003");
    public static readonly DiagnosticDescriptor UnsharedSteps = Of("TSK7004");
    public static readonly DiagnosticDescriptor BrokenLink = Of("TSK7005");
    public static readonly DiagnosticDescriptor AtFloor = Of("TSK7006");
    public static readonly DiagnosticDescriptor WrongForecast = Of("TSK7007");
    public static readonly DiagnosticDescriptor Solved = Of("TSK7008");
    public static readonly DiagnosticDescriptor UnreadableFile = Of("TSK9001");
    public static readonly DiagnosticDescriptor NewerCatalog = Of("TSK9004");
    public static readonly DiagnosticDescriptor UnknownFamilies = Of("TSK9006");

    /// <summary>What is said of families, suites and plans.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfDeclarations { get; } =
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
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = OfDeclarations
        .Add(UnreadableFile)
        .Add(NewerCatalog)
        .Add(UnknownFamilies)
        .ToImmutableDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>The descriptor of a rule; a test keeps every rule of the book in it.</summary>
    public static DiagnosticDescriptor For(Rule rule) => ById[rule.Id];

    private static DiagnosticDescriptor Of(string id)
    {
        var rule = RuleBook.All.First(rule => rule.Id == id);
        var severity = rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        return new(id, rule.Title, "{0}", rule.Category, severity, rule.Severity != Severity.Off, helpLinkUri: rule.HelpLink);
    }
}
