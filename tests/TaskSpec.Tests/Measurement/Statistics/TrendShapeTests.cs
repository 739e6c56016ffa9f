using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class TrendShapeTests
{
    [Fact]
    public void A_step_among_flat_scores_is_infinitely_abrupt_and_says_so()
    {
        var up = TrendShape.Of([0, 0, 0, 0, 1])!.Value;
        Assert.Equal(double.PositiveInfinity, up.Breakthroughness);
        Assert.True(up.IsMostlyFlat);
        Close(.5, up.NormalizedLinearity);
        Assert.Equal(double.NegativeInfinity, TrendShape.Of([.7, .1, .1, .1])!.Value.NormalizedBreakthroughness);
    }

    [Fact]
    public void Scores_without_any_change() => Assert.Equal(new TrendShape(0, 0, 0, 4), TrendShape.Of([.3, .3, .3, .3]));

    [Fact]
    public void Two_models_have_no_shape()
    {
        Assert.Null(TrendShape.Of([]));
        Assert.Null(TrendShape.Of([.1, .9]));
        Assert.NotNull(TrendShape.Of([.1, .5, .9]));
    }

    [Fact]
    public void The_first_of_equal_extremes_gives_the_sign()
    {
        Assert.Equal(1, TrendShape.Of([0, 1, 0])!.Value.Change);
        Assert.Equal(-1, TrendShape.Of([1, 0, 1])!.Value.Change);
    }

    [Fact]
    public void Units_do_not_matter_and_squares_do_not_overflow() =>
        Assert.Equal(
            TrendShape.Of([0, 1, 4])!.Value.Breakthroughness,
            TrendShape.Of([0, 1e300, 4e300])!.Value.Breakthroughness,
            1e-12
        );

    [Fact]
    public void Shapes_stay_within_their_bounds() =>
        Prop.ForAll(
                Gen.Choose(0, 20).ListOf().ToArbitrary(),
                counts =>
                {
                    if (TrendShape.Of([.. counts.Select(c => c / 20.0)]) is not { } shape)
                        return counts.Count < 3;
                    var reversed = TrendShape.Of([.. counts.Select(c => -c / 20.0)])!.Value;
                    return Math.Abs(shape.NormalizedLinearity) <= 1 + 1e-12
                        && !double.IsNaN(shape.Breakthroughness)
                        && reversed.Linearity == -shape.Linearity;
                }
            )
            .Check(Cases(500));

    [Fact]
    public void Noise_is_the_same_for_the_same_seed_only()
    {
        Assert.Equal(new TrendNoise(6, 500, 3).LinearityQuantile(.9), new TrendNoise(6, 500, 3).LinearityQuantile(.9));
        Assert.NotEqual(new TrendNoise(6, 500, 3).LinearityQuantile(.9), new TrendNoise(6, 500, 4).LinearityQuantile(.9));
    }
}
