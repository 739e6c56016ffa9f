namespace TaskSpec.Scaling.Simulation;

/// <summary>What was drawn of a family before any attempt: what an estimate from its results should find again.</summary>
/// <param name="Task">The family's id.</param>
/// <param name="Metric">The headline metric, as results call it.</param>
/// <param name="HalfAtFlop">Training compute at which the headline is half way between floor and ceiling, in FLOP.</param>
/// <param name="Exponent">b: surprisal falls as compute^−b.</param>
public sealed record FamilyTruth(string Task, string Metric, double HalfAtFlop, double Exponent)
{
    /// <summary>The family's version.</summary>
    public required string Version { get; init; }

    /// <summary>Standard deviation in u by which its curve was let leave the family of curves.</summary>
    public double Misfit { get; init; }

    /// <summary>How many items it has.</summary>
    public int Items { get; init; }

    /// <summary>How many independent ones they are worth, for what a model fixes once.</summary>
    public double EffectiveItems { get; init; }

    /// <summary>Share of an outcome that a model fixes once for all attempts.</summary>
    public double Jump { get; init; }

    /// <summary>Correlation of what a model fixes once of two items.</summary>
    public double ItemCorrelation { get; init; }

    /// <summary>Correlation of the outcomes of two items, where both succeed half of the time: the jump's share of that.</summary>
    public double OutcomeCorrelation => Jump * ItemCorrelation;

    /// <summary>Standard deviation of its items' half-way points as drawn, in decades.</summary>
    public double SpreadDecades { get; init; }

    /// <summary>The metrics that see the headline's latent through a link, with the link's standard deviation in u.</summary>
    public IReadOnlyList<(string Metric, double Misfit)> Links { get; init; } = [];

    /// <summary>For each model its compute, by how much in u it leaves the curve, and the expected headline score from 0 to 1.</summary>
    public IReadOnlyList<(double Flop, double Misfit, double Expected)> Curve { get; init; } = [];
}
