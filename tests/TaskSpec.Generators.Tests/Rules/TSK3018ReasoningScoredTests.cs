using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3018ReasoningScoredTests
{
    [Theory]
    [InlineData("[|Headline<ExactMatch>|], Answer(Tokens = 3, ReasoningTokens = 200)")]
    [InlineData("[|Headline<ExactMatch>|], [|Records<EditSimilarity>|], Answer(ReasoningTokens = 1)")]
    [InlineData("Headline<ExactMatch>(Extract = \"(.)\"), [|Records<EditSimilarity>|], Answer(ReasoningTokens = 200)")]
    [InlineData("[|Headline<ExactMatch>|], Choices(4, Floor = 0.25), Answer(ReasoningTokens = 200)")]
    public Task Text_with_reasoning_in_it_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>, Answer(Tokens = 3)")]
    [InlineData("Headline<ExactMatch>, Answer(ReasoningTokens = 0)")]
    [InlineData("Headline<ExactMatch>(Extract = \"(.)\"), Answer(ReasoningTokens = 200)")]
    [InlineData("Headline<ExactMatch>, Answer(ReasoningTokens = 200), RunsAs(LmEval = \"gsm8k\")")]
    [InlineData("Headline<ExactMatch>, Answer(ReasoningTokens = 200), Scored(By.Judge, With = \"a judge\")")]
    [InlineData("Headline<TestsPass>, Answer(ReasoningTokens = 200)")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Answer(ReasoningTokens = 200), Choices(4)")]
    public Task Answer_that_is_found_or_scored_otherwise_is_silent(string attributes) => Test(attributes).VerifyAsync();

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK3018", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(5_000), {attributes}]"));
}
