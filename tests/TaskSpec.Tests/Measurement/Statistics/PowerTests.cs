using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class PowerTests
{
    [Fact]
    public void The_detectable_effect_is_the_inverse() =>
        Prop.ForAll(
                (
                    from n in Gen.Choose(1, 100_000)
                    from variance in Gen.Elements(.001, .1, 1 / 9.0, .5)
                    from significance in Gen.Elements(.01, .05, .2)
                    from power in Gen.Elements(.5, .8, .95)
                    select (n, variance, significance, power)
                ).ToArbitrary(),
                c =>
                {
                    var effect = Power.MinimumDetectableEffect(c.n, c.variance, c.significance, c.power);
                    var questions = Power.Questions(effect, c.variance, c.significance, c.power);
                    return effect > 0 && Math.Abs(questions / c.n - 1) < 1e-12;
                }
            )
            .Check(Cases(200));

    [Fact]
    public void Detecting_a_rate_above_chance()
    {
        Close(482.172924000, Power.QuestionsAboveChance(.3, .25));
        // The exact binomial chance to pass the test's threshold with 483 questions.
        var threshold = (int)(483 * (.25 + 1.6448536 * Math.Sqrt(.25 * .75 / 483)));
        Assert.Equal(.05, 1 - TokenErrors.WithinEdits(.75, 483, threshold), .005);
        Assert.Equal(.8, 1 - TokenErrors.WithinEdits(.7, 483, threshold), .01);
    }

    [Fact]
    public void The_ends_of_the_rate()
    {
        Assert.Equal(double.PositiveInfinity, Power.AttemptsToSucceed(0));
        Assert.Equal(1, Power.AttemptsToSucceed(1));
        Assert.Equal(1, Power.AttemptsToSucceed(.99));
        Close(2.99573227355e15, Power.AttemptsToSucceed(1e-15));
    }
}
