using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class TimeMetricTests
{
    private static readonly (double, bool)[] Runs = [(5, true), (8, false), (10, true), (12, true), (15, false), (15, false)];

    [Fact]
    public void Survival_of_runs_of_which_some_were_cut_off()
    {
        var curve = TimeToCompletion.Survival(Runs.Reverse());
        Assert.Equal([5, 10, 12], curve.Select(step => step.Time));
        Assert.Equal([.833333, .625, .416667], curve.Select(step => Math.Round(step.Survival, 6)));
    }

    [Fact]
    public void Survival_of_the_published_example()
    {
        // Weeks of remission under 6-MP (Freireich et al. 1963), the first group of Kleinbaum and Klein, Survival Analysis, table 2.1.
        double[] relapse = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        double[] censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        var weeks = relapse.Select(time => (time, true)).Concat(censored.Select(time => (time, false)));
        var curve = TimeToCompletion.Survival(weeks);
        Assert.Equal([6, 7, 10, 13, 16, 22, 23], curve.Select(step => step.Time));
        Assert.Equal([.8571, .8067, .7529, .6902, .6275, .5378, .4482], curve.Select(step => Math.Round(step.Survival, 4)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(10, 5 + 5 * 5 / 6.0)]
    [InlineData(15, 5 + 5 * 5 / 6.0 + 2 * .625 + 3 * .625 * 2 / 3)]
    public void The_restricted_mean_is_the_area_up_to_the_limit(double limit, double mean) =>
        Assert.Equal(mean, TimeToCompletion.RestrictedMean(Runs, limit), 12);

    [Fact]
    public void A_limit_beyond_the_last_censored_run_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => TimeToCompletion.RestrictedMean(Runs, 16));
        Assert.Contains("longer than 15", error.Message, StringComparison.Ordinal);
        Assert.Equal(7.5, TimeToCompletion.RestrictedMean([(5, true), (10, true)], 1e6), 12);
    }

    [Fact]
    public void Without_censoring_it_is_the_mean_of_the_times_cut_off_at_the_limit() =>
        Prop.ForAll<NonEmptyArray<byte>, byte>(
                (times, limit) =>
                {
                    var runs = times.Get.Select(time => ((double)time, true));
                    var mean = times.Get.Average(time => (double)Math.Min(time, limit));
                    return Math.Abs(TimeToCompletion.RestrictedMean(runs, limit) - mean) < 1e-9;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Survival_falls_from_one_to_zero_at_the_earliest_at_the_end() =>
        Prop.ForAll<NonEmptyArray<(byte, bool)>>(runs =>
            {
                var curve = TimeToCompletion.Survival(runs.Get.Select(run => ((double)run.Item1, run.Item2)));
                double[] survival = [1, .. curve.Select(step => step.Survival)];
                return survival.Zip(survival.Skip(1)).All(pair => pair.First > pair.Second) && survival[^1] >= 0;
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_time_is_finite_and_not_negative(double time)
    {
        Assert.Throws<ArgumentException>(() => TimeToCompletion.Survival([(time, true)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeToCompletion.RestrictedMean([(1, true)], time));
    }

    [Fact]
    public void There_is_a_run() => Assert.Throws<ArgumentException>(() => TimeToCompletion.Survival([]));

    [Fact]
    public void The_horizons_of_a_published_model_give_its_slope()
    {
        // Kwa et al. 2025 (arXiv 2503.14499): Claude 3.7 Sonnet has 59 minutes at 50 % and 15 at 80 %.
        var slope = -Math.Log(4) / Math.Log2(59 / 15.0);
        var intercept = -slope * Math.Log2(59);
        Assert.Equal(-.701653873, slope, 9);
        Assert.Equal(59, TimeHorizon.Of(intercept, slope), 9);
        Assert.Equal(15, TimeHorizon.Of(intercept, slope, success: .8), 9);
    }

    [Theory]
    [InlineData(0, 0, .5)]
    [InlineData(0, .6, .5)]
    [InlineData(0, -.6, 0)]
    [InlineData(0, -.6, 1)]
    [InlineData(double.NaN, -.6, .5)]
    [InlineData(0, double.NaN, .5)]
    [InlineData(0, -.6, double.NaN)]
    public void A_horizon_needs_a_falling_curve(double intercept, double slope, double success) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeHorizon.Of(intercept, slope, success));
}
