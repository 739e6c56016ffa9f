using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>Limits against declared run times, with the values of the theory.</summary>
public class CeilingTests
{
    private static readonly Usage Growing = new() { Seconds = 120, SecondsPerItem = 10 };

    [Fact]
    public void Timeout_leaves_48_of_100_hashes()
    {
        var family = Chain(Transfer.Same) with { Usage = Growing };
        var ceilings = Of(family);
        var time = Assert.Single(ceilings.Binding);

        Assert.Equal(.48, ceilings.OfHeadline, 1e-12);
        Assert.Equal(("TimeSeconds", 600, .48, 2000), (time.Argument, time.Limit, Math.Round(time.Share, 12), time.Sufficient()));
        Assert.Contains("ceiling .48 from the time limit of 600 s, as declared run times have it", Assess(family).Assumptions);
        Assert.Equal("overlap", Assess(family).Causes[0].Name);
        Assert.Equal(.48 * Assess(Chain(Transfer.Same)).Curve[^1].Expected, Assess(family).Curve[^1].Expected, 1e-9);
    }

    // HarnessLimits.OneAbility: one ability and a share c of items that fit have mean cq and variance c²q(1 − q).
    [Fact]
    public void What_does_not_fit_is_no_coin_of_the_model()
    {
        var all = Assess(Chain(Transfer.Same));
        var limited = Assess(Chain(Transfer.Same) with { Usage = Growing });

        Assert.Equal(.48 * all.Forecast!.Error, limited.Forecast!.Error, .004);
        Assert.All(
            limited.Curve.Zip(all.Curve),
            pair => Assert.Equal(.48 * pair.Second.StandardError, pair.First.StandardError, 1e-6)
        );
    }

    [Theory]
    [InlineData(16_000, 8_000, 2.225540928492468, .807)]
    [InlineData(8_000, 8_000, 2, .5)]
    [InlineData(8_000, 8_001, 1, 0)]
    public void Tokens_are_log_normal_around_the_median(long limit, double median, double factor, double ceiling)
    {
        var family = Family("x", 100, Exact) with
        {
            Limits = new() { Tokens = limit },
            Usage = new() { Tokens = median, Factor = factor },
        };
        Assert.Equal(ceiling, Of(family).Allowed, 1e-9);
    }

    [Fact]
    public void Independent_limits_multiply()
    {
        var family = Family("x", 100, Exact) with
        {
            Limits = new() { TimeSeconds = 60, Tokens = 1_000 },
            Usage = new()
            {
                Seconds = 60,
                Tokens = 1_000,
                Factor = 3,
            },
        };
        Assert.Equal(.25, Of(family).Allowed, 1e-9);
        Assert.Contains("ceiling .25 from the time limit of 60 s and the limit of 1,000 tokens", Of(family).Assumption!);
    }

    [Fact]
    public void Calls_of_tools_take_their_time_and_have_their_own_limit()
    {
        EquatableArray<StepInfo> steps = [new("run", "T.Run") { Calls = [new("python") { MaxCalls = 5 }] }];
        var family = Family("x", 100, Exact) with
        {
            Steps = steps,
            Limits = new() { TimeSeconds = 60 },
            Usage = new() { ToolCalls = 10, Factor = 2 },
        };
        var ceilings = Ceilings(family, Python with { SecondsPerCall = 6 });

        Assert.Equal(["TimeSeconds", "MaxCalls"], ceilings.Budgets.Select(budget => budget.Argument));
        Assert.Equal(.5, ceilings.Budgets[0].Share, 1e-9);
        Assert.Equal(.158655253931457, ceilings.Budgets[1].Share, 1e-9);
        Assert.Single(Ceilings(family, Python).Budgets);
    }

    [Fact]
    public void Human_time_is_no_run_time()
    {
        var family = Family("x", 100, Exact) with { HumanTimes = [new(500, HumanSource.Baseline)] };
        Assert.Empty(Of(family).Budgets);
        Assert.Equal(1, Of(family).OfHeadline);
    }

    [Fact]
    public void Lower_declared_ceiling_stands()
    {
        var family = Chain(Transfer.Same) with { Usage = Growing, Headline = Exact with { Ceiling = .3 } };
        Assert.Equal(.3, Of(family).OfHeadline);
        Assert.Equal(.48, Of(family with { Headline = Exact with { Ceiling = .9 } }).OfHeadline, 1e-12);
    }

    [Fact]
    public void Ceiling_is_a_cause_and_a_higher_limit_its_remedy()
    {
        var family = Family("x", 10_000, Exact) with
        {
            Usage = new() { Seconds = 700, Factor = 2 },
            Answer = new() { Tokens = 4 },
        };
        var assessment = Assess(family);

        Assert.Contains(assessment.Causes, cause => cause.Name == "ceiling");
        Assert.Contains(assessment.Remedies, remedy => remedy.Name == "TimeSeconds = 5000");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000_000)]
    public void Nothing_fits_or_everything(int seconds)
    {
        var family = Chain(Transfer.Distinct) with
        {
            Usage = Growing,
            Limits = new() { TimeSeconds = Math.Max(1, seconds) },
        };
        var forecast = Assess(family).Forecast!;
        Assert.InRange(forecast.Error, 0, 1);
        Assert.InRange(forecast.Excess, 0, 1);
    }

    private static Ceilings Of(Family family) => Ceilings(family, Python);

    private static Ceilings Ceilings(Family family, ToolInfo tool) => new Structure(family, [tool]).Ceilings;
}
