namespace TaskSpec;

/// <summary>Time to completion, in which a run that hit its time limit counts as censored, not as finished. Lower is better.</summary>
/// <remarks>
/// The mean of the finished runs alone is biased towards short times, and a failure has no time at all: the survival curve and the
/// restricted mean have neither fault, as long as what ends a run early says nothing of how long it would have taken.
/// </remarks>
[Metric("time_to_completion", Form.TimeToCompletion, By = By.Container, Best = 0, Worst = double.PositiveInfinity)]
public sealed class TimeToCompletion : IMetric
{
    /// <summary>The share of runs that are not yet completed, over time (Kaplan and Meier 1958).</summary>
    /// <param name="runs">
    /// How long each run took, finite and at least 0 in any unit, and whether it was completed then. One that was censored counts as
    /// still running at that time.
    /// </param>
    /// <returns>Each time at which a run was completed, in ascending order, with the share from then on; 1 before the first.</returns>
    /// <exception cref="ArgumentException">There is no run, or a time is negative or not finite.</exception>
    public static IReadOnlyList<(double Time, double Survival)> Survival(IEnumerable<(double Time, bool Completed)> runs)
    {
        var sorted = Sorted(runs);
        var curve = new List<(double, double)>();
        var (running, survival) = (sorted.Length, 1.0);
        foreach (var moment in sorted.GroupBy(run => run.Time))
        {
            if (moment.Count(run => run.Completed) is > 0 and var completed)
                curve.Add((moment.Key, survival *= (double)(running - completed) / running));
            running -= moment.Count();
        }

        return curve;
    }

    /// <summary>The restricted mean time: the mean of the time to completion or the limit, whichever is less.</summary>
    /// <param name="runs">The runs, as for <see cref="Survival"/>.</param>
    /// <param name="limit">The limit in the unit of the times, finite and at least 0.</param>
    /// <returns>From 0 to the limit: the area under the survival curve (Irwin 1949; Royston and Parmar 2013).</returns>
    /// <exception cref="ArgumentException">As above; or the last run was censored before the limit, so that the curve ends there.</exception>
    public static double RestrictedMean(IEnumerable<(double Time, bool Completed)> runs, double limit)
    {
        if (!double.IsFinite(limit) || limit < 0)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "A limit is finite and at least 0.");
        var sorted = Sorted(runs);
        var curve = Survival(sorted);
        var last = sorted[^1].Time;
        if (last < limit && (curve.Count == 0 || curve[^1].Survival > 0))
            throw new ArgumentOutOfRangeException(
                nameof(limit),
                limit,
                $"No run was watched for longer than {last}, when some were not completed: the limit is at most that."
            );
        var (area, from, survival) = (0.0, 0.0, 1.0);
        foreach (var (time, after) in curve.TakeWhile(step => step.Time < limit))
        {
            area += survival * (time - from);
            (from, survival) = (time, after);
        }

        return area + survival * (limit - from);
    }

    private static (double Time, bool Completed)[] Sorted(IEnumerable<(double Time, bool Completed)> runs)
    {
        var sorted = runs.OrderBy(run => run.Time).ToArray();
        return sorted.Length > 0 && sorted.All(run => double.IsFinite(run.Time) && run.Time >= 0)
            ? sorted
            : throw new ArgumentException("There is at least one run; times are finite and at least 0.", nameof(runs));
    }
}
