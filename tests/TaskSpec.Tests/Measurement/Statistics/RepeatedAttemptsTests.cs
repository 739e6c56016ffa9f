using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement.Statistics;

public class RepeatedAttemptsTests
{
    [Fact]
    public void Estimates()
    {
        Assert.Equal(0, RepeatedAttempts.PassAtK(20, 0, 5));
        Assert.Equal(1, RepeatedAttempts.PassAtK(20, 16, 5));
        Close(35 / 120.0, RepeatedAttempts.PassHatK(10, 7, 3));
        Assert.Equal(0, RepeatedAttempts.PassHatK(10, 2, 3));
        Assert.Equal(1, RepeatedAttempts.PassHatK(10, 10, 10));
    }

    [Fact]
    public void Estimates_of_the_published_example()
    {
        // Hugging Face evaluate, metric card of code_eval: two candidates of which one passes.
        Assert.Equal(.5, RepeatedAttempts.PassAtK(2, 1, 1));
        Assert.Equal(1, RepeatedAttempts.PassAtK(2, 1, 2));
    }

    [Fact]
    public void Moments()
    {
        // By the same sums in rational arithmetic.
        var (mean, variance) = RepeatedAttempts.PassAtKMoments(20, 5, .15);
        Close(.5562946875, mean);
        Close(.04675093397361386, variance);
        (mean, variance) = RepeatedAttempts.PassHatKMoments(10, 3, .7);
        Close(.343, mean);
        Close(.049777875, variance);
        Close(.21 / 10, RepeatedAttempts.PassAtKMoments(10, 1, .3).Variance);
        Assert.Equal((1, 0), RepeatedAttempts.PassAtKMoments(10, 3, 1));
        Assert.Equal((0, 0), RepeatedAttempts.PassHatKMoments(10, 3, 0));
    }

    [Fact]
    public void Failures_of_unlike_items_fall_as_a_power_law()
    {
        var exponent =
            Math.Log(RepeatedAttempts.FailAtK(.5, 5, 100_000) / RepeatedAttempts.FailAtK(.5, 5, 10_000)) / Math.Log(10);
        Assert.Equal(-.5, exponent, 1e-3);
    }

    [Fact]
    public void Estimators_are_unbiased_and_mirror_each_other() =>
        Prop.ForAll(
                (
                    from n in Gen.Choose(1, 60)
                    from k in Gen.Choose(1, n)
                    from c in Gen.Choose(0, n)
                    from p in Gen.Choose(0, 100)
                    select (n, k, c, p: p / 100.0)
                ).ToArbitrary(),
                t =>
                {
                    var (mean, variance) = RepeatedAttempts.PassAtKMoments(t.n, t.k, t.p);
                    var (all, same) = RepeatedAttempts.PassHatKMoments(t.n, t.k, 1 - t.p);
                    return Math.Abs(mean + all - 1) < 1e-12
                        && Math.Abs(variance - same) < 1e-12
                        && variance <= mean * (1 - mean) + 1e-12
                        && Math.Abs(RepeatedAttempts.PassAtK(t.n, t.c, t.k) + RepeatedAttempts.PassHatK(t.n, t.n - t.c, t.k) - 1)
                            < 1e-12;
                }
            )
            .Check(Cases(500));

    [Fact]
    public void Simulated_attempts_have_the_stated_moments()
    {
        var random = new Random(20240611);
        var estimates = Enumerable
            .Range(0, 20_000)
            .Select(_ => RepeatedAttempts.PassAtK(16, Enumerable.Range(0, 16).Count(_ => random.NextDouble() < .1), 4))
            .ToArray();
        var (mean, variance) = RepeatedAttempts.PassAtKMoments(16, 4, .1);
        Assert.Equal(mean, estimates.Average(), .005);
        Close(variance, estimates.Average(e => (e - mean) * (e - mean)), .03);
    }
}
