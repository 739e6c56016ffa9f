using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

// Inside the namespace: the metrics of TaskSpec carry some of the same names.
using TaskSpec.Measurement;

/// <summary>The expected score of a suite at one compute, over the prior.</summary>
/// <param name="Flop">Training compute in FLOP.</param>
/// <param name="Expected">The mean of its families' headline scores, each weighing as many items as it has.</param>
public sealed record SuitePoint(double Flop, double Expected);

/// <summary>A suite as a whole: what its items are worth together, and how its score rises.</summary>
/// <param name="Suite">Its id.</param>
/// <param name="Families">How many families it has.</param>
/// <param name="Totals">What its items are worth.</param>
/// <remarks>docs/model.md §5, §11, positions.</remarks>
public sealed record SuiteOverlap(string Suite, int Families, OverlapTotals Totals)
{
    /// <summary>The expected score at each model of the ladder and at the target; empty where no family has a headline.</summary>
    public EquatableArray<SuitePoint> Curve { get; private init; }

    /// <summary>How suddenly the suite's own score is expected to rise, once its families have turned out as hard as they are.</summary>
    public Sharpness Sharpness { get; private init; }

    /// <summary>How suddenly the score of one of its tasks rises.</summary>
    public Sharpness OfTask { get; private init; }

    /// <summary>A catalog's suites, in ordinal order of their ids.</summary>
    public static IReadOnlyList<SuiteOverlap> Of(CatalogContext context) =>
        [
            .. context
                .Overlaps.Members.Where(member => member.Family.Suite is not null)
                .GroupBy(member => member.Family.Suite!, StringComparer.Ordinal)
                .OrderBy(suite => suite.Key, StringComparer.Ordinal)
                .Select(suite => Of(context, suite.Key, [.. suite])),
        ];

    private static SuiteOverlap Of(CatalogContext context, string suite, OverlapMember[] members)
    {
        var totals = context.Overlaps.Totals(member => member.Family.Suite == suite);
        var overlap = new SuiteOverlap(suite, members.Length, totals);
        var scored = members.Where(member => Assessor.HasForecast(member.Family)).ToArray();
        if (scored.Length == 0)
            return overlap;
        var plan = context.PlanOf(scored[0].Family);
        var read = scored
            .AsParallel()
            .AsOrdered()
            .Select(member => Read(context, member, plan, totals.EffectiveFamilies))
            .ToArray();
        var parts = read.Select(x => x.Part).ToArray();
        var curves = read.GroupBy(x => (x.Part.Response, x.Spread, x.Prior), x => x.Part.Weight).ToArray();
        var ladder = SituationReader.LadderOf(plan);
        var items = scored.Sum(member => member.Items);
        return overlap with
        {
            Curve = ladder
                .LogFlop.Append(ladder.TargetLogFlop)
                .Select(at => new SuitePoint(
                    Math.Pow(10, at),
                    Rounded.Of(
                        curves.Sum(same => same.Sum() * same.Key.Prior.Expected(same.Key.Response, same.Key.Spread, at)) / items
                    )
                ))
                .ToEquatableArray(),
            Sharpness = Rounded.Of(Sharpness.Of(parts)),
            OfTask = Rounded.Of(Sharpness.Of([.. parts.Select(part => part with { HalfWayLogFlop = 0, Spread = 0 })])),
        };
    }

    // Families lie as far apart as the prior does not know where they lie, less what they have in common.
    private static (CurvePart Part, double Spread, DifficultyPrior Prior) Read(
        CatalogContext context,
        OverlapMember member,
        ScalingPlan plan,
        double families
    )
    {
        var structure = new Structure(member.Family with { Records = [] }, context.Catalog.Tools, context.Assumptions);
        var situation = SituationReader.Read(structure, plan, Coupling.Of(structure, context.Skills))!;
        var nodes = situation.Prior.Nodes;
        var mean = nodes.Sum(node => node.Weight * node.HalfWayLogFlop);
        var unknown = nodes.Sum(node => node.Weight * Math.Pow(node.HalfWayLogFlop - mean, 2));
        var own = Sharing.ObservedSpread(situation.Spread, member.Effective);
        var spread = Math.Sqrt(unknown * (1 - 1 / Math.Max(1, families)) + own * own);
        return (
            new(situation.Headline, Math.Round(mean, 6), Math.Round(spread, 2), member.Items),
            situation.Spread,
            situation.Prior
        );
    }
}
