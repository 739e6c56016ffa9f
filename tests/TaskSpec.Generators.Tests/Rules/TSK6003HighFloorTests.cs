using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6003HighFloorTests
{
    [Theory]
    [InlineData("taskspec.floor_limit = 0.2", true)]
    [InlineData("taskspec.floor_limit = 0.3", false)]
    [InlineData("taskspec.floor_limit = ", true)]
    public Task Far_target_fires_on_the_plan_of_the_assembly(string config, bool fires)
    {
        var plan = "ScalingPlan(1e18, 1e20, Models = 4, TargetFlop = 1e26)";
        return (
            AnalyzerTest.Of("TSK6003", $"using TaskSpec;\n[assembly: {(fires ? $"[|{plan}|]" : plan)}]") with
            {
                Config = config,
            }
        ).VerifyAsync();
    }

    [Fact]
    public Task Plan_of_a_family_fires_there() =>
        (
            AnalyzerTest.Of(
                "TSK6003",
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, [|ScalingPlan(1e18, 1e20, Models = 4, TargetFlop = 1e26)|]]"
                )
            )
        ).VerifyAsync();

    [Fact]
    public Task Default_plan_is_silent() =>
        AnalyzerTest.Of("TSK6003", "[assembly: TaskSpec.ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)]").VerifyAsync();
}
