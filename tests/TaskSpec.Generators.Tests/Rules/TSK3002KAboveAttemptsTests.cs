using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3002KAboveAttemptsTests
{
    [Theory]
    [InlineData("[|Headline<Any>|], Sampling(Attempts = 4)")]
    [InlineData("[|Headline<All>|], Sampling(Attempts = 1)")]
    [InlineData("Headline<ExactMatch>, [|Records<Any>|], [|Records<All>|], Sampling(Attempts = 4)")]
    [InlineData("Headline<Any>, Sampling(Attempts = 5)")]
    [InlineData("Headline<Any>, Sampling(Temperature = 1)")]
    [InlineData("Headline<Any>")]
    [InlineData("Headline<ExactMatch>, Sampling(Attempts = 1)")]
    public Task K_above_attempts_fires(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public async Task Message_names_both_ways_out()
    {
        var message = (await Test("[|Headline<Any>|], Sampling(Attempts = 4)").SingleAsync()).GetMessage();
        Assert.Contains("Set Attempts = 5 or more, or take a metric of K = 4.", message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of(
            "TSK3002",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {attributes}]")
                + """

                [Metric("pass@5", Form.PassAtK, K = 5)] public sealed class Any : IMetric;
                [Metric("pass^5", Form.PassHatK, K = 5)] public sealed class All : IMetric;
                """
        );
}
