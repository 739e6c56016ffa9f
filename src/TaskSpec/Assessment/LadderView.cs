using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>How much of a family's curve its ladder shows, where the family's difficulty is declared.</summary>
internal sealed class LadderView
{
    // The rule of three: with 3/n above none, n items show at least one success in 95 of 100 models.
    private const double Successes = 3;

    // Information about ln Λ from which it is known within a third, half a decade of compute.
    private const double Informative = 10;

    private const double Window = .1;

    private readonly Situation situation;
    private readonly Response headline;

    /// <summary>The view of a situation of which the difficulty is known.</summary>
    public LadderView(Situation situation)
    {
        this.situation = situation;
        headline = situation.Headline;
        (Least, Most) = EndsOf(headline);
    }

    /// <summary>The smallest model in log10 FLOP.</summary>
    public double Bottom => situation.Ladder.LogFlop.Min();

    /// <summary>The largest model in log10 FLOP.</summary>
    public double Top => situation.Ladder.LogFlop.Max();

    /// <summary>The target in log10 FLOP.</summary>
    public double Target => situation.Ladder.TargetLogFlop;

    /// <summary>The headline score of a model that can do nothing.</summary>
    public double Least { get; }

    /// <summary>That of a model that can do everything.</summary>
    public double Most { get; }

    /// <summary>How many items are scored.</summary>
    public double Items => situation.Coupling.Items;

    /// <summary>What so many items cannot tell from nothing, or from everything: 3/n.</summary>
    public double Resolution => Successes / Items;

    /// <summary>The models whose expected score is between a tenth and nine tenths of the range.</summary>
    public int InWindow => situation.Ladder.LogFlop.Count(x => Share(x) is >= Window and <= 1 - Window);

    /// <summary>The compute, in log10 FLOP, between which the expected score is in that window.</summary>
    public (double From, double To) WindowEnds => (Where(Window), Where(1 - Window));

    /// <summary>Whether a metric beside the headline is recorded that lowers the excess.</summary>
    public bool OthersInform =>
        situation.Metrics.Count > 1 && situation.Excess() < .9 * (situation with { Metrics = [situation.Metrics[0]] }).Excess();

    /// <summary>The view of a family; null where its difficulty is neither declared nor measured, or its headline is no matter of capability.</summary>
    public static LadderView? Of(CatalogContext context, Structure structure)
    {
        var family = structure.Family;
        if (family.Headline is null || !IsPlaced(structure))
            return null;
        var coupling = context.CouplingOf(structure);
        var situation = SituationReader.Read(structure, context.PlanOf(family), coupling);
        return situation is null ? null : new(situation);
    }

    private static bool IsPlaced(Structure structure) =>
        structure.Measured?.Difficulty is not null
        || structure.Family.Difficulty is not null
        || HorizonDifficulty.Of(structure.Family) is not null;

    /// <summary>The expected headline score at a compute in log10 FLOP, over what is believed of the difficulty.</summary>
    public double Expected(double logFlop) => situation.Mean(logFlop, headline);

    /// <summary>Whether any metric that the forecast may use leaves its lower end at a compute.</summary>
    public bool Shows(double logFlop) => situation.Metrics.Any(metric => Shows(metric, logFlop));

    /// <summary>Whether a metric beside the headline leaves its lower end at the largest model.</summary>
    public bool OthersShow => situation.Metrics.Skip(1).Any(metric => Shows(metric, Top));

    /// <summary>Whether a metric leaves its lower end at a compute, or tells of difficulty wherever it is.</summary>
    public bool Shows(Observation metric, double logFlop)
    {
        var response = situation.Anchored(metric).Response;
        var (least, _) = EndsOf(response);
        return situation.Mean(logFlop, response) >= least + Resolution
            || (!response.Mixes && Information(response, logFlop) * Items >= Informative);
    }

    /// <summary>Whether all that there is to score is expected at a compute, as far as so many items can tell.</summary>
    public bool IsSolvedAt(double logFlop) => Expected(logFlop) > Most - Resolution;

    /// <summary>Where the expected score has risen by a share of its range, in log10 FLOP.</summary>
    public double Where(double share)
    {
        double low = Bottom - 30,
            high = Top + 30;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Share(middle) < share)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    private double Share(double logFlop) => (Expected(logFlop) - Least) / Math.Max(1e-6, Most - Least);

    private double Information(Response response, double logFlop) =>
        situation.Prior.Nodes.Sum(node => node.Weight * response.At(Situation.LatentAt(node, logFlop)).Information);

    private static (double Least, double Most) EndsOf(Response response) => (response.At(6.5).Mean, response.At(-40).Mean);
}
