using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Tests.Plots;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.03, 0.12, "0.00 0.05 0.10")]
    [InlineData(0, 23456, "0 5,000 10,000 15,000 20,000")]
    public void Linear_ticks_are_round(double low, double high, string expected) =>
        Assert.Equal(expected, Labels(new LinearScale(low, high)));

    [Theory]
    [InlineData(1e17, 1e25, "10¹⁸ 10²⁰ 10²² 10²⁴")]
    [InlineData(0.004, 3, "0.01 0.1 1")]
    [InlineData(3, 40, "5 10 20")]
    [InlineData(0.65, 1.1, "0.7 0.8 0.9 1.0 1.1")]
    public void Logarithmic_ticks_are_powers_or_round(double low, double high, string expected) =>
        Assert.Equal(expected, Labels(new LogScale(low, high)));

    [Theory]
    [InlineData(0.01, 3000, "1 s 15 s 1 min 15 min 1 hour 4 hours 1 day")]
    [InlineData(1, 300, "1 min 4 min 15 min 1 hour 4 hours")]
    [InlineData(1e-3, 1e7, "1 s 1 min 1 hour 1 day 30 days 1 year")]
    public void Minutes_have_the_times_that_people_say(double low, double high, string expected) =>
        Assert.Equal(expected, Labels(new MinutesScale(low, high)));

    [Theory]
    [InlineData("2019-02-01", "2025-12-01", "2020 2021 2022 2023 2024 2025")]
    [InlineData("2024-01-15", "2024-12-20", "Mar 2024 May 2024 Jul 2024 Sep 2024 Nov 2024")]
    public void Dates_have_years_or_months(string from, string to, string expected) =>
        Assert.Equal(
            expected,
            Labels(
                new DateScale(DateOnly.ParseExact(from, "yyyy-MM-dd").DayNumber, DateOnly.ParseExact(to, "yyyy-MM-dd").DayNumber)
            )
        );

    [Theory]
    [InlineData]
    [InlineData(5.0)]
    [InlineData(0.0)]
    [InlineData(double.NaN, double.PositiveInfinity)]
    [InlineData(1e-320, 1e308, -1e308)]
    [InlineData(7.0, 7.0, 7.0)]
    public void Any_values_have_a_scale_with_ends_apart(params double[] values)
    {
        foreach (
            var scale in new Scale[]
            {
                LinearScale.Around(values),
                LinearScale.Score(values),
                LogScale.Around(values),
                MinutesScale.Around(values),
            }
        )
        {
            Assert.True(scale.Low < scale.High);
            Assert.True(double.IsFinite(scale.At((scale.Low + scale.High) / 2)));
            Assert.InRange(scale.Ticks(7).Count(), 0, 20);
        }
    }

    private static string Labels(Scale scale) => string.Join(' ', scale.Ticks(7).Select(tick => tick.Label));
}
