using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class HarnessLimitsTests
{
    [Theory]
    [InlineData(120, 10, 600, 100, .48)]
    [InlineData(120, 10, 1120, 100, 1)]
    [InlineData(120, 10, 9999, 100, 1)]
    [InlineData(120, 10, 119, 100, 0)]
    [InlineData(120, 10, 129.9, 100, 0)]
    [InlineData(120, 0, 120, 100, 1)]
    [InlineData(0, .1, .3, 10, .3)]
    public void Share_in_time(double start, double step, double limit, int items, double expected) =>
        Assert.Equal(expected, HarnessLimits.ShareInTime(start, step, limit, items), 1e-15);

    [Theory]
    [InlineData(120, 10, 600, 100, .5)]
    [InlineData(0, 3, 40, 25, 1.2)]
    [InlineData(120, 10, 60, 1000, .8)]
    public void Share_in_time_where_run_times_vary(double start, double step, double limit, int items, double deviation)
    {
        var expected = Enumerable.Range(1, items).Average(i => Normal.Cdf(Math.Log(limit / (start + i * step)) / deviation));
        Close(expected, HarnessLimits.ShareInTime(start, step, limit, items, deviation), 1e-12);
    }

    [Fact]
    public void Share_in_time_at_the_ends_of_its_parameters()
    {
        Assert.Equal(.48, HarnessLimits.ShareInTime(120, 10, 600, 100, 0));
        Close(Normal.Cdf(Math.Log(2) / .5), HarnessLimits.ShareInTime(300, 0, 600, 7, .5), 1e-12);
        Assert.Equal(1, HarnessLimits.ShareInTime(0, 0, 600, 7, .5));
        Assert.Equal(0, HarnessLimits.ShareInTime(120, 10, 0, 7, .5));
        // Of many items, a thousand stand for all: near what all would give.
        var all = Enumerable.Range(1, 5000).Average(i => Normal.Cdf(Math.Log(9_000 / (120.0 + i * 10)) / .5));
        Close(all, HarnessLimits.ShareInTime(120, 10, 9_000, 5000, .5), 1e-5);
    }

    [Fact]
    public void Share_in_time_refuses_what_is_no_time()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HarnessLimits.ShareInTime(-1, 1, 1, 1, .5));
        Assert.Throws<ArgumentOutOfRangeException>(() => HarnessLimits.ShareInTime(1, -1, 1, 1, .5));
        Assert.Throws<ArgumentOutOfRangeException>(() => HarnessLimits.ShareInTime(1, 1, 1, 0, .5));
    }

    [Fact]
    public void Budgets()
    {
        Close(.5, HarnessLimits.ShareWithin(8_000, 8_000, .8));
        Assert.Equal(0, HarnessLimits.ShareWithin(0, 8_000, .8));
        Assert.Equal(1, HarnessLimits.ShareWithin(8_000, 8_000, 0));
        Assert.Equal(0, HarnessLimits.ShareWithin(7_999, 8_000, 0));
    }

    [Theory]
    [InlineData(.8, .510825623766)]
    [InlineData(.6, 1.60943791243)]
    [InlineData(.5, double.PositiveInfinity)]
    [InlineData(.3, double.PositiveInfinity)]
    public void Shift_of_the_midpoint(double ceiling, double expected)
    {
        var shift = HarnessLimits.MidpointShift(ceiling, 2);
        if (double.IsInfinity(expected))
            Assert.Equal(expected, shift);
        else
        {
            Close(2 * expected, shift);
            Close(.5, ceiling / (1 + Math.Exp(-shift / 2)));
        }
    }

    [Fact]
    public void An_unbounded_harness_shifts_nothing() => Assert.Equal(0, HarnessLimits.MidpointShift(1, 1));
}
