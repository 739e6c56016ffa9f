using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6008FarTargetTests
{
    [Theory]
    [InlineData("[|ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e25)|]", "")]
    [InlineData("ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)", "")]
    [InlineData("ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e20)", "")]
    [InlineData("ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e25)", "taskspec.target_decades = 3")]
    [InlineData("[|ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)|]", "taskspec.target_decades = 1.5")]
    [InlineData("{|TSK6003:ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e25)|}", "taskspec.floor_limit = 0.02")]
    public Task Target_beyond_the_limit_fires_unless_the_floor_says_more(string plan, string config) =>
        (AnalyzerTest.Of("TSK6008", $"using TaskSpec;\n[assembly: {plan}]") with { Config = config }).VerifyAsync();

    [Fact]
    public Task Plan_of_a_family_fires_there() =>
        AnalyzerTest
            .Of(
                "TSK6008",
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, [|ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e25)|]]"
                )
            )
            .VerifyAsync();

    [Fact]
    public async Task Message_says_how_far_it_is_and_what_would_be_near() =>
        Assert.Equal(
            "The target of 1.5e25 FLOP is 3.2 decades of compute beyond the largest model, 1e22, and the limit is 2: published forecasts were tried at one decade,"
                + " and so far out recipes and data are others. Forecast 1e24 FLOP first, or evaluate a model of 1.5e23 FLOP or more.",
            (
                await AnalyzerTest
                    .Of("TSK6008", "[assembly: TaskSpec.ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1.5e25)]")
                    .SingleAsync()
            ).GetMessage()
        );
}
