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
