using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>Everything that a study could be instead of what is declared, and what each would bring. The prior is that of the declared plan throughout.</summary>
internal sealed class PlanSpace
{
    private const double FewestSamples = 10;

    private readonly Situation declared;
    private readonly Structure structure;
    private readonly StudyCost cost;
    private readonly double floor;

    public PlanSpace(Situation declared, Structure structure, PlanGoal goal)
    {
        this.declared = declared;
        this.structure = structure;
        cost = StudyCost.Of(structure);
        floor = declared.Floor().Error;
        Limit = goal.ErrorWithin(floor, declared.Range());
        Ladders = NestedLadders.Of(declared.Ladder, goal.LeastModels, goal.LeastDecades);
        var items = declared.Coupling.Items;
        Samples = RoundCounts
            .Between(
                Math.Min(FewestSamples, items),
                structure.Family.Samples is { IsPublished: true } ? items : RoundCounts.Most(items)
            )
            .Append(items)
            .Distinct()
            .OrderBy(count => count)
            .ToEquatableArray();
        // Of several metrics the least error counts, so that two more are never better than the better of the two.
        MetricSets =
        [
            declared.Metrics,
            .. Surrogates.Of(structure).Select(more => declared.Metrics.Append(more.Observed()).ToEquatableArray()),
        ];
    }

    /// <summary>The largest error that is allowed.</summary>
    public double Limit { get; }

    /// <summary>The ladders, the cheapest first.</summary>
    public EquatableArray<Ladder> Ladders { get; }

    /// <summary>How many samples, rising.</summary>
    public EquatableArray<double> Samples { get; }

    /// <summary>What to record: what is declared, then the same with one metric more.</summary>
    public IReadOnlyList<EquatableArray<Observation>> MetricSets { get; }

    /// <summary>What is declared.</summary>
    public PlanOption Current => At(declared.Ladder, declared.Coupling.Items, declared.Metrics);

    /// <summary>What an option brings.</summary>
    public PlanOption At(Ladder ladder, double samples, EquatableArray<Observation> metrics)
    {
        var error = With(ladder, samples, metrics).Error();
        var rounded = Rounded.Of(error.Error);
        return new(
            ladder.LogFlop.Select(rung => Math.Pow(10, rung)).ToEquatableArray(),
            samples,
            metrics.Select(metric => metric.Name).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            rounded,
            Rounded.Of(error.Low),
            Rounded.Of(error.High),
            Rounded.Of(FloorOf(ladder)),
            Rounded.Of(Math.Sqrt(Math.Max(0, error.Error * error.Error - floor * floor))),
            cost.Of(ladder, samples),
            rounded <= Limit
        );
    }

    /// <summary>What an option costs, in FLOP.</summary>
    public double CostOf(Ladder ladder, double samples) => cost.Of(ladder, samples);

    /// <summary>The error that these models leave even if their scores were known exactly.</summary>
    public double FloorOf(Ladder ladder) => (declared with { Ladder = ladder }).Floor().Error;

    /// <summary>The error that these models leave with the most samples of any metric, for what the items have in common.</summary>
    public double FloorWithOverlap(Ladder ladder)
    {
        double alone = FloorOf(ladder),
            shared = With(ladder, Samples[Samples.Count - 1], declared.Metrics).LeastExcess();
        return Math.Sqrt(alone * alone + shared * shared);
    }

    private Situation With(Ladder ladder, double samples, EquatableArray<Observation> metrics) =>
        declared with
        {
            Ladder = ladder,
            Metrics = metrics,
            Coupling = samples == declared.Coupling.Items ? declared.Coupling : declared.Coupling.With(structure.Family, samples),
        };
}
