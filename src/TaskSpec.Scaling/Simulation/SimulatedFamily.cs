using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>A family whose true difficulty, curves and items are drawn; its attempts are drawn model by model.</summary>
internal sealed class SimulatedFamily
{
    /// <summary>The most items of a family.</summary>
    public const int MostItems = 1_000_000;

    private readonly Family family;
    private readonly int place;
    private readonly Situation situation;
    private readonly double misfit;
    private readonly RandomKey key;
    private readonly SimulatedMetric[] metrics;
    private readonly Structure structure;
    private readonly int count;
    private readonly ItemFates fates;
    private readonly double[] misfits;
    private readonly double[][] links;

    /// <param name="place">The family's place in the catalog.</param>
    /// <param name="structure">Its structure.</param>
    /// <param name="situation">What is believed of it.</param>
    /// <param name="metrics">Its metrics, the headline first.</param>
    /// <param name="capabilities">What it has in common with others.</param>
    /// <param name="models">The models.</param>
    /// <param name="samples">How many items; null for as many as it declares.</param>
    /// <param name="key">What its random numbers hang on.</param>
    public SimulatedFamily(
        int place,
        Structure structure,
        Situation situation,
        IReadOnlyList<SimulatedMetric> metrics,
        SharedCapabilities capabilities,
        SimulatedModels models,
        int? samples,
        RandomKey key
    )
    {
        family = structure.Family;
        this.structure = structure;
        this.place = place;
        this.situation = situation;
        this.metrics = [.. metrics];
        this.key = key;
        Difficulty = Drawn(Possible(structure, situation), key.With("difficulty").Random().NextDouble());
        count = samples ?? (int)Math.Min(MostItems, family.Items ?? Priors.Items);
        fates = new(situation.Coupling, structure, count, capabilities.Within(place), capabilities.IsShared(place));
        var assumed = situation.Departures;
        misfit = Drawn(assumed.Misfits, key.With("misfit size").Random().NextDouble());
        misfits = models.Process(misfit, assumed.MisfitDecades, key.With("misfit"));
        links =
        [
            .. metrics.Select(metric =>
                metric.Linked
                    ? models.Process(LinkOf(metric), assumed.LinkDecades, key.With("link").With(metric.Name))
                    : new double[models.Count]
            ),
        ];
    }

    private Difficulty Difficulty { get; }

    private double LinkOf(SimulatedMetric metric) => metric.LinkMisfit ?? situation.Departures.LinkMisfit;

    /// <summary>What was drawn of it.</summary>
    public FamilyTruth Truth(SimulatedModels models)
    {
        var items = Items();
        return new(family.Id, metrics[0].Name, Math.Pow(10, Difficulty.HalfWayLogFlop), Difficulty.Exponent)
        {
            Version = family.Version,
            Misfit = misfit,
            Items = count,
            EffectiveItems = fates.EffectiveItems,
            Jump = fates.Jump,
            ItemCorrelation = fates.Within,
            SpreadDecades = SpreadOf(items),
            Links = [.. metrics.Where(metric => metric.Linked).Select(metric => (metric.Name, LinkOf(metric)))],
            Curve =
            [
                .. models.Flop.Select(
                    (flop, model) => (flop, misfits[model], Expected(items, models.LogFlop[model], misfits[model]))
                ),
            ],
        };
    }

    /// <summary>The rows of one model, item by item and metric by metric.</summary>
    /// <param name="models">The models.</param>
    /// <param name="model">Which one.</param>
    /// <param name="levels">How each family's coin fell for it.</param>
    public IEnumerable<SampleRow> Rows(SimulatedModels models, int model, double[] levels)
    {
        var ofModel = key.With(models.Flop[model]);
        var shared = new Fate(levels[place], ofModel.With("capability"));
        int[] attempts = [.. metrics.Select(metric => fates.AttemptsOf(metric.Attempts))];
        foreach (var item in Items())
        {
            var drawn = fates.Of(ofModel, item, shared, attempts.Max());
            var u = Situation.LatentAt(Difficulty, models.LogFlop[model] - item.Offset) + misfits[model];
            for (var m = 0; m < metrics.Length; m++)
            for (var attempt = 0; attempt < attempts[m]; attempt++)
            {
                var (value, state) = metrics[m].Unit.Of(metrics[m].Score(drawn[attempt], u + links[m][model], item.Stopped));
                if (item.Stopped && HarnessStops.Stops(metrics[m].Expected))
                    state = ResultState.Limit;
                yield return new(models.Names[model], family.Id, item.Id, metrics[m].Name)
                {
                    Value = value,
                    State = state,
                    Limit = state == ResultState.Limit ? "time" : null,
                    Family = SimulatedModels.TrainingFamily,
                    Flop = models.Flop[model],
                    Attempt = attempt + 1,
                    Version = family.Version,
                    Subtask = item.Task?.Id,
                    Cluster = item.Cluster is { } cluster ? FormattableString.Invariant($"{cluster}") : null,
                    HumanMinutes = item.Task?.HumanMinutes ?? (family.HumanTimes.IsEmpty ? null : family.HumanTimes[0].Minutes),
                };
            }
        }
    }

    // Over its items, with their places and those that the harness stops.
    private double Expected(SimulatedItem[] items, double logFlop, double misfit)
    {
        var free = HarnessStops.Unstopped(metrics[0].Expected);
        var stopped = HarnessStops.Stops(metrics[0].Expected);
        return items.Average(item =>
            stopped && item.Stopped
                ? HarnessStops.MeanOf(metrics[0].Expected)
                : free.At(Situation.LatentAt(Difficulty, logFlop - item.Offset) + misfit).Mean
        );
    }

    // Made anew for each model: of all families together they would fill the memory.
    private SimulatedItem[] Items()
    {
        SimulatedItem[] all = [.. SimulatedItem.Of(family, count)];
        var offsets = Offsets(all);
        var allowed = structure.Ceilings.OfHeadline;
        return
        [
            .. all.Select(item =>
                item with
                {
                    Offset = offsets[item.Place],
                    Stopped = key.With("stopped").With((ulong)item.Place).Random().NextDouble() >= allowed,
                }
            ),
        ];
    }

    // About their own centre: x₅₀ is the family's. Where difficulty follows from human time, that of an item follows from its own.
    private double[] Offsets(SimulatedItem[] all)
    {
        if (situation.Spread == 0 || all.Length == 1)
            return new double[all.Length];
        var timed = family.Difficulty?.SpreadDecades is null && all.All(item => item.Task?.HumanMinutes > 0);
        double[] places = timed
            ?
            [
                .. all.Select(item =>
                    Math.Log10(item.Task!.HumanMinutes!.Value) / (Priors.HorizonDecadesPerDecade * situation.Spread)
                ),
            ]
            : [.. all.Select(item => key.With("item").With((ulong)item.Place).Random().Gauss())];
        var centre = places.Average();
        // Of so many independent tasks; the mean of all takes its part already.
        var shown = Sharing.ObservedSpread(situation.Spread, fates.EffectiveItems) / Math.Sqrt(1 - 1.0 / all.Length);
        return [.. places.Select(z => (z - centre) * shown)];
    }

    private static double SpreadOf(SimulatedItem[] items) => Math.Sqrt(items.Average(item => item.Offset * item.Offset));

    // Of difficulties that nobody knows, those within the ladder's reach: of others a simulation would show nothing but floors and ceilings.
    private static Difficulty[] Possible(Structure structure, Situation situation)
    {
        double from = situation.Ladder.LogFlop.Min(),
            to = situation.Ladder.TargetLogFlop + DecadesOfReach;
        return SituationReader.KnowsDifficulty(structure)
            ? [.. situation.Prior.Nodes]
            : [.. situation.Prior.Nodes.Where(node => node.HalfWayLogFlop >= from && node.HalfWayLogFlop <= to)];
    }

    private const double DecadesOfReach = 2;

    private static Difficulty Drawn(Difficulty[] nodes, double share)
    {
        share *= nodes.Sum(node => node.Weight);
        foreach (var node in nodes)
        {
            if ((share -= node.Weight) < 0)
                return node;
        }
        return nodes[^1];
    }

    private static double Drawn(EquatableArray<Believed> law, double share)
    {
        foreach (var one in law)
        {
            if ((share -= one.Weight) < 0)
                return one.Value;
        }
        return law[^1].Value;
    }
}
