using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

/// <summary>How suddenly suites rise, and how far tasks at different positions correlate.</summary>
public class SharpnessTests
{
    private static readonly double Slope = .3 * Math.Log(10);

    [Fact]
    public void Exact_match_has_its_closed_form()
    {
        var one = Sharpness.Of([new(Exact, 22, 0, 1)]);
        Close(Math.PI / Math.Sqrt(6) / Slope, one.Deviation, 1e-4);
        Close(Math.Log(Math.Log(10) / Math.Log(1 / .9)) / Slope, one.Decades, 1e-4);
    }

    [Fact]
    public void Tasks_at_one_position_rise_as_one_does()
    {
        var one = Sharpness.Of([new(Exact, 22, 0, 1)]);
        var many = Sharpness.Of([.. Enumerable.Repeat(new CurvePart(Exact, 22, 0, 3), 100)]);
        Close(one.Decades, many.Decades);
        Close(one.Deviation, many.Deviation);
    }

    [Fact]
    public void Variance_of_the_rise_is_that_of_positions_and_of_one_task()
    {
        var one = Sharpness.Of([new(Exact, 22, 0, 1)]).Deviation;
        Close(Math.Sqrt(.25 + one * one), Sharpness.Of([new(Exact, 22, .5, 1)]).Deviation);
        Close(Math.Sqrt(1 + one * one), Sharpness.Of([new(Exact, 21, 0, 1), new(Exact, 23, 0, 1)]).Deviation);
        Close(.617733539, SuiteCurve.LogisticDeviation(.25, .2), 1e-8);
    }

    [Fact]
    public void Width_agrees_with_the_curve_of_as_many_tasks()
    {
        double[] midpoints = [.. Enumerable.Range(0, 2000).Select(i => 22 + Normal.Quantile((i + .5) / 2000))];
        Close(new SuiteCurve(Exact, .3, midpoints).Width, Sharpness.Of([new(Exact, 22, 1, 1)]).Decades, 2e-3);
    }

    [Fact]
    public void A_range_is_no_sharpness() =>
        Close(
            Sharpness.Of([new(Exact, 22, 0, 1)]).Deviation,
            Sharpness.Of([new(new AllRight { Floor = .3, Ceiling = .9 }, 22, 0, 1)]).Deviation
        );

    [Fact]
    public void Curves_of_two_forms_are_mixed_about_their_own_middles()
    {
        // The score itself, differenced.
        Response slow = new ChoiceAccuracy(4);
        double Score(double logFlop) =>
            new[] { Exact, slow }.Sum(form => form.At(Math.Log(Math.Log(2)) - Slope * (logFlop - 22)).Mean);
        double sum = 0,
            mean = 0,
            square = 0;
        for (var at = 12.0; at < 42; at += .005)
        {
            var rise = Score(at + .005) - Score(at);
            (sum, mean, square) = (sum + rise, mean + rise * (at + .0025), square + rise * (at + .0025) * (at + .0025));
        }
        var deviation = Math.Sqrt(square / sum - mean / sum * mean / sum);
        Close(deviation, Sharpness.Of([new(Exact, 22, 0, 1), new(slow, 22, 0, 1)]).Deviation, 2e-3);
    }

    [Fact]
    public void What_does_not_rise_has_no_sharpness() =>
        Assert.Equal(default, Sharpness.Of([new(new AllRight { Floor = .5, Ceiling = .5 }, 22, 0, 1)]));

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(.5, 0, .41421356)]
    [InlineData(0, 1, 0)]
    public void Share_decides_the_correlation(double share, double spread, double expected) =>
        Assert.Equal(expected, SpreadPhi.Of(share, spread, spread), 8);

    [Fact]
    public void Correlation_falls_with_the_spread_and_is_that_of_simulated_tasks()
    {
        Assert.True(SpreadPhi.Of(1, .5, .5) > SpreadPhi.Of(1, 1, 1));
        // One capability: a model passes every task whose surprisal is below an exponential draw.
        var random = new Random(8);
        double both = 0,
            either = 0,
            squares = 0;
        const int pairs = 400_000;
        for (var i = 0; i < pairs; i++)
        {
            var (a, b) = (Rate(random), Rate(random));
            both += Math.Min(a, b) - a * b;
            either += a * (1 - a);
            squares += b * (1 - b);
        }

        Assert.Equal(both / Math.Sqrt(either * squares), SpreadPhi.Of(1, 1, 1), 2e-3);
    }

    private static double Rate(Random random) =>
        Math.Pow(.5, Math.Exp(Slope * Normal.Quantile((random.Next(1_000_000) + .5) / 1_000_000)));
}
