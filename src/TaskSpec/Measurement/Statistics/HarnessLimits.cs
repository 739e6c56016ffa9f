namespace TaskSpec.Measurement;

/// <summary>What a harness's limits on time and tokens do to scores: no model, however able, passes what cannot be finished.</summary>
/// <remarks>docs/model.md §12.</remarks>
public static class HarnessLimits
{
    private const int MostItems = 1000;

    // A limit that items fill exactly must not lose its last one to rounding.
    private const double Rounding = 1e-12;

    /// <summary>min(n, ⌊(T − t₀)/τ⌋)/n: the share of items 1 to n that end in time when item i runs for t₀ + iτ.</summary>
    /// <param name="start">t₀ ≥ 0.</param>
    /// <param name="step">τ ≥ 0, in the same unit.</param>
    /// <param name="limit">T ≥ 0.</param>
    /// <param name="items">n ≥ 1.</param>
    /// <returns>In [0, 1]; a score's ceiling.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double ShareInTime(double start, double step, double limit, int items)
    {
        Require.NotNegative(start, nameof(start));
        Require.NotNegative(step, nameof(step));
        Require.NotNegative(limit, nameof(limit));
        Require.Count(1, items, nameof(items));
        var left = limit - start;
        if (left < 0)
            return 0;
        return left >= step * items ? 1 : Math.Min(items, Math.Floor(left / step * (1 + Rounding))) / items;
    }

    /// <summary>The mean over items 1 to n of Φ(ln(T/(t₀ + iτ))/σ): the same where the run time of item i is log-normal around its median.</summary>
    /// <param name="start">t₀ ≥ 0.</param>
    /// <param name="step">τ ≥ 0, in the same unit.</param>
    /// <param name="limit">T ≥ 0.</param>
    /// <param name="items">n ≥ 1; of more than 1,000, as many evenly spaced ones stand for all.</param>
    /// <param name="deviation">σ ≥ 0, of the natural logarithm; at 0 every run takes its median.</param>
    /// <returns>In [0, 1]; a score's ceiling.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double ShareInTime(double start, double step, double limit, int items, double deviation)
    {
        if (deviation == 0)
            return ShareInTime(start, step, limit, items);
        Require.NotNegative(start, nameof(start));
        Require.NotNegative(step, nameof(step));
        Require.Count(1, items, nameof(items));
        var count = step == 0 ? 1 : Math.Min(items, MostItems);
        var sum = 0.0;
        for (var i = 1; i <= count; i++)
        {
            var median = start + step * (items == count ? i : (i - 0.5) * items / count + 0.5);
            sum += median > 0 ? ShareWithin(limit, median, deviation) : 1;
        }
        return sum / count;
    }

    /// <summary>Mean cq and variance c²q(1 − q) of a model's score if it can do either every item that ends in time or none.</summary>
    /// <param name="ceiling">c in [0, 1].</param>
    /// <param name="ability">q in [0, 1], the chance that it can.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside [0, 1].</exception>
    public static (double Mean, double Variance) OneAbility(double ceiling, double ability)
    {
        Require.Probability(ceiling, nameof(ceiling));
        Require.Probability(ability, nameof(ability));
        return (ceiling * ability, ceiling * ceiling * ability * (1 - ability));
    }

    /// <summary>Φ(ln(B/m)/σ): the share of attempts within a budget, if what they use of tokens or time is log-normal.</summary>
    /// <param name="budget">B ≥ 0.</param>
    /// <param name="median">m, above 0.</param>
    /// <param name="deviation">σ ≥ 0, of the natural logarithm; at 0 all use the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double ShareWithin(double budget, double median, double deviation)
    {
        Require.NotNegative(budget, nameof(budget));
        Require.Positive(median, nameof(median));
        Require.NotNegative(deviation, nameof(deviation));
        if (deviation == 0)
            return budget >= median ? 1 : 0;
        return Normal.Cdf(Math.Log(budget / median) / deviation);
    }

    /// <summary>
    /// s·ln(½/(c − ½)): how far beyond its true midpoint a logistic curve of scale s that ends at c reaches a score of ½, where a fit with
    /// ceiling 1 puts the midpoint.
    /// </summary>
    /// <param name="ceiling">c in [0, 1]; at ½ and below the score is never reached, and the shift is infinite.</param>
    /// <param name="scale">s, above 0, in units of the axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or not finite.</exception>
    public static double MidpointShift(double ceiling, double scale)
    {
        Require.Probability(ceiling, nameof(ceiling));
        Require.Positive(scale, nameof(scale));
        return ceiling <= 0.5 ? double.PositiveInfinity : scale * Math.Log(0.5 / (ceiling - 0.5));
    }
}
