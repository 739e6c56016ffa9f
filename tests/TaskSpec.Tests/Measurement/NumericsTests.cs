using TaskSpec.Measurement;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

public class NumericsTests
{
    [Theory]
    [InlineData(-37.5, 4.605353009581954e-308)]
    [InlineData(-10, 7.619853024160525e-24)]
    [InlineData(-5.7, 5.9903714010635296e-09)]
    [InlineData(-1, 0.15865525393145707)]
    [InlineData(-.3, 0.3820885778110474)]
    [InlineData(0, 0.5)]
    [InlineData(.5, 0.6914624612740131)]
    [InlineData(2.5, 0.9937903346742238)]
    [InlineData(6, 0.9999999990134123)]
    public void Normal_cdf(double x, double expected) => Close(expected, Normal.Cdf(x), x < -30 ? 1e-12 : 1e-13);

    [Theory]
    [InlineData(1e-300, -37.0471)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(.001, -3.090232306167813)]
    [InlineData(.3, -0.5244005127080409)]
    [InlineData(.975, 1.959963984540054)]
    public void Normal_quantile(double p, double expected) => Close(expected, Normal.Quantile(p), p < 1e-100 ? 1e-6 : 1e-13);

    [Fact]
    public void Quantile_inverts_the_cdf()
    {
        for (var p = 1e-12; p < .5; p *= 1.7)
        {
            Close(p, Normal.Cdf(Normal.Quantile(p)), 1e-12);
            Assert.Equal(-Normal.Quantile(p), Normal.Quantile(1 - p), 1e-4);
        }
    }

    [Fact]
    public void Golden_normals_are_the_published_ones() => Close(-.22345075, GoldenNormals.Draws(2, 7)[0, 0], 2e-8);

    [Fact]
    public void Golden_normals_have_the_moments_of_normals()
    {
        var draws = GoldenNormals.Draws(4000, 3);
        for (var j = 0; j < 3; j++)
        {
            var column = Enumerable.Range(0, 4000).Select(i => draws[i, j]).ToArray();
            Assert.Equal(0, column.Average(), 1e-2);
            Assert.Equal(1, column.Average(x => x * x), 1e-2);
        }
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-5)]
    [InlineData(.3)]
    [InlineData(4)]
    [InlineData(50)]
    public void Small_differences_keep_their_digits(double x)
    {
        // Series to three terms where they suffice, the plain form where it loses nothing.
        Close(x < 1e-4 ? x + x * x / 2 + x * x * x / 6 : Math.Exp(x) - 1, Surprisal.Expm1(x), 1e-13);
        Close(x < 1e-4 ? x - x * x / 2 + x * x * x / 3 : Math.Log(1 + x), Surprisal.Log1p(x), 1e-13);
        Close(
            x < 1e-4 ? Math.Log(x - x * x / 2 + x * x * x / 6)
                : x > 30 ? -Math.Exp(-x)
                : Math.Log(1 - Math.Exp(-x)),
            Surprisal.Log1mExp(x),
            1e-12
        );
    }

    [Fact]
    public void Ends_are_ends()
    {
        Assert.Equal(double.PositiveInfinity, Surprisal.Expm1(1000));
        Assert.Equal(-1, Surprisal.Expm1(double.NegativeInfinity));
        Assert.Equal(double.NegativeInfinity, Surprisal.Log1mExp(0));
        Assert.Equal(double.NegativeInfinity, Surprisal.Log1p(-1));
    }
}
