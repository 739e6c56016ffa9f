using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>One way to run a study. Errors in score points, under the prior of the declared plan.</summary>
/// <param name="Flop">Training compute of the models, in FLOP, rising.</param>
/// <param name="Samples">Samples, or tasks, that each model attempts.</param>
/// <param name="Metrics">What is recorded, the headline first.</param>
/// <param name="Error">The forecast error.</param>
/// <param name="Low">Its 10th percentile over how hard the family turns out.</param>
/// <param name="High">Its 90th percentile.</param>
/// <param name="Floor">The error that these models would leave if the headline's own curve were seen exactly.</param>
/// <param name="Excess">√(error² − floor²) over the floor of the <em>declared</em> plan, so that no ladder looks good by having a high floor; 0 below it.</param>
/// <param name="CostFlop">Training the models and running the samples on each, in FLOP.</param>
/// <param name="Meets">Whether the error and the excess are within the limits.</param>
public sealed record PlanOption(
    EquatableArray<double> Flop,
    double Samples,
    EquatableArray<string> Metrics,
    double Error,
    double Low,
    double High,
    double Floor,
    double Excess,
    double CostFlop,
    bool Meets
)
{
    /// <summary>Whether it asks for no more of anything than another that meets the same limits, and for less of something.</summary>
    internal bool Outdoes(PlanOption other) =>
        CostFlop <= other.CostFlop
        && Samples <= other.Samples
        && Metrics.Count <= other.Metrics.Count
        && (CostFlop < other.CostFlop || Samples < other.Samples || Metrics.Count < other.Metrics.Count || Error < other.Error);
}

/// <summary>Why no option within the budget keeps the limits.</summary>
public enum PlanObstacle
{
    /// <summary>Another option does, or any at all, but costs more.</summary>
    Budget,

    /// <summary>The models: even with exact scores of them, too little is known of the target.</summary>
    Floor,

    /// <summary>The items stand on capabilities that each model has or has not, so that no number of samples averages it out.</summary>
    Overlap,

    /// <summary>What is measured: no metric on offer and no number of samples tried tells enough.</summary>
    Metrics,
}

/// <summary>The ways to run a study that keep its limits.</summary>
public sealed record PlanAnswer
{
    /// <summary>The family as it is declared, with no limit to its excess.</summary>
    public required Assessment Declared { get; init; }

    /// <summary>What is declared, as an option.</summary>
    public required PlanOption Current { get; init; }

    /// <summary>The largest forecast error that keeps all limits, in score points.</summary>
    public required double Limit { get; init; }

    /// <summary>The largest excess that keeps all limits, in score points; infinite where there is none.</summary>
    public double ExcessLimit { get; init; }

    /// <summary>
    /// The options within the budget, the cheapest first: those that meet the limits and that no other outdoes in cost, samples and metrics, and the
    /// one with the least error. Where none meets the limits, the one with the least error alone; empty where no ladder is so cheap.
    /// </summary>
    public required EquatableArray<PlanOption> Options { get; init; }

    /// <summary>The cheapest that meets the limits, else the cheapest at all, whatever it costs.</summary>
    public required PlanOption Cheapest { get; init; }

    /// <summary>What stands in the way; null where an option meets the limits.</summary>
    public PlanObstacle? Obstacle { get; init; }

    /// <summary>The least error that any ladder leaves even if its scores were known exactly: with the overlap where that stands in the way, otherwise without.</summary>
    public double LeastError { get; init; }
}
