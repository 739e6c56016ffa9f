using TaskSpec.Catalogs;

namespace TaskSpec.Scaling.Tests.Simulation;

/// <summary>Families that have something in common go well and badly with the same models, others do not.</summary>
public class SharedCapabilityTests
{
    private const int Models = 400;

    // Four standard errors of a correlation of nothing.
    private const double Noise = .2;

    [Fact]
    public void Families_that_share_a_step_succeed_with_the_same_models()
    {
        var simulation = Simulated.Of(
            Simulated.Of(
                Simulated.Steps("a", Transfer.Same, 20, shared: true),
                Simulated.Steps("b", Transfer.Same, 20, shared: true),
                Simulated.Steps("c", Transfer.Same, 20)
            ),
            7,
            Simulated.Alike(Models)
        );
        Assert.Equal(("a", "b", 1, .6), Assert.Single(simulation.Shared));
        double[] a = simulation.Means("a"),
            b = simulation.Means("b"),
            c = simulation.Means("c");
        Assert.InRange(Simulated.Correlation(a, b), .6, 1);
        Assert.InRange(Simulated.Correlation(a, c), -Noise, Noise);
    }

    [Fact]
    public void Families_that_share_a_part_correlate_by_a_part()
    {
        Family Half(string id) =>
            Simulated.Steps(id, Transfer.Same, 20) with
            {
                Steps =
                [
                    new("common", "T.Common")
                    {
                        Tokens = 20,
                        Across = Transfer.Same,
                        Shared = true,
                    },
                    new("own", $"T.{id}.Own") { Tokens = 20, Across = Transfer.Same },
                ],
            };
        var simulation = Simulated.Of(Simulated.Of(Half("a"), Half("b")), 7, Simulated.Alike(Models));
        var phi = Math.Sqrt(2) - 1;
        Assert.Equal(phi, Assert.Single(simulation.Shared).Phi, 1e-3);
        // One item of each: the jump's part of that.
        Assert.Equal(.6 * phi, simulation.Shared.Single().OutcomePhi, 1e-3);
        var ones = simulation
            .Rows()
            .Where(row => row is { Metric: "exact_match", Sample: "1" })
            .ToLookup(row => row.Task, row => row.Value!.Value);
        Assert.Equal(.6 * phi, Simulated.Correlation([.. ones["a"]], [.. ones["b"]]), Noise);
        Assert.InRange(Simulated.Correlation(simulation.Means("a"), simulation.Means("b")), .15, .6);
    }

    [Theory]
    [InlineData(.5)]
    [InlineData(-.5)]
    public void A_declared_correlation_is_one_of_items_too(double phi)
    {
        var first = Simulated.Questions("a", 50) with { Correlations = [new("b", phi)] };
        var simulation = Simulated.Of(Simulated.Of(first, Simulated.Questions("b", 50)), 7, Simulated.Alike(Models));
        Assert.Equal(("a", "b", phi, .6 * phi), Assert.Single(simulation.Shared));
        Assert.All(simulation.Families, family => Assert.Equal((.5, .6), (family.ItemCorrelation, family.Jump)));
        var found = Simulated.Correlation(simulation.Means("a"), simulation.Means("b"));
        Assert.Equal(Math.Sign(phi), Math.Sign(found));
        Assert.InRange(Math.Abs(found), .6, 1);
    }

    [Fact]
    public void Correlations_that_cannot_be_together_still_make_results()
    {
        Family Against(string id, params string[] others) =>
            Simulated.Questions(id, 5) with
            {
                Correlations = others.Select(other => new Correlation(other, -.9)).ToEquatableArray(),
            };
        var simulation = Simulated.Of(Simulated.Of(Against("a", "b", "c"), Against("b", "c"), Against("c")), 7, 1e19, 1e20);
        Assert.All(simulation.Rows(), row => Assert.True(row.Value is 0 or 1 or > 0 and < 1));
    }

    [Fact]
    public void Families_that_share_nothing_have_curves_of_their_own()
    {
        var simulation = Simulated.Of(Simulated.Of(Simulated.Questions("a"), Simulated.Questions("b")), 7, 1e20);
        Assert.Empty(simulation.Shared);
        Assert.NotEqual(simulation.Families[0].Curve[0].Misfit, simulation.Families[1].Curve[0].Misfit);
    }
}
