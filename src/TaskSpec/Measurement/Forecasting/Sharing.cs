namespace TaskSpec.Measurement;

/// <summary>How P(1 − P), the variance of one attempt's outcome, reaches the variance of a model's mean score.</summary>
/// <param name="ModelShare">jump/T_eff in [0, 1]: fixed once for a model, so that no number of attempts averages it out; also at the target.</param>
/// <param name="AttemptShare">The part that attempts average out; 1/n for n independent attempts.</param>
/// <remarks>docs/model.md §5.</remarks>
public sealed record Sharing(double ModelShare, double AttemptShare)
{
    // So that information over shares stays finite when a model's coin decides everything.
    private const double LeastAttemptShare = 1e-12;

    /// <summary>T_eff, the tasks whose midpoints the family has of all that it might have; matters only where midpoints spread.</summary>
    public double Tasks { get; init; } = double.PositiveInfinity;

    /// <summary>Nothing shared: n independent attempts a model.</summary>
    public static Sharing Independent(double attempts) => new(0, 1 / Math.Max(1, attempts));

    /// <summary>From what a family declares.</summary>
    /// <param name="items">Items, or tasks, that a model attempts; at least 1.</param>
    /// <param name="attempts">Attempts at each; at least 1.</param>
    /// <param name="effective">T_eff ≥ 1, how many independent tasks they are worth.</param>
    /// <param name="jump">In [0, 1]: the share of an outcome that a model fixes for all that stands on the same capability.</param>
    /// <param name="attemptCorrelation">ρ in [0, 1] between attempts of one model beyond that, as from one shared execution.</param>
    public static Sharing Of(double items, double attempts, double effective, double jump, double attemptCorrelation = 0)
    {
        var n = Math.Max(1, items) * Math.Max(1, attempts);
        var free = 1 - jump;
        return new(
            jump / Math.Max(1, effective),
            free / EffectiveNumber.Equicorrelated(n, attemptCorrelation) + LeastAttemptShare
        )
        {
            Tasks = Math.Max(1, effective),
        };
    }

    /// <summary>The spread in decades that T_eff tasks show of a population of midpoints: s·sqrt(1 − 1/T_eff); none for one task.</summary>
    public static double ObservedSpread(double midpointSpread, double effective) =>
        midpointSpread * Math.Sqrt(1 - 1 / Math.Max(1, effective));
}
