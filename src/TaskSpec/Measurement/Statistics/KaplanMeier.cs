namespace TaskSpec.Measurement;

/// <summary>How long something took.</summary>
/// <param name="Time">Finite, at least 0, in any one unit.</param>
/// <param name="Observed">Whether it ended then; false if it was only known to last longer (right-censored, as at a timeout).</param>
public readonly record struct SurvivalTime(double Time, bool Observed);

/// <summary>A step of the survival curve, holding from its time to the next step's.</summary>
/// <param name="Time">When at least one ended.</param>
/// <param name="Survival">S in [0, 1]: the probability to last beyond <paramref name="Time"/>.</param>
/// <param name="Variance">Of S, by Greenwood's formula; 0 where S is 0.</param>
/// <param name="AtRisk">How many had neither ended nor been censored before.</param>
/// <param name="Events">How many ended.</param>
public readonly record struct SurvivalStep(double Time, double Survival, double Variance, int AtRisk, int Events);

/// <summary>
/// The product-limit estimate of survival S(t) = Π (1 − d/r) over event times up to t, from times of which some are right-censored
/// (Kaplan and Meier 1958), with Greenwood's variance S²·Σ d/(r(r − d)) (1926).
/// </summary>
/// <remarks>What is censored at an event's time counts as at risk there. docs/model.md §12.</remarks>
public sealed class KaplanMeier
{
    // Products of ratios miss a quantile that they equal by rounding.
    private const double Rounding = 1e-12;

    private readonly double last;

    /// <param name="times">At least one, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">No times, or one that is negative or not finite.</exception>
    public KaplanMeier(IEnumerable<SurvivalTime> times)
    {
        var sorted = times.OrderBy(t => t.Time).ToArray();
        Require.Count(1, sorted.Length, nameof(times));
        foreach (var time in sorted)
            Require.NotNegative(time.Time, nameof(times));
        last = sorted[sorted.Length - 1].Time;

        var steps = new List<SurvivalStep>();
        double survival = 1,
            hazard = 0;
        var atRisk = sorted.Length;
        foreach (var moment in sorted.GroupBy(t => t.Time))
        {
            var events = moment.Count(t => t.Observed);
            if (events > 0)
            {
                survival *= (double)(atRisk - events) / atRisk;
                hazard += events / ((double)atRisk * (atRisk - events));
                steps.Add(new(moment.Key, survival, survival > 0 ? survival * survival * hazard : 0, atRisk, events));
            }
            atRisk -= moment.Count();
        }
        Steps = steps;
    }

    /// <summary>The steps in order of time; none if everything was censored.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    /// <summary>S(t) in [0, 1]. Beyond the last time it stays as it was there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double SurvivalAt(double time)
    {
        Require.NotNegative(time, nameof(time));
        return Steps.LastOrDefault(s => s.Time <= time) is { AtRisk: > 0 } step ? step.Survival : 1;
    }

    /// <summary>The first time by which a share in (0, 1) has ended, ½ for the median; null if fewer were seen to end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside (0, 1).</exception>
    public double? Quantile(double share)
    {
        Require.InsideUnit(share, nameof(share));
        return Steps.FirstOrDefault(s => s.Survival <= 1 - share + Rounding) is { AtRisk: > 0 } step ? step.Time : null;
    }

    /// <summary>
    /// The restricted mean ∫₀^limit S(t)dt, the expected time up to a limit, with its variance Σ (∫_t^limit S)²·d/(r(r − d)) (Irwin 1949;
    /// Klein and Moeschberger 2003, §4.5).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The limit is negative, not finite, or beyond the last time while S is not 0 there, where the data say nothing.
    /// </exception>
    public (double Mean, double Variance) RestrictedMean(double limit)
    {
        Require.NotNegative(limit, nameof(limit));
        if (Steps.Count == 0 || Steps[Steps.Count - 1].Survival > 0)
            Require.Between(0, limit, last, nameof(limit));

        double end = limit,
            area = 0,
            variance = 0;
        foreach (var step in Steps.Where(s => s.Time < limit).Reverse())
        {
            area += step.Survival * (end - step.Time);
            end = step.Time;
            if (step.AtRisk > step.Events)
                variance += area * area * step.Events / ((double)step.AtRisk * (step.AtRisk - step.Events));
        }
        return (area + end, variance);
    }
}
