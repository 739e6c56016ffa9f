namespace TaskSpec;

/// <summary>Time horizon: how long the tasks take a human at which half of a model's attempts succeed. In minutes, from 0 up.</summary>
/// <remarks>
/// Kwa et al. 2025, arXiv 2503.14499. It is read off a curve of success over human time, so that a family has one only if its
/// samples give <see cref="Sample.HumanMinutes"/> and their times differ.
/// </remarks>
[Metric(
    "time_horizon",
    Form.TimeHorizon,
    Averaging = Averaging.Corpus,
    By = By.Container,
    Best = double.PositiveInfinity,
    Worst = 0
)]
public sealed class TimeHorizon : IMetric
{
    /// <summary>The horizon of a logistic curve: logit(P) = intercept + slope · log₂(minutes).</summary>
    /// <param name="intercept">The log-odds of success at a task of one minute, in nats.</param>
    /// <param name="slope">Their change where human time doubles, in nats, below 0.</param>
    /// <param name="success">The rate of success at the horizon, between 0 and 1.</param>
    /// <returns>2^((logit(success) − intercept) / slope), in minutes, from 0 up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not below 0, the rate not between 0 and 1, or one is NaN.</exception>
    public static double Of(double intercept, double slope, double success = .5)
    {
        if (!double.IsFinite(intercept))
            throw new ArgumentOutOfRangeException(nameof(intercept), intercept, "An intercept is finite.");
        if (!double.IsFinite(slope) || slope >= 0)
            throw new ArgumentOutOfRangeException(nameof(slope), slope, "Longer tasks succeed less often: a slope is below 0.");
        if (success is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(success), success, "A rate of success is between 0 and 1.");
        return Math.Pow(2, (Math.Log(success / (1 - success)) - intercept) / slope);
    }
}
