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
