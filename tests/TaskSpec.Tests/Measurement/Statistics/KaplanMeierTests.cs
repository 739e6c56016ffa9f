using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class KaplanMeierTests
{
    private static SurvivalTime Ended(double time) => new(time, true);

    private static SurvivalTime Censored(double time) => new(time, false);

    internal static readonly KaplanMeier Timeouts = new([
        Censored(15),
        Ended(10),
        Ended(5),
        Censored(8),
        Censored(15),
        Ended(12),
    ]);

    [Fact]
    public void Survival_of_the_published_example()
    {
        // Weeks of remission under 6-MP (Freireich et al. 1963), group 1 of Kleinbaum and Klein, Survival Analysis, table 2.1.
        double[] relapse = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        double[] censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        var curve = new KaplanMeier([.. relapse.Select(Ended), .. censored.Select(Censored)]);
        Assert.Equal([6, 7, 10, 13, 16, 22, 23], curve.Steps.Select(s => s.Time));
        Assert.Equal([.8571, .8067, .7529, .6902, .6275, .5378, .4482], curve.Steps.Select(s => Math.Round(s.Survival, 4)));
    }

    [Fact]
    public void Greenwood()
    {
        Assert.Equal([6, 4, 3], Timeouts.Steps.Select(s => s.AtRisk));
        Close(5 / 216.0, Timeouts.Steps[0].Variance);
        Close(.625 * .625 * (1 / 30.0 + 1 / 12.0), Timeouts.Steps[1].Variance);
        Close(25 / 144.0 * (1 / 30.0 + 1 / 12.0 + 1 / 6.0), Timeouts.Steps[2].Variance);
    }

    [Fact]
    public void Quantiles()
    {
        Assert.Equal(5, Timeouts.Quantile(1 / 6.0));
        Assert.Equal(12, Timeouts.Quantile(.5));
        Assert.Null(Timeouts.Quantile(.6));
        Assert.Equal(2, new KaplanMeier([Ended(1), Ended(2), Ended(3), Ended(4)]).Quantile(.5));
    }

    [Fact]
    public void Restricted_mean()
    {
        var (mean, variance) = Timeouts.RestrictedMean(15);
        Close(5 + 5 / 6.0 * 5 + .625 * 2 + 5 / 12.0 * 3, mean);
        double last = 1.25,
            middle = last + 1.25,
            first = middle + 25 / 6.0;
        Close(last * last / 6 + middle * middle / 12 + first * first / 30, variance);
        Assert.Equal((3, 0), Timeouts.RestrictedMean(3));
    }

    [Fact]
    public void A_tie_of_end_and_censoring_keeps_the_censored_at_risk()
    {
        var curve = new KaplanMeier([Ended(3), Censored(3)]);
        Assert.Equal(new SurvivalStep(3, .5, .125, 2, 1), Assert.Single(curve.Steps));
    }

    [Fact]
    public void Uncensored_times_give_the_sample_mean_and_its_variance()
    {
        var curve = new KaplanMeier([Ended(1), Ended(2), Ended(6), Ended(7)]);
        Close(4, curve.RestrictedMean(100).Mean);
        Close(26 / 16.0, curve.RestrictedMean(100).Variance);
        Assert.Equal(0, curve.SurvivalAt(7));
        Assert.Equal(0, curve.Steps[^1].Variance);
    }

    [Fact]
    public void Everything_censored_says_nothing_after_the_timeout()
    {
        var curve = new KaplanMeier([Censored(10), Censored(10)]);
        Assert.Empty(curve.Steps);
        Assert.Equal(1, curve.SurvivalAt(99));
        Assert.Equal((10, 0), curve.RestrictedMean(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.RestrictedMean(11));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Impossible_times_are_refused(double time)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KaplanMeier([Ended(time)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeouts.SurvivalAt(time));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeouts.RestrictedMean(time));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timeouts.Quantile(time));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KaplanMeier([]));
    }

    [Fact]
    public void A_curve_falls_from_one_and_stays_in_range()
    {
        var times = Gen.Choose(0, 12).SelectMany(t => Gen.Elements(true, false).Select(o => new SurvivalTime(t, o)));
        Prop.ForAll(
                times.NonEmptyListOf().ToArbitrary(),
                sample =>
                {
                    var curve = new KaplanMeier(sample);
                    var survivals = curve.Steps.Select(s => s.Survival).Prepend(1).ToArray();
                    var mean = curve.RestrictedMean(sample.Max(t => t.Time));
                    return survivals.Zip(survivals.Skip(1)).All(p => p.Second < p.First && p.Second >= 0)
                        && curve.Steps.All(s => s.Variance is >= 0 and <= .25)
                        && mean.Mean >= 0
                        && mean.Mean <= sample.Max(t => t.Time)
                        && mean.Variance >= 0;
                }
            )
            .Check(Cases(300));
    }

    [Fact]
    public void Censored_exponentials_are_estimated_without_bias_and_with_the_stated_variance()
    {
        // Rate 1, timeout at 1.5 and random censoring at rate ½: S(1) = e^−1, restricted mean to 1 = 1 − e^−1.
        var random = new Random(20240611);
        double Draw(double rate) => -Math.Log(1 - random.NextDouble()) / rate;
        var runs = Enumerable
            .Range(0, 2000)
            .Select(_ =>
            {
                var curve = new KaplanMeier(
                    Enumerable
                        .Range(0, 50)
                        .Select(_ => (Event: Draw(1), Limit: Math.Min(1.5, Draw(.5))))
                        .Select(t => new SurvivalTime(Math.Min(t.Event, t.Limit), t.Event <= t.Limit))
                );
                return (S: curve.SurvivalAt(1), V: curve.Steps.Last(s => s.Time <= 1).Variance, M: curve.RestrictedMean(1));
            })
            .ToArray();
        var (survival, variance) = Spread(runs.Select(r => r.S));
        Assert.Equal(Math.Exp(-1), survival, .01);
        Close(variance, runs.Average(r => r.V), .07);
        var (mean, meanVariance) = Spread(runs.Select(r => r.M.Mean));
        Assert.Equal(1 - Math.Exp(-1), mean, .01);
        Close(meanVariance, runs.Average(r => r.M.Variance), .07);
    }

    private static (double Mean, double Variance) Spread(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return (mean, all.Sum(v => (v - mean) * (v - mean)) / (all.Length - 1));
    }
}
