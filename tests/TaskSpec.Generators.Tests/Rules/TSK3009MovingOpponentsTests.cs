using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3009MovingOpponentsTests
{
    [Theory]
    [InlineData("[|Headline<WinRate>|]")]
    [InlineData("[|Headline<Strength>|]")]
    [InlineData("[|Headline<WinRate>|], Scored(By.Human)")]
    [InlineData("[|Headline<WinRate>|], Scored(By.Human, With = \" \")")]
    [InlineData("Headline<WinRate>, Scored(By.Judge, With = \"pool 2025-01\")")]
    [InlineData("Headline<Strength>, Scored(By.Container, With = \"engines/2025-01\")")]
    [InlineData("Headline<JudgeScore>")]
    [InlineData("Headline<ExactMatch>, Records<WinRate>")]
    public Task Unnamed_opponents_fire(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("[|Headline<WinRate>|]", "Judge")]
    [InlineData("[|Headline<Strength>|]", "Container")]
    [InlineData("[|Headline<WinRate>|], Scored(By.Human)", "Human")]
    public async Task Message_has_what_moves_and_how_to_name_it(string attributes, string by)
    {
        var message = (await Test(attributes).SingleAsync()).GetMessage();
        Assert.Contains("should they gain 100 points of Elo, 50 % becomes 36 %", message, StringComparison.Ordinal);
        Assert.Contains($"[Scored(By.{by}, With = \"pool 2025-01\")]", message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of(
            "TSK3009",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {attributes}]")
                + "[Metric(\"elo\", Form.Rating, By = By.Container)] public sealed class Strength : IMetric;"
        );
}
