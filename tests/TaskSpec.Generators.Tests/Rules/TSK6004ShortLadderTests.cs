using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6004ShortLadderTests
{
    [Theory]
    [InlineData("[|ScalingPlan(1e20, 1e22, Models = 3, TargetFlop = 1e23)|]", "")]
    [InlineData("[|ScalingPlan(1e21, 1e22, Models = 7, TargetFlop = 1e23)|]", "")]
    [InlineData("ScalingPlan(1e20, 1e22, Models = 4, TargetFlop = 1e23)", "")]
    [InlineData("[|ScalingPlan(1e20, 1e22, Models = 4, TargetFlop = 1e23)|]", "taskspec.ladder_models = 5")]
    [InlineData("[|ScalingPlan(1e20, 1e22, Models = 4, TargetFlop = 1e23)|]", "taskspec.ladder_decades = 3")]
    [InlineData("ScalingPlan(1e21, 1e22, Models = 4, TargetFlop = 1e23)", "taskspec.ladder_decades = 1")]
    public Task Few_models_or_decades_fire(string plan, string config) =>
        (AnalyzerTest.Of("TSK6004", $"using TaskSpec;\n[assembly: {plan}]") with { Config = config }).VerifyAsync();

    [Theory]
    [InlineData("1e20, 1e22, Models = 3", "1e20, 1e22, Models = 4")]
    [InlineData("1e20, toFlop: 2e21, Models = 7", "2e19, toFlop: 2e21, Models = 7")]
    [InlineData("1e18, 1e22, Models = 2 /* so far */", "1e18, 1e22, Models = 4 /* so far */")]
    public async Task Fix_adds_models_or_widens_the_ladder(string before, string after)
    {
        string Plans(string plan) =>
            $"using TaskSpec;\n[assembly: ScalingPlan({plan}, TargetFlop = 1e23)]\n"
            + $"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<ExactMatch>, ScalingPlan({plan}, TargetFlop = 2e23)] public sealed class X;";
        var all = (await FixTest.Of("TSK6004", Plans(before)).FixAllAsync())["Test.cs"];
        Assert.Equal(Plans(after), all);
        await AnalyzerTest.Of("TSK6004", all).VerifyAsync();
    }

    [Fact]
    public async Task Fixes_of_a_ladder_that_lacks_both_are_two() =>
        Assert.Equal(
            ["Set Models = 4", "Set ScalingPlan(1e20, …)"],
            await FixTest
                .Of("TSK6004", "[assembly: TaskSpec.ScalingPlan(1e21, 1e22, Models = 3, TargetFlop = 1e23)]")
                .OfferedAsync()
        );

    [Theory]
    [InlineData("ScalingPlan(0, -1, Models = 0, TargetFlop = 0)")]
    [InlineData("ScalingPlan(double.NaN, double.PositiveInfinity, Models = -5, TargetFlop = double.NegativeInfinity)")]
    [InlineData("ScalingPlan(1e22, 1e18, Models = 7, TargetFlop = 1e-300)")]
    [InlineData("ScalingPlan(1e308, 1e308, Models = int.MaxValue, TargetFlop = 1e308)")]
    public async Task Nonsense_is_survived(string plan) =>
        await AnalyzerTest
            .Of(
                "TSK6004",
                Declare
                    .Family($"[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, {plan}]")
                    .Replace("using TaskSpec;", $"using TaskSpec;\n[assembly: {plan}]")
            )
            .RunAsync();
}
