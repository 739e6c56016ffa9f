namespace TaskSpec.Assessments;

/// <summary>What a study has to reach, and what it may cost.</summary>
public sealed record PlanGoal
{
    /// <summary>The largest forecast error, in score points, above 0.</summary>
    public double ErrorLimit { get; init; } = double.PositiveInfinity;

    /// <summary>The largest excess over the floor of the declared plan, in score points, above 0.</summary>
    public double ExcessLimit { get; init; } = double.PositiveInfinity;

    /// <summary>The same as a share of the score's range between floor and ceiling.</summary>
    public double ExcessShare { get; init; } = double.PositiveInfinity;

    /// <summary>The most that training the models and running the samples may cost, in FLOP.</summary>
    public double BudgetFlop { get; init; } = double.PositiveInfinity;

    /// <summary>How many models a ladder has at least, unless it is the declared one.</summary>
    public double LeastModels { get; init; } = 1;

    /// <summary>How many decades of compute a ladder spans at least, unless it is the declared one.</summary>
    public double LeastDecades { get; init; }

    /// <summary>The largest excess, in score points, of a score with this range.</summary>
    public double ExcessWithin(double range) => Math.Min(ExcessLimit, ExcessShare * range);

    /// <summary>The largest error that keeps the limits where the declared plan has this floor: an excess is √(error² − floor²).</summary>
    public double ErrorWithin(double floor, double range) =>
        Math.Min(ErrorLimit, Math.Sqrt(floor * floor + ExcessWithin(range) * ExcessWithin(range)));
}
