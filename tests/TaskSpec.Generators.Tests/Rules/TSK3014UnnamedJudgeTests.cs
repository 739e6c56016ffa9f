using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3014UnnamedJudgeTests
{
    [Theory]
    [InlineData("[|Headline<JudgeScore>|]")]
    [InlineData("Headline<JudgeScore>, [|Scored(By.Judge)|]")]
    [InlineData("Headline<ExactMatch>, [|Scored(By.Judge, With = \"\")|]")]
    [InlineData("Headline<JudgeScore>, Scored(By.Judge, With = \"llama-3.3-70b-instruct, rubric 1\")")]
    [InlineData("Headline<JudgeScore>, Scored(By.Human)")]
    [InlineData("Headline<ExactMatch>")]
    [InlineData("Headline<ExactMatch>, Records<JudgeScore>")]
    public Task Judge_without_a_name_fires(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public Task Unnamed_opponents_are_said_alone() => Test("{|TSK3009:Headline<WinRate>|}").VerifyAsync();

    [Fact]
    public async Task Message_has_the_forecast_that_it_spoils() =>
        Assert.Contains(
            "moves the score by up to .05, where the forecast is to ±0.0",
            (await Test("[|Headline<JudgeScore>|]").SingleAsync()).GetMessage(),
            StringComparison.Ordinal
        );

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK3014", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(5_000), {attributes}]"));
}
