using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Scaling.Simulation;
using TaskSpec.Testing;

namespace TaskSpec.Scaling.Tests.Simulation;

using TaskSpec.Measurement;

/// <summary>What is drawn has the means and the variances that the forecast rests on.</summary>
public class SimulatedScoreTests
{
    private static readonly double[] Ladder = [1e18, 1e19, 1e20, 1e21, 1e22];

    public static TheoryData<string, Family> Families =>
        new()
        {
            { "plain questions", Simulated.Questions("f", 50) },
            { "three attempts each", Simulated.Questions("f", 20) with { Sampling = new() { Attempts = 3 } } },
            { "one capability behind a gate", Simulated.Hashes("f", Transfer.Same, 50) },
            { "many capabilities behind a gate", Simulated.Hashes("f", Transfer.Distinct, 50) },
            { "similar steps", Simulated.Steps("f", Transfer.Similar, 50) },
            {
                "similar steps, five attempts each",
                Simulated.Steps("f", Transfer.Similar, 10) with
                {
                    Sampling = new() { Attempts = 5 },
                }
            },
            { "the same step", Simulated.Steps("f", Transfer.Same, 50) },
            {
                "questions about passages",
                Simulated.Questions("f", 60) with
                {
                    Samples = new(SampleKind.Method)
                    {
                        Count = 60,
                        Clusters = 6,
                        ClusterCorrelation = .3,
                    },
                }
            },
        };

    [Theory]
    [MemberData(nameof(Families))]
    public void Mean_and_variance_are_those_of_the_model(string design, Family family)
    {
        const int Seeds = 500;
        var catalog = Simulated.Of(family);
        var stated = Assessor.Of(new CatalogContext(catalog, Reference.Assumptions), family, .075, Detail.Explanation);
        double off = 0,
            square = 0,
            expected = 0;
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var simulation = Simulated.Of(catalog, seed, 1e20);
            var truth = Assert.Single(simulation.Families);
            Assert.Equal(stated.EffectiveItems, truth.EffectiveItems, .01 * truth.EffectiveItems);
            var at = Assert.Single(truth.Curve).Expected;
            var missed = Assert.Single(simulation.Means("f")) - at;
            off += missed;
            square += missed * missed;
            expected += Variance(catalog, family, truth, at);
        }

        Assert.True(Math.Abs(off / Seeds) < 4 * Math.Sqrt(expected) / Seeds, $"{design}: off by {off / Seeds:F4}");
        Assert.InRange(square / expected, .8, 1.25);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(.5, null)]
    [InlineData(0, 1000L)]
    public void Families_drawn_again_and_again_are_on_average_where_explain_expects_them(double spread, long? limit)
    {
        const int Seeds = 3000;
        var family = Simulated.Questions("f", 5) with
        {
            Difficulty = new(1e21, 1) { SpreadDecades = spread },
            // Half of the attempts that would succeed are stopped.
            Usage = new() { Tokens = 1000, Factor = 3 },
            Limits = new() { Tokens = limit },
        };
        var catalog = Simulated.Of(family) with { Plan = new(1e18, 1e22, 5, 1e24) };
        var curve = Assessor.Of(new CatalogContext(catalog, Reference.Assumptions), family, .075, Detail.Explanation).Curve;
        var sums = new double[Ladder.Length];
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var means = Simulated.Of(catalog, seed, Ladder).Means("f");
            for (var i = 0; i < sums.Length; i++)
                sums[i] += means[i] / Seeds;
        }

        // Four standard errors, and what misfit and spread bend.
        for (var i = 0; i < sums.Length; i++)
            Assert.Equal(curve[i].Expected, sums[i], .03 + .02 * spread);
    }

    [Fact]
    public void Misfit_is_the_family_s_and_a_link_the_metric_s()
    {
        const int Families = 300;
        var catalog = Simulated.Of([.. Enumerable.Range(0, Families).Select(i => Simulated.Questions($"f{i}", 1000))]);
        var simulation = Simulated.Of(catalog, 9, 1e20);
        var means = simulation
            .Rows()
            .GroupBy(row => (row.Task, row.Metric))
            .ToDictionary(group => group.Key, group => group.Average(row => row.Value!.Value));
        double misfit = 0,
            drawn = 0,
            link = 0;
        foreach (var truth in simulation.Families)
        {
            // ln Λ from each metric; the edit similarity is of a token of eight.
            var exact = Math.Log(-Math.Log(means[(truth.Task, "exact_match")]));
            var edit = Math.Log(-8 * Math.Log(means[(truth.Task, "edit_similarity")]));
            var curve = Math.Log(Math.Log(2)) - truth.Exponent * Math.Log(10) * (20 - Math.Log10(truth.HalfAtFlop));
            misfit += Math.Pow(exact - curve, 2) / Families;
            drawn += Math.Pow(truth.Misfit, 2) / Families;
            link += Math.Pow(edit - exact, 2) / Families;
            Assert.Equal(truth.Curve[0].Misfit, exact - curve, .2);
        }

        // Four standard errors of a standard deviation, and the noise of 1,000 samples.
        Assert.Equal(Math.Sqrt(drawn), Math.Sqrt(misfit), .045);
        Assert.Equal(Priors.LinkMisfit, Math.Sqrt(link), .04);
    }

    [Fact]
    public void A_limit_stops_the_same_items_for_all_models()
    {
        var family = Simulated.Hashes("f", Transfer.Same) with
        {
            Difficulty = new(1e17, .1),
            Usage = new() { Seconds = 120, SecondsPerItem = 10 },
            Limits = new() { TimeSeconds = 600 },
        };
        var rows = Simulated.Of(Simulated.Of(family), 3, 1e23, 1e24, 1e25).Rows().Where(row => row.Metric == "exact_match");
        var solved = rows.Where(row => row.Value == 1)
            .GroupBy(row => row.Model)
            .Select(model => model.Select(row => row.Sample).ToHashSet())
            .ToArray();
        Assert.Equal(3, solved.Length);
        Assert.All(solved, one => Assert.True(one.SetEquals(solved[0])));
        Assert.InRange(solved[0].Count, 30, 66);
    }

    [Fact]
    public void Decided_output_is_right_as_a_whole_or_a_guess()
    {
        var rows = Simulated.Of(Simulated.Of(Simulated.Hashes("f", Transfer.Distinct)), 5, 1e20).Rows();
        var shares = rows.Where(row => row.Metric == "edit_similarity").Select(row => row.Value!.Value).ToArray();
        Assert.All(shares, share => Assert.True(share is 1 or < .4));
        Assert.Contains(1, shares);
        Assert.Contains(shares, share => share < .4);
    }

    [Fact]
    public void A_model_that_has_a_capability_has_it_at_every_item_and_in_every_attempt()
    {
        var family = Simulated.Hashes("f", Transfer.Same, 10) with { Sampling = new() { Attempts = 4 } };
        var models = Simulated
            .Of(Simulated.Of(family), 5, Simulated.Alike(40))
            .Rows()
            .Where(row => row.Metric == "exact_match")
            .GroupBy(row => row.Model);
        Assert.All(models, model => Assert.Single(model.Select(row => row.Value).Distinct()));
        Assert.Equal(2, models.Select(model => model.First().Value).Distinct().Count());
    }

    [Fact]
    public void Attempts_at_one_item_correlate_by_the_jump()
    {
        var family = Simulated.Steps("f", Transfer.Distinct, 2000) with { Sampling = new() { Attempts = 2 } };
        var simulation = Simulated.Of(Simulated.Of(family), 5, 1e20);
        var attempts = simulation
            .Rows()
            .Where(row => row.Metric == "exact_match")
            .ToLookup(row => row.Attempt, row => row.Value!.Value);
        Assert.Equal(Priors.Jump, Assert.Single(simulation.Families).Jump);
        Assert.Equal(Priors.Jump, Simulated.Correlation([.. attempts[1]], [.. attempts[2]]), .08);
    }

    // §5 of docs/model.md, with the numbers that the truth states; items differ in nothing else.
    private static double Variance(Catalog catalog, Family family, FamilyTruth truth, double score)
    {
        var attempts = family.Sampling?.Attempts ?? 1;
        var clusters = family.Samples?.Clusters;
        var items = clusters is { } groups
            ? truth.Items / (1 + ((double)truth.Items / groups - 1) * family.Samples!.ClusterCorrelation!.Value)
            : truth.Items;
        var sharing = Sharing.Of(items, attempts, truth.EffectiveItems, truth.Jump);
        var ceiling = new Structure(family, catalog.Tools).Ceilings.OfHeadline;
        return sharing.ModelShare * score * (ceiling - score) + sharing.AttemptShare * score * (1 - score);
    }
}
