using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2007NoStepsTests
{
    private const string On = "dotnet_diagnostic.TSK2007.severity = suggestion";

    [Fact]
    public Task It_is_off_until_asked_for() => Test("Sandbox(\"docker\")", "", false, "").VerifyAsync();

    [Theory]
    [InlineData("Sandbox(\"docker\")", true)]
    [InlineData("HumanTime(16, HumanSource.Estimate)", true)]
    [InlineData("HumanTime(15, HumanSource.Estimate)", false)]
    [InlineData("HumanTime(5, HumanSource.Baseline), HumanTime(500, HumanSource.Estimate)", false)]
    [InlineData("Task(\"a\", HumanMinutes = 4), Task(\"b\", HumanMinutes = 100)", true)]
    [InlineData("Answer(Tokens = 5)", false)]
    public Task Long_or_sandboxed_task_without_steps_fires(string attributes, bool fires) =>
        Test(attributes, "", fires).VerifyAsync();

    [Fact]
    public Task Any_step_silences_it() => Test("Sandbox(\"docker\")", "public sealed class Do : Step;", false).VerifyAsync();

    [Theory]
    [InlineData("5", true)]
    [InlineData("20", false)]
    public Task Minutes_are_an_option(string minutes, bool fires) =>
        Test("HumanTime(10, HumanSource.Qa)", "", fires, $"{On}\ntaskspec.agentic_minutes = {minutes}").VerifyAsync();

    [Fact]
    public async Task Message_says_what_makes_it_a_task_of_steps() =>
        Assert.Equal(
            "x takes people 120 minutes, and declares no steps: it counts as one, so that its forecast can neither name what holds models up nor use what"
                + " is done half way. Nest a class : Step for each part, with Tokens or HumanMinutes where they are known.",
            (await Test("HumanTime(120, HumanSource.Estimate)", "", true).SingleAsync()).GetMessage()
        );

    private static AnalyzerTest Test(string attributes, string steps, bool fires, string config = On) =>
        AnalyzerTest.Of(
            "TSK2007",
            Declare.Family(
                $"[{(fires ? "[|TaskFamily(\"x\", Version = \"1\")|]" : "TaskFamily(\"x\", Version = \"1\")")}, {attributes}]",
                steps
            )
        ) with
        {
            Config = config,
        };
}
