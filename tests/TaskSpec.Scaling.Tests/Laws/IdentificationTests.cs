using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Tests.Laws;

public sealed class IdentificationTests
{
    [Fact]
    public void Noise_without_a_trend_is_refused_with_the_reason()
    {
        var law = Law("sigmoid", i => 0.25 + 0.01 * Math.Sin(7 * i));

        Assert.False(law.IsIdentified);
        Assert.NotEmpty(law.Refusals);
        Assert.Contains(law.Warnings, warning => warning.Contains("within what noise without a trend reaches"));
    }

    [Fact]
    public void Constant_scores_are_refused() => Assert.Contains("same score", Refused("sigmoid", _ => 0.25));

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("power")]
    [InlineData("surprisal")]
    [InlineData("linear")]
    public void One_score_that_differs_makes_no_law(string form) =>
        Assert.Contains("all models but one have the same score, so that m06 alone", Refused(form, i => i == 6 ? 0.04 : 0, 7));

    [Fact]
    public void A_jump_between_two_models_has_no_steepness()
    {
        var law = Law("sigmoid", i => i < 4 ? 0.1 : 0.7, 8);

        Assert.False(law.IsIdentified);
        Assert.Contains(law.Refusals, reason => reason.Contains("between two neighbouring models (19.5 and 20"));
    }

    [Fact]
    public void One_model_on_the_rise_gives_not_both_place_and_steepness()
    {
        double[] scores = [0, 0, 0, 0, 0.3, 0.5, 0.5, 0.5, 0.5];
        Assert.Contains(
            Law("sigmoid", i => scores[i]).Refusals,
            reason => reason.Contains("fewer than two scales lie on the rise")
        );
    }

    [Fact]
    public void A_curve_without_noise_is_identified_and_its_intervals_said_to_say_nothing()
    {
        var law = Law("sigmoid", i => 0.25 + 0.6 / (1 + Math.Exp(-2 * (0.5 * i - 3))), 13);

        Assert.True(law.IsIdentified);
        Assert.Contains(law.Warnings, warning => warning.StartsWith("the curve meets every value"));
    }

    [Fact]
    public void Breakthroughness_of_steps_that_are_mostly_0_is_none_and_said_so()
    {
        double[] scores = [0, 0, 0, 0, 0, 0, 0.1, 0.2, 0.3];
        var law = Law("surprisal", i => scores[i]);

        Assert.Null(law.Breakthroughness);
        Assert.Contains(law.Warnings, warning => warning.Contains("breakthroughness is infinite"));
    }

    [Fact]
    public void A_curve_whose_bend_lies_beyond_the_models_is_refused() =>
        Assert.Contains(
            Law("sigmoid", i => 0.25 + 0.7 / (1 + Math.Exp(-1.2 * (0.5 * i - 9))) + 0.001 * Math.Sin(7 * i)).Refusals,
            reason => reason.Contains("x0")
        );

    [Fact]
    public void Too_few_models_are_refused() =>
        Assert.Contains("4 parameters need at least 6 models, and there are 5", Refused("sigmoid", i => 0.1 * i, 5));

    [Fact]
    public void Parameters_and_tokens_that_rise_together_are_refused()
    {
        var rows = Enumerable
            .Range(0, 9)
            .Select(i => new ScoreRow($"m{i}", "t", "loss", 2 + Math.Pow(10, -0.1 * i))
            {
                Params = Math.Pow(10, 8 + 0.3 * i),
                Tokens = 20 * Math.Pow(10, 8 + 0.3 * i),
            });

        Assert.Contains(
            "rise together",
            Assert.Throws<ScalingException>(() => ScalingLaws.Of(rows, new("loss", "chinchilla"))).Message
        );
    }

    [Fact]
    public void A_clear_curve_is_identified_with_intervals_that_hold_the_truth()
    {
        var law = Law("sigmoid", i => 0.25 + 0.6 / (1 + Math.Exp(-2 * (0.5 * i - 3))) + 0.005 * Math.Sin(40 * i), 13);

        Assert.True(law.IsIdentified);
        double[] truth = [0.6, 21, 2, 0.25];
        Assert.All(
            truth.Index(),
            pair => Assert.InRange(pair.Item, law.Intervals[pair.Index].Low!.Value, law.Intervals[pair.Index].High!.Value)
        );
    }

    [Fact]
    public void An_outlier_is_named_with_what_it_moves()
    {
        var law = Law("power", i => (1.5 + 0.8 * Math.Pow(10, -0.15 * i)) * (1 + 0.001 * Math.Sin(7 * i)) + (i == 2 ? 1 : 0), 12);

        Assert.Contains(law.Warnings, warning => warning.StartsWith("1 outliers") && warning.Contains("m02"));
    }

    [Fact]
    public void A_score_outside_its_range_is_refused_for_a_sigmoid() =>
        Assert.Contains("1.2", Refused("sigmoid", i => i == 8 ? 1.2 : 0.1 * i));

    private static TaskLaw Law(string form, Func<int, double> value, int models = 9) =>
        Assert.Single(
            ScalingLaws.Of(
                Enumerable
                    .Range(0, models)
                    .Select(i => new ScoreRow($"m{i:00}", "t", "acc", value(i)) { Flop = Math.Pow(10, 18 + 0.5 * i), N = 1000 }),
                new("acc", form)
            )
        );

    private static string Refused(string form, Func<int, double> value, int models = 9) =>
        Assert.Throws<ScalingException>(() => Law(form, value, models)).Message;
}
