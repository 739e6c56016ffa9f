namespace TaskSpec.Measurement;

/// <summary>
/// What <see cref="TrendShape"/> says of scores without any trend, independent and normal with one mean and variance: the null hypothesis
/// for a claim of linear or abrupt gains. Simulated, with the same draws for the same seed everywhere.
/// </summary>
/// <remarks>docs/model.md §12.</remarks>
public sealed class TrendNoise
{
    private readonly double[] linearities;
    private readonly double[] breakthroughs;

    /// <param name="models">K ≥ 3.</param>
    /// <param name="draws">≥ 1; the default gives the 99th percentile of breakthroughness to about 2 %.</param>
    /// <param name="seed">Any.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than three models, or no draws.</exception>
    public TrendNoise(int models, int draws = 100_000, ulong seed = 1)
    {
        Require.Count(3, models, nameof(models));
        Require.Count(1, draws, nameof(draws));
        linearities = new double[draws];
        breakthroughs = new double[draws];
        var random = new SplitMix64(seed);
        var scores = new double[models];
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < models; i++)
                scores[i] = random.NextNormal();
            var shape = TrendShape.Of(scores).GetValueOrDefault();
            (linearities[draw], breakthroughs[draw]) = (shape.NormalizedLinearity, shape.NormalizedBreakthroughness);
        }
        Array.Sort(linearities);
        Array.Sort(breakthroughs);
    }

    /// <summary>The normalised linearity that a share of trendless ladders stays below.</summary>
    /// <param name="share">In (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside (0, 1).</exception>
    public double LinearityQuantile(double share) => Quantile(linearities, share);

    /// <summary>The normalised breakthroughness that a share of trendless ladders stays below.</summary>
    /// <inheritdoc cref="LinearityQuantile" path="/param"/>
    /// <inheritdoc cref="LinearityQuantile" path="/exception"/>
    public double BreakthroughnessQuantile(double share) => Quantile(breakthroughs, share);

    private static double Quantile(double[] sorted, double share)
    {
        Require.InsideUnit(share, nameof(share));
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
