using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>A data set has an identity, a size and parts, whoever declares families on it.</summary>
public class DataSetTests
{
    private static Family On(string id, int count, string source, string? config, string? split) =>
        Family(id, 9, Exact) with
        {
            Samples = new(SampleKind.HuggingFace)
            {
                Count = count,
                HuggingFace = source,
                Config = config,
                Split = split,
            },
        };

    /// <summary>Any families on any sets: a pair overlaps as their data sets say, and the total is what the distinct samples are worth.</summary>
    [Fact]
    public void Families_share_what_their_data_sets_share()
    {
        var random = new Random(17);
        for (var round = 0; round < 200; round++)
        {
            string? Of(params string?[] words) => words[random.Next(words.Length)];
            var families = Enumerable
                .Range(0, 6)
                .Select(i => On($"f{i}", random.Next(10, 500), Of("a/x", "b/y")!, Of(null, "main"), Of("test", "train")))
                .ToArray();
            var pairs = new Overlaps(Catalog(families)).Pairs.ToDictionary(pair => (pair.A, pair.B));
            foreach (var a in families)
            {
                foreach (var b in families.Where(b => string.CompareOrdinal(a.Id, b.Id) < 0))
                {
                    var isOne = (a.Samples!.HuggingFace, a.Samples.Config) == (b.Samples!.HuggingFace, b.Samples.Config);
                    var kind =
                        !isOne ? null
                        : a.Samples.Split == b.Samples.Split ? (OverlapKind?)OverlapKind.Samples
                        : OverlapKind.DataSet;
                    var reason = pairs.GetValueOrDefault((a.Id, b.Id))?.Reasons.Single();
                    Assert.Equal(kind, reason?.Kind);
                    Assert.Equal(isOne ? a.Samples.HuggingFace : null, reason?.DataSet);
                    if (kind == OverlapKind.Samples)
                        Assert.Equal(Math.Min(a.Items!.Value, b.Items!.Value), reason!.Samples);
                }
            }
        }
    }

    [Fact]
    public void Two_families_on_one_split_are_worth_one()
    {
        var (one, other) = (On("a", 198, "a/x", "d", "train"), On("b", 198, "a/x", "d", "train"));

        Assert.Equal(198, new Overlaps(Catalog(one, other)).Totals().Effective, 6);
        Assert.Equal(
            2 / 1.149,
            new Overlaps(Catalog(one, other with { Samples = other.Samples! with { Split = "test" } }))
                .Totals()
                .EffectiveFamilies,
            6
        );
    }

    [Fact]
    public void What_is_declared_of_two_families_stands_over_where_their_samples_come_from()
    {
        var one = On("a", 198, "a/x", "d", "train") with { Correlations = [new("b", .4)] };
        var pair = Assert.Single(new Overlaps(Catalog(one, On("b", 198, "a/x", "d", "test"))).Pairs);

        Assert.Equal((OverlapKind.Declared, .4), (Assert.Single(pair.Reasons).Kind, pair.Phi));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(true, true)]
    public void Samples_that_are_fixed_are_asked_for_no_more(bool? isFixed, bool expected)
    {
        var own = Family("a", 100, Exact);
        var family = own with { Samples = own.Samples! with { Fixed = isFixed } };

        Assert.Equal(expected, !Assess(family).Remedies.Any(remedy => remedy.Name.Contains("samples", StringComparison.Ordinal)));
    }

    [Fact]
    public void Choices_and_lengths_of_tasks_are_the_familys_on_average()
    {
        var family = Family("a", 300, Accuracy) with
        {
            Choices = new(4),
            Answer = new() { Tokens = 8 },
            Tasks = [new("two") { Samples = 100, Choices = 2 }, new("usual") { Samples = 200, Tokens = 2 }],
        };

        var told = family with
        {
            Choices = new(3),
            Answer = new() { Tokens = 4 },
            Tasks = [],
        };

        // (1/2 + 2·1/4)/3 is one in three, and (8 + 2·2)/3 are four tokens.
        Assert.Equal(Assess(told).Forecast, Assess(family).Forecast);
        Assert.NotEqual(Assess(told with { Choices = new(4) }).Forecast, Assess(family).Forecast);
        Assert.Equal(
            PlanSearch.Of(new(Catalog(told)), told, new() { ErrorLimit = 1 }).Current.CostFlop,
            PlanSearch.Of(new(Catalog(family)), family, new() { ErrorLimit = 1 }).Current.CostFlop
        );
    }

    [Fact]
    public void Reasoning_costs_tokens_and_leaves_the_answer_as_long_as_it_is()
    {
        var family = Family("a", 100, Exact) with { Answer = new() { Tokens = 3 } };
        var thinking = family with { Answer = family.Answer with { ReasoningTokens = 2_000 } };
        double Cost(Family of) => PlanSearch.Of(new(Catalog(of)), of, new() { ErrorLimit = 1 }).Current.CostFlop;

        Assert.Equal(Assess(family).Forecast, Assess(thinking).Forecast);
        Assert.True(Cost(thinking) > Cost(family), "reasoning costs nothing");
    }
}
