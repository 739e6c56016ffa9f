using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

/// <summary>Shapes of curves over scale, length and time against values computed elsewhere.</summary>
public class TheoryCurvesTests
{
    [Theory]
    [InlineData(new[] { 0, .01, .02, .03, .4 }, .4, 2.1597969886, 40)]
    [InlineData(new[] { 0, .1, .2, .3, .4 }, .4, 4, 4)]
    [InlineData(new[] { .05, .04, .06, .05, .45 }, .41, 2.0461670269, 25.9306768134)]
    [InlineData(new[] { 0, .2, .1, .3, .6 }, .6, 2.8284271247, 3)]
    [InlineData(new[] { .4, .3, .2, .1, 0 }, -.4, -4, -4)]
    public void Shapes(double[] scores, double change, double linearity, double breakthroughness)
    {
        var shape = TrendShape.Of(scores)!.Value;
        Close(change, shape.Change);
        Close(linearity, shape.Linearity);
        Close(breakthroughness, shape.Breakthroughness);
        Close(linearity / 4, shape.NormalizedLinearity);
        Close(breakthroughness / 4, shape.NormalizedBreakthroughness);
        Assert.False(shape.IsMostlyFlat);
    }

    [Theory]
    [InlineData(4, .758, 1.384, 2.875)]
    [InlineData(5, .617, .917, 1.479)]
    [InlineData(8, .397, .725, 1.134)]
    [InlineData(12, .275, .484, .692)]
    public void Noise_alone(int models, double linearity, double breakthroughness, double extreme)
    {
        var noise = new TrendNoise(models);
        Close(linearity, noise.LinearityQuantile(.95), .01);
        Close(breakthroughness, noise.BreakthroughnessQuantile(.95), .015);
        Close(extreme, noise.BreakthroughnessQuantile(.99), .04);
        Close(-linearity, noise.LinearityQuantile(.05), .01);
    }

    [Fact]
    public void Two_lengths_are_not_their_mean()
    {
        var match = TargetLengths.ExactMatch(.9, [2, 18]);
        Close(.480047318, match, 2e-9);
        Close(6.965329, TargetLengths.EffectiveLength(.9, match), 1e-7);
        Close(.348678440, TargetLengths.ExactMatch(.9, [10]), 2e-9);
        Close(10, TargetLengths.EffectiveLength(.9, TargetLengths.ExactMatch(.9, [10])));
    }

    [Fact]
    public void Deviation_of_the_rise()
    {
        Close(.617733539, SuiteCurve.LogisticDeviation(.25, .2), 1e-9);
        Close(.362759873, SuiteCurve.LogisticDeviation(0, .2), 2e-9);
    }

    [Theory]
    [InlineData(.3, 4.465126)]
    [InlineData(.076, 17.6255)]
    [InlineData(.05, 26.7908)]
    public void One_task_takes_1_34_decades_over_the_exponent(double exponent, double width)
    {
        var curve = new SuiteCurve(Exact, exponent, [22]);
        Close(width, curve.Width, 2e-6);
        Close(Math.Log(Math.Log(.1) / Math.Log(.9)) / (exponent * Math.Log(10)), curve.Width);
        Close(.5, curve.At(22));
        Close(22, curve.LogFlopAt(.5));
    }

    [Fact]
    public void One_ability_under_a_timeout()
    {
        var (mean, variance) = HarnessLimits.OneAbility(HarnessLimits.ShareInTime(120, 10, 600, 100), .3);
        Close(.144, mean);
        Close(.048384, variance);
        Close(.21, HarnessLimits.OneAbility(1, .3).Variance);
        Close(.806873891, HarnessLimits.ShareWithin(16_000, 8_000, .8), 1e-9);
    }

    [Theory]
    [InlineData(1, .8, .321928094887)]
    [InlineData(1, .9, .152003093)]
    [InlineData(1, .99, .014499570)]
    [InlineData(.6, .8, .151216134648)]
    [InlineData(.4, .8, .058802691)]
    public void Weibull_ratio(double shape, double success, double expected) =>
        Close(expected, new WeibullHorizon(-2, shape).Ratio(success), success == .8 && shape != .4 ? 1e-9 : 4e-8);

    [Theory]
    [InlineData(.6, .201591874956)]
    [InlineData(1, .382546131)]
    public void Logistic_ratio(double slope, double expected) =>
        Close(expected, new LogisticHorizon(59, slope).Ratio(.8), slope == 1 ? 2e-9 : 1e-9);

    [Fact]
    public void Curves_through_an_hour_and_a_quarter()
    {
        var logistic = LogisticHorizon.Through(59, 15);
        Close(.701653872926, logistic.Slope);
        Close(.8, logistic.Success(15));
        Close(.194611245, logistic.Success(240), 3e-9);
        var weibull = WeibullHorizon.Through(59, 15);
        Close(.827628787441, weibull.Shape);
        Close(59, weibull.Horizon(.5));
        Close(15, weibull.Horizon(.8));
        Close(.109278829, weibull.Success(240), 5e-9);
    }

    [Theory]
    [InlineData(0, -.5)]
    [InlineData(.5, -.2)]
    [InlineData(1, 0)]
    [InlineData(2, .25)]
    [InlineData(4, .5)]
    [InlineData(10, .75)]
    public void Equal_gains_in_noise(double ratio, double expected) => Close(expected, SuccessiveGains.Correlation(ratio));

    [Fact]
    public void Hard_steps()
    {
        Close(-1 / 9.0, SuccessiveGains.HardSteps(.1, .1));
        Close(-1, SuccessiveGains.HardSteps(.3, .7));
    }

    [Fact]
    public void Disattenuation()
    {
        Close(.503952630679, SuccessiveGains.Disattenuated(.002, .010, .012, (.001, .002, .001))!.Value);
        Close(.182574186, SuccessiveGains.Disattenuated(.002, .010, .012, default)!.Value, 2e-9);
        Assert.Null(SuccessiveGains.Disattenuated(.002, .003, .012, (.001, .002, .001)));
        Assert.True(SuccessiveGains.Disattenuated(.009, .010, .012, (.001, .004, .001)) > 1);
    }
}
