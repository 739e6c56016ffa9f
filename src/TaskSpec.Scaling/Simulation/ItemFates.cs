using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>Which attempts of a model share their luck: by capability, execution and cluster. docs/simulate.md.</summary>
internal sealed class ItemFates
{
    private readonly Coupling coupling;
    private readonly double ofModel;
    private readonly double ofFamily;
    private readonly double ofCluster;
    private readonly double ofExecution;
    private readonly double ofClusterAttempt;

    /// <param name="coupling">What the family's items have in common.</param>
    /// <param name="structure">The family.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="within">Correlation of the coins of two items.</param>
    /// <param name="shared">Whether another family has something in common with it.</param>
    public ItemFates(Coupling coupling, Structure structure, int items, double within, bool shared)
    {
        this.coupling = coupling;
        Within = within;
        Jump = coupling.Jump == 0 && shared ? structure.Assumptions.Jump : coupling.Jump;
        var family = structure.Family;
        var clusters = family.Samples?.Clusters ?? family.Profile?.Clusters;
        var cluster =
            clusters is > 0 && clusters < items
                ? Math.Clamp(family.Samples?.ClusterCorrelation ?? structure.Assumptions.ClusterCorrelation, 0, 1)
                : 0;
        EffectiveItems = EffectiveNumber.Equicorrelated(
            cluster > 0 ? Math.Max(1, items / (1 + Math.Max(0, (double)items / clusters!.Value - 1) * cluster)) : items,
            within
        );
        // Two that each follow with chance √ρ correlate by ρ.
        ofModel = Math.Sqrt(Jump);
        ofFamily = Math.Sqrt(within);
        ofCluster = Math.Sqrt(cluster);
        // What a model has not fixed once is left to chance, which cannot be shared by more than all of it.
        var left = 1 - ofModel;
        ofExecution = left > 0 ? Math.Min(1, Math.Sqrt((1 - Jump) * coupling.Execution) / left) : 0;
        ofClusterAttempt = left > 0 ? Math.Min(1, Math.Sqrt((1 - Jump) * cluster) / left) : 0;
    }

    /// <summary>How many independent items the items are worth, for what a model fixes once.</summary>
    public double EffectiveItems { get; }

    /// <summary>The share of an outcome that a model fixes once.</summary>
    public double Jump { get; }

    /// <summary>Correlation of what a model fixes once of two items.</summary>
    public double Within { get; }

    /// <summary>How many scores a metric has at each item.</summary>
    public int AttemptsOf(int attemptsOfScore) => (int)Math.Max(1, Math.Floor(coupling.Attempts / attemptsOfScore));

    /// <summary>The fates of a model's attempts at an item.</summary>
    /// <param name="model">The key of the model at the family.</param>
    /// <param name="item">The item.</param>
    /// <param name="family">The model's capability at the family.</param>
    /// <param name="attempts">How many attempts.</param>
    public Fate[] Of(RandomKey model, SimulatedItem item, Fate family, int attempts)
    {
        var own = model.With("item").With((ulong)item.Place);
        var choose = own.With("source").Random();
        var capability = Capability(model, own, item, family, choose);
        var fates = new Fate[attempts];
        for (var k = 0; k < attempts; k++)
        {
            var part = (ulong)k;
            fates[k] =
                choose.Coin(ofModel) ? capability
                : choose.Coin(ofExecution) ? Fate.Of(model.With("execution"))
                : item.Cluster is { } cluster && choose.Coin(ofClusterAttempt)
                    ? Fate.Of(model.With("cluster attempt").With((ulong)cluster).With(part))
                : Fate.Of(own.With("attempt").With(part));
        }
        return fates;
    }

    private Fate Capability(RandomKey model, RandomKey own, SimulatedItem item, Fate family, Random choose)
    {
        if (item.Cluster is { } cluster && choose.Coin(ofCluster))
        {
            var ofAll = model.With("cluster").With((ulong)cluster);
            return ofAll.With("source").Random().Coin(ofFamily) ? family : Fate.Of(ofAll);
        }
        return choose.Coin(ofFamily) ? family : Fate.Of(own.With("capability"));
    }
}
