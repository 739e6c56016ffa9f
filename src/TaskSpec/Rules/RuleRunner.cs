using System.Runtime.CompilerServices;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Runs the rules on a catalog, one declaration at a time. An editor asks for what it shows, a command for all: the findings are the same.</summary>
/// <param name="context">The catalog.</param>
/// <param name="options">The limits.</param>
internal sealed class RuleRunner(CatalogContext context, RuleOptions options)
{
    private static readonly Func<FamilyFacts, IEnumerable<Finding>>[] Declared =
    [
        TSK1001DuplicateId.Check,
        TSK1002UnsafeId.Check,
        TSK1003NoHeadline.Check,
        TSK1004ContradictedByProfile.Check,
        TSK1005ImpossibleValue.Check,
        TSK1006DanglingReference.Check,
        TSK1007UnraisedVersion.Check,
        TSK1008MissingFile.Check,
        TSK2001CyclicSteps.Check,
        TSK2007NoSteps.Check,
        TSK3001NoChoiceCount.Check,
        TSK3002KAboveAttempts.Check,
        TSK3003NoRange.Check,
        TSK3004UnusedParameter.Check,
        TSK3007ImproperScore.Check,
        TSK3009MovingOpponents.Check,
        TSK3010NoCensoring.Check,
        TSK3012UnknownForm.Check,
        TSK3014UnnamedJudge.Check,
        TSK3015RecordedTwice.Check,
        TSK3016GuessableAnswer.Check,
        TSK3017FewSamples.Check,
        TSK3018ReasoningScored.Check,
        TSK4006TimeOverSameSteps.Check,
        TSK4008PartialWeights.Check,
        TSK4009UndeclaredClusters.Check,
        TSK5001NoLimit.Check,
        TSK5002CeilingBelowOne.Check,
        TSK5004BudgetBelowReference.Check,
        TSK5005UndeclaredSampling.Check,
        TSK5006RepeatsAtZero.Check,
        TSK5007FewTimings.Check,
        TSK5008UnpinnedImage.Check,
        TSK5009TaskAboveLimit.Check,
        TSK5010ContainerWithoutSandbox.Check,
        TSK5011HumanCap.Check,
        TSK7001StaleCalibration.Check,
        TSK7003ContradictedDifficulty.Check,
        TSK7007WrongForecast.Check,
    ];

    private static readonly Func<FamilyFacts, IEnumerable<Finding>>[] Forecast =
    [
        TSK2002GateWithoutLength.Check,
        TSK2003BehindGate.Check,
        TSK2004NoRetries.Check,
        TSK2005WeightlessSteps.Check,
        TSK2006CreditBehindGate.Check,
        TSK3005NoChoiceLogLikelihoods.Check,
        TSK3006BrierForChoices.Check,
        TSK3008NGramHeadline.Check,
        TSK3013VariedLengths.Check,
        TSK2008UnknownStepLength.Check,
        TSK4001FewEffectiveItems.Check,
        TSK6000ForecastInWords.Check,
        TSK6001MissingSurrogate.Check,
        TSK6002ExcessAboveLimit.Check,
        TSK6005NothingSeen.Check,
        TSK6006Saturated.Check,
        TSK6007FewInWindow.Check,
        TSK7002UndeclaredCorrelation.Check,
        TSK7004UnsharedSteps.Check,
        TSK7005BrokenLink.Check,
        TSK7006AtFloor.Check,
        TSK7008Solved.Check,
    ];

    // By reference: a family is asked for again and again, and comparing it by value costs more than finding it.
    private readonly ConditionalWeakTable<Family, FamilyResult> results = new();

    // What families and suites are to each other shows only when all are looked at together; which declaration it is told of is in the place.
    private readonly Lazy<ILookup<string, Finding>> across = new(() =>
        TSK1001DuplicateId
            .Check(context.Catalog)
            .Concat(TSK4002InfeasibleCorrelation.Check(context))
            .ToLookup(finding => finding.Place.Type ?? "", StringComparer.Ordinal)
    );

    /// <summary>The rules about the assembly: its plan, numbers that no family alone declares, its files, and ids that only catalogs taken in share.</summary>
    public IEnumerable<Finding> OfAssembly() =>
        Edit.Once(
            OfPlan()
                .Concat(across.Value[""])
                .Concat(TSK1005ImpossibleValue.Check(context.Catalog))
                .Concat(TSK9001UnreadableFile.Check(context.Catalog))
                .Concat(TSK9006UnknownFamilies.Check(context.Catalog))
        );

    /// <summary>The rules about the assembly's plan.</summary>
    public IEnumerable<Finding> OfPlan() =>
        Edit.Once(context.Catalog.Plan is { } plan ? OfPlan(new(null, "ScalingPlan"), plan) : []);

    /// <summary>The rules about one suite and what its families are to each other.</summary>
    public IEnumerable<Finding> OfSuite(Suite suite)
    {
        var together = Together(suite).ToArray();
        // Families that have too much in common are told of once, with the number that is nearest to a forecast.
        var alike = together.Any(finding => finding.Rule == RuleBook.FewEffectiveItems)
            ? []
            : TSK4003SameSteps.Check(context, suite).Concat(TSK4005Bottleneck.Check(context, suite));
        var findings = across
            .Value[suite.Type]
            .Concat(TSK1002UnsafeId.Check(suite))
            .Concat(TSK3011MixedScales.Check(context, suite))
            .Concat(alike)
            .Concat(TSK4006TimeOverSameSteps.Check(context, suite))
            .Concat(TSK4007OneTool.Check(context.Catalog, suite))
            .Concat(TSK5003MixedHarness.Check(context, suite))
            .Concat(TSK7003ContradictedDifficulty.Check(context, suite))
            .Concat(together);
        return Edit.Once(findings);
    }

    /// <summary>The rules about one of the catalog's families, and about what the others are to it.</summary>
    public EquatableArray<Finding> OfFamily(Family family) => ResultOf(family).Findings;

    /// <summary>What one of the catalog's families means for a forecast.</summary>
    public Assessment AssessmentOf(Family family) => ResultOf(family).Assessment;

    /// <summary>What only all families and suites together show.</summary>
    public IEnumerable<Finding> OfWhole() =>
        across.Value.SelectMany(place => place).Concat(context.Catalog.Suites.SelectMany(OfSuite));

    private FamilyResult ResultOf(Family family) => results.GetValue(family, Run);

    private FamilyResult Run(Family family)
    {
        var facts = FactsOf(family);
        // An order that cannot exist has no forecast.
        var rules = facts.Structure.Graph.Cycle.IsEmpty ? Declared.Concat(Forecast) : Declared;
        var findings = TSK1006DanglingReference
            .Check(context, family)
            .Concat(rules.SelectMany(rule => rule(facts)))
            .Concat(across.Value[family.Type].Where(finding => finding.Family == family.Id))
            .Concat(TSK4004NearlyOne.Check(context, family, options))
            .Concat(OfMeasured(family))
            .Concat(family.Plan is { } own ? OfPlan(new(family.Type, "ScalingPlan"), own) : [])
            .OrderBy(finding => finding.Rule.Id, StringComparer.Ordinal);
        return new(Edit.Once(findings).ToEquatableArray(), facts.Assessment);
    }

    // Of each kind the first: what one pair shows others mostly show too.
    private IEnumerable<Finding> OfMeasured(Family family)
    {
        var pairs = MeasuredPair.Of(context, family);
        return TSK7002UndeclaredCorrelation
            .Check(pairs, options)
            .Take(1)
            .Concat(TSK7004UnsharedSteps.Check(pairs, options).Take(1));
    }

    private IEnumerable<Finding> OfPlan(Place place, ScalingPlan plan) =>
        TSK6003HighFloor
            .Check(place, plan, options)
            .Concat(TSK6004ShortLadder.Check(place, plan, options))
            .Concat(TSK6008FarTarget.Check(place, plan, options));

    private IEnumerable<Finding> Together(Suite suite)
    {
        var first = context.Catalog.Families.FirstOrDefault(family =>
            family.Suite == suite.Id && context.JudgedTogether(family).Count > 1
        );
        if (first is null)
            return [];
        var facts = FactsOf(first);
        return TSK4001FewEffectiveItems.Check(suite, facts).Concat(TSK6002ExcessAboveLimit.Check(suite, facts));
    }

    private FamilyFacts FactsOf(Family family) =>
        new(
            context,
            family,
            new Structure(family, context.Catalog.Tools, context.Assumptions),
            Assessor.Of(context, family, options.ExcessLimit),
            options
        );

    private sealed record FamilyResult(EquatableArray<Finding> Findings, Assessment Assessment);
}
