using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3010NoCensoringTests
{
    [Theory]
    [InlineData("[|Headline<TimeToCompletion>|]")]
    [InlineData("[|Headline<TimeToCompletion>|], Sandbox(\"docker\"), Limits(Tokens = 20_000)")]
    [InlineData("Headline<TestsPass>, [|Records<TimeToCompletion>|], Limits(Messages = 40)")]
    [InlineData("[|Headline<TimeToCompletion>|], Task(\"a\", TimeSeconds = 60), Task(\"b\")")]
    [InlineData("Headline<TimeToCompletion>, Limits(TimeSeconds = 600)")]
    [InlineData("Headline<TimeToCompletion>, Limits(WorkingSeconds = 600)")]
    [InlineData("Headline<TimeToCompletion>, Task(\"a\", TimeSeconds = 60), Task(\"b\", TimeSeconds = 90)")]
    [InlineData("Headline<TestsPass>, Limits(Messages = 40)")]
    public Task Time_without_a_limit_fires(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public Task Family_without_any_limit_is_told_once() =>
        AnalyzerTest
            .Of(
                "TSK3010",
                Declare.Family(
                    "[{|TSK5001:TaskFamily(\"x\", Version = \"1\")|}, Sandbox(\"docker\"), Headline<TimeToCompletion>]"
                )
            )
            .VerifyAsync();

    [Fact]
    public async Task Message_has_what_the_ended_attempts_have_of_the_mean()
    {
        var message = (await Test("[|Headline<TimeToCompletion>|]").SingleAsync()).GetMessage();
        Assert.Contains("where half of them end, those alone have 31 % of the mean time", message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK3010", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), {attributes}]"));
}
