namespace TaskSpec.Measurement;

/// <summary>
/// Success over the time t that a task takes a human: ln Λ = a + α ln t, Λ = −ln P, a Weibull survival with hazard shape α. A constant hazard
/// has α = 1 (Ord 2025, arXiv 2505.05115). At one α the ratio of two horizons is the same for every model, so that their trends are parallel.
/// </summary>
/// <param name="Intercept">a, finite: ln Λ at one unit of time; lower for an abler model.</param>
/// <param name="Shape">α, above 0 and finite; below 1 where a task that goes on becomes safer.</param>
/// <remarks>Members refuse an a or α outside these. docs/model.md §12.</remarks>
public readonly record struct WeibullHorizon(double Intercept, double Shape)
{
    /// <summary>P(success) in [0, 1] at a task of time t.</summary>
    /// <param name="time">t ≥ 0 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public double Success(double time)
    {
        Check();
        Require.NotNegative(time, nameof(time));
        return Math.Exp(-Math.Exp(Intercept + Shape * Math.Log(time)));
    }

    /// <summary>h_q = (−ln q/e^a)^(1/α): the time at which tasks succeed with probability q.</summary>
    /// <param name="success">q in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public double Horizon(double success)
    {
        Check();
        Require.InsideUnit(success, nameof(success));
        return Math.Exp((Surprisal.LogOf(success) - Intercept) / Shape);
    }

    /// <summary>h_q/h_50 = (ln q/ln ½)^(1/α).</summary>
    /// <inheritdoc cref="Horizon" path="/param"/>
    /// <inheritdoc cref="Horizon" path="/exception"/>
    public double Ratio(double success) =>
        (this with { Intercept = 0 }).Horizon(success) / (this with { Intercept = 0 }).Horizon(0.5);

    /// <summary>The curve through h_50 and another horizon h_q.</summary>
    /// <param name="half">h_50, above 0.</param>
    /// <param name="horizon">h_q, above 0; below h_50 for q above ½, and above it for q below.</param>
    /// <param name="success">q in (0, 1), not ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or the two horizons are in the wrong order.</exception>
    public static WeibullHorizon Through(double half, double horizon, double success = 0.8)
    {
        Require.Positive(half, nameof(half));
        Require.Positive(horizon, nameof(horizon));
        Require.InsideUnit(success, nameof(success));
        var shape = (Surprisal.LogOf(success) - Surprisal.LogOf(0.5)) / Math.Log(horizon / half);
        Require.Positive(shape, nameof(horizon));
        return new(Surprisal.LogOf(0.5) - shape * Math.Log(half), shape);
    }

    /// <summary>Each step's share t^α/Σt^α of a task's surprisal, if a step alone would follow the same law.</summary>
    /// <param name="times">What each step takes a human, ≥ 0 and finite, not all 0; in any one unit.</param>
    /// <returns>One a step, in the same order; they sum to 1.</returns>
    /// <remarks>At an α other than 1 the steps' surprisals do not sum to that of the whole task's time: only their ratios are used.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">No times, one outside its range, or all of them 0.</exception>
    public double[] SurprisalShares(IReadOnlyList<double> times)
    {
        Check();
        Require.Values(times, 1, nameof(times));
        foreach (var time in times)
            Require.NotNegative(time, nameof(times));
        double longest = times.Max(),
            shape = Shape;
        Require.Positive(longest, nameof(times));
        var powers = times.Select(t => Math.Pow(t / longest, shape)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(p => p / sum)];
    }

    private void Check()
    {
        Require.Finite(Intercept, nameof(Intercept));
        Require.Positive(Shape, nameof(Shape));
    }
}
