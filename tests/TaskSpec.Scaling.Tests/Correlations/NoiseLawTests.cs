using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Scaling.Tests.Correlations;

public class NoiseLawTests
{
    private const int Draws = 400;

    // More rows than series, fewer, and about as many; the least is where the law takes over from the simulation.
    [Theory]
    [InlineData(30, 64)]
    [InlineData(36, 36)]
    [InlineData(400, 40)]
    [InlineData(40, 200)]
    [InlineData(70, 60)]
    public void One_in_twenty_draws_of_noise_exceeds_the_limit(int rows, int series)
    {
        var limits = NoiseLaw.Limits(rows, series);
        var drawn = ParallelAnalysis.Simulated(rows, series, 1, Draws);
        var error = Math.Sqrt(.05 * .95 / Draws);
        for (var i = 0; i < 4; i++)
            Assert.InRange(drawn.Count(values => values[i] > limits[i]) / (double)Draws, .05 - 3 * error, .05 + 4 * error);
    }

    [Theory]
    [InlineData(200, 4_800)]
    [InlineData(1_000, 20_000)]
    [InlineData(20_000, 1_000)]
    [InlineData(12, 5_000)]
    public void Limits_of_large_matrices_fall_from_just_above_the_edge(int rows, int series)
    {
        var limits = ParallelAnalysis.Limits(rows, series, 1);
        var edge = Math.Pow(1 + Math.Sqrt((double)series / (rows - 1)), 2);
        Assert.Equal(Math.Min(rows - 1, series), limits.Length);
        Assert.InRange(limits[0], 0.99 * edge, 1.01 * edge);
        Assert.Equal(limits.OrderDescending(), limits);
    }
}
