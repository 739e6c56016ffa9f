namespace TaskSpec.Measurement;

/// <summary>What is measured, on which models, to forecast the headline score at the target. A value, and a cache key.</summary>
/// <param name="Ladder">The models and the target.</param>
/// <param name="Prior">Difficulty, resolved from the declared plan and the same for all designs that are compared.</param>
/// <param name="Headline">The score to forecast; scaled so that it is half way at Λ = ln 2: Scale = HalfWay()/ln 2.</param>
/// <param name="Observed">The metric that is seen at the ladder: the headline itself, or one that stands for it.</param>
/// <param name="Linked">Whether it is seen through a link that may misfit; no for the headline and for garblings of it.</param>
/// <param name="Sharing">Attempts, and what they have in common.</param>
/// <param name="MidpointSpread">Standard deviation in decades of the tasks' midpoints, as <see cref="Measurement.Sharing.ObservedSpread"/>; reliable to 1.</param>
/// <remarks>docs/model.md §6.</remarks>
public sealed record Design(
    Ladder Ladder,
    DifficultyPrior Prior,
    Response Headline,
    Response Observed,
    bool Linked,
    Sharing Sharing,
    double MidpointSpread = 0
)
{
    /// <summary>How far reality is taken to leave the model.</summary>
    public required Departures Departures { get; init; }

    /// <summary>Quasi-random data sets a node.</summary>
    public int Draws { get; init; } = Precision.Fine.Draws;
}
