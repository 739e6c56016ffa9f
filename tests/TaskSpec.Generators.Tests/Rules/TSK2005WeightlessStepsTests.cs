using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2005WeightlessStepsTests
{
    [Theory]
    [InlineData("[Step(Weight = 1)]", "[Step(Weight = 2)]")]
    [InlineData("[Step(Weight = 1)]", "[Step(Weight = 0)]")]
    [InlineData("[Step(Weight = 1)]", "[[|Step|]]")]
    [InlineData("[[|Step(Tokens = 9)|]]", "[[|Step|]]")]
    [InlineData("[Step(Weight = 1)]", "[Step(Optional = true)]")]
    [InlineData("[Step(Weight = 1)]", "[InsteadOf<One>]")]
    public Task Step_without_weight_beside_another_fires(string one, string two) =>
        Test(Source("Headline<WeightedSteps>", one, two)).VerifyAsync();

    [Theory]
    [InlineData("[Step(Weight = 0)]", "[Step(Weight = 0)]")]
    [InlineData("[Step(Weight = 0)]", "[Step(Optional = true, Weight = 1)]")]
    public Task Steps_of_no_weight_fire_at_the_headline(string one, string two) =>
        Test(Source("[|Headline<WeightedSteps>|]", one, two)).VerifyAsync();

    [Fact]
    public Task Rubric_without_steps_fires() =>
        Test(Declare.Family("[TaskFamily(\"x\", Version = \"1\"), [|Headline<WeightedSteps>|]]")).VerifyAsync();

    [Fact]
    public Task Weight_of_the_only_step_says_nothing() =>
        Test(Source("Headline<WeightedSteps>", "[Step]", "[Step(Optional = true)]")).VerifyAsync();

    [Fact]
    public Task Weights_of_another_headline_are_nobodys_business() =>
        Test(Source("Headline<TestsPass>", "[Step(Weight = 1)]", "[Step]")).VerifyAsync();

    [Theory]
    [InlineData(
        "[Step(Weight = 3)]",
        "[Step]",
        "Two has no Weight, where other steps have one: 1 is assumed, 25 of 100 of the credit. Declare it, 0 where the step earns none."
    )]
    [InlineData(
        "[Step(Weight = 0)]",
        "[Step(Weight = 0)]",
        "WeightedSteps shares the credit of x among its steps, and all 2 weigh 0: the score is forecast as pass or fail."
            + " Declare the steps that earn credit, each with its Weight, or take another headline."
    )]
    public async Task Message_says_what_is_assumed(string one, string two, string message) =>
        Assert.Equal(message, (await Test(Source("Headline<WeightedSteps>", one, two)).SingleAsync()).GetMessage());

    private static AnalyzerTest Test(string source) => AnalyzerTest.Of("TSK2005", source);

    private static string Source(string headline, string one, string two) =>
        $$"""
            using TaskSpec;

            [TaskFamily("x", Version = "1"), Samples(1_000), Limits(TimeSeconds = 9), {{headline}}]
            public sealed class X
            {
                {{one}}
                public sealed class One : Step;

                {{two}}
                public sealed class Two : Step;
            }
            """;
}
