using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Rules;

/// <summary>All rules over a whole catalog. Every front end shows what it returns.</summary>
/// <param name="Findings">The findings: those of the whole catalog, then family by family in the catalog's order.</param>
/// <param name="Assessments">One assessment a family, in the catalog's order.</param>
public sealed record Checkup(EquatableArray<Finding> Findings, EquatableArray<Assessment> Assessments)
{
    /// <summary>Checks a catalog. What is off until an <c>.editorconfig</c> asks for it is not found: a catalog has none.</summary>
    public static Checkup Of(Catalog catalog, RuleOptions options, Precision? precision = null)
    {
        var context = new CatalogContext(catalog, precision);
        var families = context
            .Catalog.Families.AsParallel()
            .AsOrdered()
            .Select(family => OfFamily(context, family, options))
            .ToArray();
        var findings = OfCatalog(context, options)
            .Concat(TSK4004NearlyOne.Check(context, options))
            .Concat(context.Catalog.Families.SelectMany(family => OfMeasured(context, family, options)))
            .Concat(TSK1005ImpossibleValue.Check(context.Catalog))
            .Concat(TSK1006DanglingReference.Check(context.Catalog))
            .Concat(TSK9001UnreadableFile.Check(context.Catalog))
            .Concat(TSK9006UnknownFamilies.Check(context.Catalog))
            .Concat(families.SelectMany(family => family.Findings))
            .Where(finding => finding.Rule.Severity > Severity.Off);
        return new(findings.ToEquatableArray(), families.SelectMany(family => family.Assessments).ToEquatableArray());
    }

    /// <summary>The rules about one family, which need not be the context's own: an editor passes what is being typed.</summary>
    public static Checkup OfFamily(CatalogContext context, Family family, RuleOptions options)
    {
        var facts = FactsOf(context, family, options);
        // An order that cannot exist has no forecast.
        var rules = facts.Structure.Graph.Cycle.IsEmpty ? Declared.Concat(Forecast) : Declared;
        var plan = family.Plan is { } own ? OfPlan(new(family.Type, "ScalingPlan"), own, options) : [];
        var findings = rules.SelectMany(rule => rule(facts)).OrderBy(finding => finding.Rule.Id, StringComparer.Ordinal);
        return new(findings.Concat(plan).ToEquatableArray(), [facts.Assessment]);
    }

    /// <summary>The rules about what families and suites are to each other, and about the plan.</summary>
    public static EquatableArray<Finding> OfCatalog(CatalogContext context, RuleOptions options)
    {
        var catalog = context.Catalog;
        var plan = catalog.Plan is { } declared ? OfPlan(new(null, "ScalingPlan"), declared, options) : [];
        return plan.Concat(TSK1001DuplicateId.Check(catalog))
            .Concat(TSK1002UnsafeId.Check(catalog))
            .Concat(TSK4002InfeasibleCorrelation.Check(context))
            .Concat(catalog.Suites.SelectMany(suite => OfSuite(context, suite, options)))
            .ToEquatableArray();
    }

    /// <summary>The rules about what one of a catalog's families is to the others.</summary>
    public static IEnumerable<Finding> OfPairs(CatalogContext context, Family family, RuleOptions options) =>
        TSK4004NearlyOne.Check(context, family, options).Concat(OfMeasured(context, family, options));

    // Of each kind the first: what one pair shows others mostly show too.
    private static IEnumerable<Finding> OfMeasured(CatalogContext context, Family family, RuleOptions options)
    {
        var pairs = MeasuredPair.Of(context, family);
        return TSK7002UndeclaredCorrelation
            .Check(pairs, options)
            .Take(1)
            .Concat(TSK7004UnsharedSteps.Check(pairs, options).Take(1));
    }

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
    ];

    private static IEnumerable<Finding> OfPlan(Place place, ScalingPlan plan, RuleOptions options) =>
        TSK6003HighFloor
            .Check(place, plan, options)
            .Concat(TSK6004ShortLadder.Check(place, plan, options))
            .Concat(TSK6008FarTarget.Check(place, plan, options));

    private static IEnumerable<Finding> OfSuite(CatalogContext context, Suite suite, RuleOptions options)
    {
        var together = Together(context, suite, options).ToArray();
        // Families that have too much in common are told of once, with the number that is nearest to a forecast.
        var alike = together.Any(finding => finding.Rule == RuleBook.FewEffectiveItems)
            ? []
            : TSK4003SameSteps.Check(context, suite).Concat(TSK4005Bottleneck.Check(context, suite));
        return TSK3011MixedScales
            .Check(context, suite)
            .Concat(alike)
            .Concat(TSK4006TimeOverSameSteps.Check(context, suite))
            .Concat(TSK4007OneTool.Check(context.Catalog, suite))
            .Concat(TSK5003MixedHarness.Check(context, suite))
            .Concat(TSK7003ContradictedDifficulty.Check(context, suite))
            .Concat(together);
    }

    private static IEnumerable<Finding> Together(CatalogContext context, Suite suite, RuleOptions options)
    {
        var first = context.Catalog.Families.FirstOrDefault(family =>
            family.Suite == suite.Id && context.JudgedTogether(family).Count > 1
        );
        if (first is null)
            return [];
        var facts = FactsOf(context, first, options);
        return TSK4001FewEffectiveItems.Check(suite, facts).Concat(TSK6002ExcessAboveLimit.Check(suite, facts));
    }

    private static FamilyFacts FactsOf(CatalogContext context, Family family, RuleOptions options) =>
        new(
            context,
            family,
            new Structure(family, context.Catalog.Tools, context.Assumptions),
            Assessor.Of(context, family, options.ExcessLimit),
            options
        );
}
