using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class SuccessiveGainsTests
{
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
