using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>What makes two families overlap, and what does not.</summary>
public class OverlapTests
{
    private static readonly Family A = Family("a", 50, Exact) with { Needs = ["T.Carry"] };
    private static readonly Family B = Family("b", 50, Exact) with { Needs = ["T.Carry"] };

    [Theory]
    [InlineData(Transfer.Same, 1)]
    [InlineData(Transfer.Similar, .149)]
    public void Shared_skill_correlates_as_far_as_it_carries(Transfer across, double phi)
    {
        var pair = Assert.Single(Pairs(across, A, B));

        Assert.Equal(phi, pair.Phi, 6);
        var reason = Assert.Single(pair.Reasons);
        Assert.Equal((OverlapKind.Skill, "T.Carry", across), (reason.Kind, reason.Skill, reason.Transfer!.Value));
        Assert.Equal(pair.Phi, reason.Phi);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Transfer.Distinct)]
    public void Skill_that_does_not_carry_correlates_nothing(Transfer? across) => Assert.Empty(Pairs(across, A, B));

    [Fact]
    public void Skill_counts_by_the_share_of_the_steps_that_need_it()
    {
        var half = A with { Needs = [], Steps = [Step("x", 30) with { Needs = ["T.Carry"] }, Step("y", 30)] };
        var pair = Assert.Single(
            Pairs(Transfer.Same, half, half with { Id = "c", Steps = [Step("z", 10) with { Needs = ["T.Carry"] }] })
        );

        Assert.Equal(Math.Pow(2, .5) - 1, pair.Phi, 6);
    }

    [Fact]
    public void Step_and_the_skill_that_it_needs_count_once()
    {
        var family = A with { Needs = [], Steps = [Step("x", 30) with { Shared = true, Needs = ["T.Carry"] }, Step("y", 30)] };
        var pair = Assert.Single(Pairs(Transfer.Same, family, family with { Id = "b" }));

        Assert.Equal(Math.Pow(2, .5) - 1, pair.Phi, 6);
        Assert.Equal([OverlapKind.Steps, OverlapKind.Skill], pair.Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public void Shared_tool_alone_makes_no_overlap()
    {
        var calls = A with { Needs = [], Steps = [Step("x", 30) with { Calls = [new("python") { Need = Need.Essential }] }] };

        Assert.Empty(
            new Overlaps(Catalog(calls, calls with { Id = "b", Steps = [calls.Steps[0] with { Type = "T.Other" }] })).Pairs
        );
    }

    [Fact]
    public void Same_samples_are_the_same_items()
    {
        var shared = A with
        {
            Needs = [],
            Profile = new("a") { SharedSamples = [new("b", 50)] },
        };
        var overlaps = new Overlaps(Catalog(shared, B with { Needs = [] }));

        var pair = Assert.Single(overlaps.Pairs);
        Assert.Equal((1, 1), (pair.Jaccard, pair.Phi));
        Assert.Equal(50, pair.Reasons[0].Samples);
        Assert.Equal(50, overlaps.Totals().Effective, 9);
    }

    [Fact]
    public void Some_same_samples_count_by_their_share()
    {
        var shared = A with
        {
            Needs = [],
            Profile = new("a") { SharedSamples = [new("b", 10)] },
        };
        var overlaps = new Overlaps(Catalog(shared, B with { Needs = [] }));

        Assert.Equal(.2, Assert.Single(overlaps.Pairs).Phi, 6);
        // 100 items, of which 10 twice: 100² / (80 + 10·2²).
        Assert.Equal(10_000 / 120.0, overlaps.Totals().Effective, 9);
    }

    [Fact]
    public void Declared_correlation_stands_in_place_of_the_derived()
    {
        var declared = A with { Correlations = [new("b", -.2)] };
        var pair = Assert.Single(Pairs(Transfer.Same, declared, B));

        Assert.Equal(-.2, pair.Phi);
        Assert.Equal([OverlapKind.Skill, OverlapKind.Declared], pair.Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public void One_execution_shares_the_noise_of_attempts_too()
    {
        var family = A with { Needs = [], Steps = [Step("x", 30) with { Shared = true, OneExecution = true }, Step("y", 30)] };
        var overlaps = new Overlaps(Catalog(family, family with { Id = "b" }));

        Assert.Equal(Math.Pow(2, .5) - 1, Assert.Single(overlaps.Pairs).AttemptPhi!.Value, 6);
        Assert.InRange(overlaps.Totals().EffectiveAttempts, 2, 3);
        Assert.Null(
            new Overlaps(Catalog(A, B) with { Skills = [new("T.Carry", null) { Across = Transfer.Same }] })
                .Pairs.Single()
                .AttemptPhi
        );
    }

    [Theory]
    [InlineData(Items.Same)]
    [InlineData(Items.Translated)]
    [InlineData(Items.Disjoint)]
    [InlineData(Items.Oracle)]
    public void Variant_is_never_more_items(Items items)
    {
        var varied = A with { Variants = [new("plain", Items.Same), new("other", items)] };

        Assert.Equal(new Overlaps(Catalog(A)).Totals(), new Overlaps(Catalog(varied)).Totals());
        Assert.Equal(Assess(A).Forecast, Assess(varied).Forecast);
    }

    [Fact]
    public void Near_repeats_and_clusters_of_samples_are_fewer_items()
    {
        var repeated = A with
        {
            Profile = new("a")
            {
                Samples = 50,
                Distinct = 20,
                Duplicates = 3,
            },
        };
        Assert.Equal(20, Assess(repeated).Items);

        var clustered = A with
        {
            Samples = new(SampleKind.Method)
            {
                Count = 50,
                Clusters = 10,
                ClusterCorrelation = 1,
            },
        };
        Assert.Equal((50, 10), (Assess(clustered).Items, Assess(clustered).EffectiveItems));
    }

    [Fact]
    public void Spread_of_positions_makes_tasks_of_one_capability_differ()
    {
        var chain = Chain(Transfer.Same);
        var spread = chain with { Difficulty = new(1e22, .5) { SpreadDecades = 1 } };

        Assert.Equal(1, Assess(chain).EffectiveItems);
        Assert.InRange(Assess(spread).EffectiveItems, 1.1, 2);
    }

    [Fact]
    public void Clusters_join_families_through_others()
    {
        Family Of(string id, params string[] steps) =>
            Family(id, 5, Exact) with
            {
                Steps = [.. steps.Select(step => Step(step, 10) with { Shared = true, Across = Transfer.Same })],
            };
        var catalog = Catalog(Of("a", "p", "q", "r"), Of("b", "q", "r", "s"), Of("c", "r", "s", "t"), Of("d", "u"));

        Assert.Equal(
            [
                ["a", "b", "c"],
            ],
            new Overlaps(catalog).Clusters()
        );
        var apart = catalog with
        {
            Families = [.. catalog.Families.Select(x => x.Id == "a" ? x with { Correlations = [new("b", .1)] } : x)],
        };
        Assert.Equal(
            [
                ["b", "c"],
            ],
            new Overlaps(apart).Clusters()
        );
    }

    private static StepInfo Step(string id, int tokens) => new(id, "T." + id) { Tokens = tokens, Across = Transfer.Same };

    private static EquatableArray<OverlapPair> Pairs(Transfer? across, params Family[] families) =>
        new Overlaps(Catalog(families) with { Skills = [new("T.Carry", null) { Across = across }] }).Pairs.ToEquatableArray();
}
