namespace TaskSpec.Scaling.Horizons;

/// <summary>A curve as it fits all runs, each counting once.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Parameters">How many are fitted.</param>
/// <param name="LogLikelihood">In nats; effects are integrated out.</param>
/// <param name="NewFamilies">What it foretells of families that it never saw.</param>
/// <param name="NewPairs">What it foretells of an agent at tasks that it saw others attempt.</param>
/// <param name="Slope">A doubling of human time; null where each agent has its own.</param>
/// <param name="Shape">Weibull shape; null for a logistic, and where each agent has its own.</param>
/// <param name="Residuals">What the residuals share.</param>
/// <param name="Effects">What is known of its effects; null without any.</param>
public sealed record ComparedCurve(
    string Name,
    int Parameters,
    double LogLikelihood,
    HeldOut NewFamilies,
    HeldOut NewPairs,
    double? Slope,
    double? Shape,
    ResidualBlocks Residuals,
    CurveEffects? Effects
)
{
    /// <summary>2 · parameters − 2 · log-likelihood.</summary>
    public double Aic => 2 * Parameters - 2 * LogLikelihood;
}

/// <summary>Effects of a curve, as standard deviations in η (for a hazard the log surprisal), with 95 % intervals.</summary>
/// <param name="Slope">The slope again, with its interval.</param>
/// <param name="Shape">The Weibull shape likewise; null for a logistic.</param>
/// <param name="Tasks">How much tasks of equal length differ for all agents.</param>
/// <param name="Families">How much more an agent finds one family hard than another; null without it.</param>
/// <param name="Noise">How much an agent's runs at a task have in common beyond that; null without it.</param>
/// <param name="Expected">What the residuals would share where the curve is true; not 0, as estimated effects draw them to a mean of 0.</param>
/// <param name="Gain">What the families' effects are worth at held-out pairs of agent and task; null without them.</param>
public sealed record CurveEffects(
    Interval Slope,
    Interval? Shape,
    Interval Tasks,
    Interval? Families,
    Interval? Noise,
    ResidualBlocks Expected,
    HeldOutGain? Gain
);
