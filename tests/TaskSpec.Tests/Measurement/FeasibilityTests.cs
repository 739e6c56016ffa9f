using TaskSpec.Measurement;

namespace TaskSpec.Tests.Measurement;

/// <summary>Which declared correlations can exist, against values computed elsewhere and against laws that do exist.</summary>
public class FeasibilityTests
{
    [Theory]
    [InlineData(-.4, false)]
    [InlineData(-.34, false)]
    [InlineData(-1 / 3.0, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Three_halves(double phi, bool feasible)
    {
        Assert.Equal(feasible, CorrelationPolytope.Contains([.5, .5, .5], All(3, phi)));
        Assert.Equal(feasible, CorrelationFeasibility.Triple(.5, .5, .5, phi, phi, phi));
        Assert.True(CorrelationFeasibility.IsPositiveSemidefinite(Matrix(3, phi)));
    }

    [Theory]
    [InlineData(3, -.5, true)]
    [InlineData(3, -.51, false)]
    [InlineData(10, -1 / 9.0, true)]
    [InlineData(10, -.12, false)]
    [InlineData(10, 1, true)]
    [InlineData(10, 1.01, false)]
    public void Equal_correlations_are_semi_definite_from_one_over_n(int n, double phi, bool expected) =>
        Assert.Equal(expected, CorrelationFeasibility.IsPositiveSemidefinite(Matrix(n, phi)));

    [Fact]
    public void Elimination_is_not_deceived_by_a_zero_pivot() =>
        Assert.False(
            CorrelationFeasibility.IsPositiveSemidefinite(
                new[,]
                {
                    { 0, .5 },
                    { .5, 0 },
                }
            )
        );

    [Theory]
    [InlineData(.2, .5, -.5, .5)]
    [InlineData(.1, .9, -1, .11111)]
    [InlineData(.729, .81, -.295294, .794352)]
    public void Pairs_have_the_bounds_of_frechet(double a, double b, double least, double greatest)
    {
        Assert.True(CorrelationPolytope.Contains([a, b], [new(0, 1, least)]));
        Assert.True(CorrelationPolytope.Contains([a, b], [new(0, 1, greatest)]));
        Assert.False(CorrelationPolytope.Contains([a, b], [new(0, 1, least - .001)]));
        Assert.False(CorrelationPolytope.Contains([a, b], [new(0, 1, greatest + .001)]));
    }

    /// <summary>For even n and rates of ½ the least equal correlation is −1/(n − 1): half of them always pass.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    public void Even_halves_reach_minus_one_over_n(int n)
    {
        double[] rates = [.. Enumerable.Repeat(.5, n)];
        Assert.True(CorrelationPolytope.Contains(rates, All(n, -1.0 / (n - 1))));
        Assert.False(CorrelationPolytope.Contains(rates, All(n, -1.0 / (n - 1) - .001)));
    }

    [Fact]
    public void Correlations_of_a_law_are_feasible_at_any_size()
    {
        var random = new Random(2);
        for (var n = 2; n <= CorrelationPolytope.MostOutcomes; n++)
        {
            var law = Enumerable.Range(0, 1 << n).Select(_ => Math.Pow(random.NextDouble(), 6)).ToArray();
            var sum = law.Sum();
            double Rate(int set) => law.Where((_, result) => (result & set) == set).Sum() / sum;
            double[] rates = [.. Enumerable.Range(0, n).Select(i => Rate(1 << i))];
            PairCorrelation[] pairs =
            [
                .. from i in Enumerable.Range(0, n)
                from j in Enumerable.Range(0, i)
                let scale = Math.Sqrt(rates[i] * (1 - rates[i]) * rates[j] * (1 - rates[j]))
                select new PairCorrelation(j, i, (Rate((1 << i) | (1 << j)) - rates[i] * rates[j]) / scale),
            ];

            Assert.True(CorrelationPolytope.Contains(rates, pairs));
        }
    }

    [Fact]
    public void Pairs_of_which_nothing_is_said_are_free()
    {
        // Around a square of four, an odd number of opposites cannot be; three sides of it can.
        PairCorrelation[] sides = [new(0, 1, 1), new(1, 2, 1), new(2, 3, 1), new(0, 3, -1)];
        Assert.False(CorrelationPolytope.Contains([.5, .5, .5, .5], sides));
        Assert.True(CorrelationPolytope.Contains([.5, .5, .5, .5], sides[..3]));
    }

    [Fact]
    public void Factor_and_third_bounds_say_how_far_one_may_go()
    {
        Assert.Equal(1 / 3.0 / .4, CorrelationPolytope.Factor([.5, .5, .5], All(3, -.4)), 5);
        Assert.Equal((-.2, 1), CorrelationFeasibility.ThirdBounds(.5, .5, .5, -.4, -.4), new Near());
        Assert.Equal((.6, 1), CorrelationFeasibility.ThirdBounds(.5, .5, .5, .8, .8), new Near());
    }

    [Fact]
    public void Third_bounds_are_where_triples_end()
    {
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            double a = .05 + .9 * random.NextDouble(),
                b = .05 + .9 * random.NextDouble(),
                c = .05 + .9 * random.NextDouble();
            double ab = Inside(CorrelationFeasibility.Bounds(a, b)),
                ac = Inside(CorrelationFeasibility.Bounds(a, c));
            var (least, greatest) = CorrelationFeasibility.ThirdBounds(a, b, c, ab, ac);
            Assert.True(greatest >= least);
            foreach (
                var (phi, feasible) in new[]
                {
                    (least + 1e-6, true),
                    (greatest - 1e-6, true),
                    (least - 1e-6, false),
                    (greatest + 1e-6, false),
                }
            )
            {
                if (feasible && greatest - least < 1e-5)
                    continue;
                Assert.Equal(feasible, CorrelationFeasibility.Triple(a, b, c, ab, ac, phi));
                Assert.Equal(feasible, CorrelationFeasibility.Triple(c, a, b, ac, phi, ab));
            }
        }

        double Inside((double Least, double Greatest) bounds) =>
            bounds.Least + (bounds.Greatest - bounds.Least) * random.NextDouble();
    }

    [Fact]
    public void Every_row_below_a_zero_pivot_counts() =>
        Assert.False(
            CorrelationFeasibility.IsPositiveSemidefinite(
                new[,]
                {
                    { 0, 0, 0 },
                    { 0, 0, .5 },
                    { 0, .5, 0 },
                }
            )
        );

    [Fact]
    public void Redundant_outcomes_have_no_determinant()
    {
        Assert.Equal(0, CorrelationFeasibility.Determinant(Matrix(3, 1)));
        Assert.Equal(1 - .5 * .5, CorrelationFeasibility.Determinant(Matrix(2, .5)), 1e-12);
        Assert.Equal(1 - 3 * .25 + 2 * .125, CorrelationFeasibility.Determinant(Matrix(3, .5)), 1e-12);
        Assert.True(CorrelationFeasibility.Determinant(Matrix(3, -.9)) <= 0);
    }

    private static PairCorrelation[] All(int n, double phi) =>
        [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, i) select new PairCorrelation(j, i, phi)];

    private static double[,] Matrix(int n, double phi)
    {
        var m = new double[n, n];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            m[i, j] = i == j ? 1 : phi;
        return m;
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9;

        public int GetHashCode((double, double) x) => 0;
    }
}
