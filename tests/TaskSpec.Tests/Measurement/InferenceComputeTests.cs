using TaskSpec.Measurement;

namespace TaskSpec.Tests.Measurement;

public class InferenceComputeTests
{
    // Chinchilla itself: 5.76e23 FLOP, 70e9 parameters on 1.4e12 tokens (Hoffmann et al. 2022, table 4).
    [Fact]
    public void Parameters_of_chinchilla_come_out() => Assert.InRange(InferenceCompute.ParametersOf(5.76e23), 65e9, 75e9);

    [Theory]
    [InlineData(1.2e22, 1e10)]
    [InlineData(120, 1)]
    public void Compute_is_120_parameters_squared(double flop, double parameters)
    {
        Assert.Equal(parameters, InferenceCompute.ParametersOf(flop), parameters * 1e-12);
        Assert.Equal(2 * parameters * 500, InferenceCompute.FlopOf(flop, 500), parameters * 1e-9);
    }

    [Theory]
    [InlineData(0, 2_000.0, 1_000)]
    [InlineData(0, 700.0, 700)]
    [InlineData(.8, null, 1377.1277643359572)]
    public void Tokens_of_the_mean_attempt(double deviation, double? budget, double tokens) =>
        Assert.Equal(tokens, InferenceCompute.TokensUsed(1_000, deviation, budget), 1e-6);

    [Fact]
    public void Tokens_under_a_budget_are_those_of_a_simulation()
    {
        var random = new Random(11);
        var sum = 0.0;
        const int draws = 400_000;
        for (var i = 0; i < draws; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            sum += Math.Min(1_500, 1_000 * Math.Exp(.8 * normal));
        }

        Assert.Equal(sum / draws, InferenceCompute.TokensUsed(1_000, .8, 1_500), 3.0);
    }

    [Theory]
    [InlineData(1, .3, 1, .6, .3)]
    [InlineData(10, .3, 1, 0, .9717524751)]
    [InlineData(10, .3, 1, 1, .3)]
    [InlineData(2, .5, 1, .5, .625)]
    [InlineData(100, .48, .48, .6, .48)]
    [InlineData(5, 0, 1, .6, 0)]
    [InlineData(5, 1, 1, .6, 1)]
    public void Any_of_k_attempts(int attempts, double score, double ceiling, double correlation, double expected) =>
        Assert.Equal(expected, InferenceCompute.AnyOf(attempts, score, ceiling, correlation), 1e-10);

    [Fact]
    public void More_attempts_never_hurt_and_never_pass_the_ceiling()
    {
        foreach (var correlation in (double[])[0, .1, .6, .99, 1])
        {
            var before = 0.0;
            for (var attempts = 1; attempts <= 200; attempts++)
            {
                var score = InferenceCompute.AnyOf(attempts, .2, .5, correlation);
                Assert.InRange(score, before - 1e-12, .5);
                before = score;
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void Hostile_compute_is_refused(double flop) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InferenceCompute.ParametersOf(flop));

    [Theory]
    [InlineData(21, .4)]
    [InlineData(19, .05)]
    [InlineData(26, 1.5)]
    public void Fit_finds_the_curve_that_it_was_given(double midpoint, double scale)
    {
        var curve = new LogisticCurve(midpoint, scale);
        var fit = LogisticCurve.Fit([.. Enumerable.Range(0, 9).Select(i => (18 + .5 * i, curve.At(18 + .5 * i)))])!;
        Assert.Equal(midpoint, fit.Midpoint, 1e-4);
        Assert.Equal(scale, fit.Scale, 1e-4);
    }

    [Fact]
    public void Rates_that_do_not_rise_have_no_curve()
    {
        Assert.Null(LogisticCurve.Fit([(1, .5), (2, .4), (3, .1)]));
        Assert.Null(LogisticCurve.Fit([(1, .5), (2, .5)]));
        Assert.Null(LogisticCurve.Fit([(1, 0), (2, 0)]));
    }
}
