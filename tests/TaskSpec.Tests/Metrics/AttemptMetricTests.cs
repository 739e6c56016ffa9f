using FsCheck;
using FsCheck.Fluent;

namespace TaskSpec.Tests.Metrics;

public sealed class AttemptMetricTests
{
    [Theory]
    [InlineData(20, 3, 5, .600877192982)]
    [InlineData(5, 0, 3, 0)]
    [InlineData(5, 5, 1, 1)]
    [InlineData(5, 3, 3, 1)]
    // Hugging Face evaluate, metric card of code_eval: two candidates of which one passes.
    [InlineData(2, 1, 1, .5)]
    [InlineData(2, 1, 2, 1)]
    public void Any_of_k(int attempts, int right, int k, double expected) =>
        Assert.Equal(expected, PassAtK.Any(attempts, right, k), 12);

    [Theory]
    [InlineData(20, 3, 5, 0)]
    [InlineData(20, 15, 5, 3003 / 15504.0)]
    [InlineData(8, 8, 8, 1)]
    [InlineData(4, 2, 2, 1 / 6.0)]
    [InlineData(4, 2, 1, .5)]
    public void All_of_k(int attempts, int right, int k, double expected) =>
        Assert.Equal(expected, PassAtK.All(attempts, right, k), 12);

    [Fact]
    public void Many_attempts_are_stable()
    {
        Assert.Equal(1e-4, PassAtK.Any(1_000_000, 1, 100), 12);
        Assert.Equal(Math.Pow(.5, 8), PassAtK.All(2_000_000_000, 1_000_000_000, 8), 9);
    }

    [Fact]
    public void The_estimates_are_unbiased() =>
        // The mean over the binomial c of n attempts is the chance itself.
        Prop.ForAll<byte, byte, byte>(
                (n, k, p) =>
                {
                    var (attempts, chance) = (1 + n % 12, p / 255.0);
                    var drawn = 1 + k % attempts;
                    double Mean(Func<int, double> estimate) =>
                        Enumerable.Range(0, attempts + 1).Sum(c => Binomial(attempts, c, chance) * estimate(c));
                    return Math.Abs(Mean(c => PassAtK.All(attempts, c, drawn)) - Math.Pow(chance, drawn)) < 1e-12
                        && Math.Abs(Mean(c => PassAtK.Any(attempts, c, drawn)) - (1 - Math.Pow(1 - chance, drawn))) < 1e-12;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Fewer_attempts_than_k_are_an_error_that_says_so()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Any(5, 2, 10));
        Assert.Contains("k = 10 needs at least 10 attempts; there are 5", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.All(5, 2, 10));
    }

    [Theory]
    [InlineData(5, 6, 1)]
    [InlineData(5, -1, 1)]
    [InlineData(5, 2, 0)]
    [InlineData(0, 0, 1)]
    public void Counts_out_of_range_are_refused(int attempts, int right, int k)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.Any(attempts, right, k));
        Assert.Throws<ArgumentOutOfRangeException>(() => PassAtK.All(attempts, right, k));
    }

    private static double Binomial(int n, int c, double p) =>
        Enumerable.Range(0, c).Aggregate(1.0, (product, i) => product * (n - i) / (i + 1))
        * Math.Pow(p, c)
        * Math.Pow(1 - p, n - c);
}
