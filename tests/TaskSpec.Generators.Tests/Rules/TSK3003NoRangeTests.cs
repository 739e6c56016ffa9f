using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3003NoRangeTests
{
    [Theory]
    [InlineData("Worst = 1")]
    [InlineData("Best = 0")]
    [InlineData("Best = -2.5, Worst = -2.5")]
    public Task Best_that_is_the_worst_fires_wherever_it_is_used(string range)
    {
        const string fires = "[|Headline<M>|], Records<ExactMatch>";
        return Task.WhenAll(Test(fires, range).VerifyAsync(), Test("Headline<ExactMatch>, [|Records<M>|]", range).VerifyAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Best = 0, Worst = 1")]
    [InlineData("Best = 0, Worst = double.PositiveInfinity")]
    [InlineData("Best = double.PositiveInfinity, Worst = double.NegativeInfinity")]
    public Task Any_range_is_silent(string range) => Test("Headline<M>", range).VerifyAsync();

    [Fact]
    public Task Metric_of_a_step_fires_there() =>
        AnalyzerTest
            .Of(
                "TSK3003",
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>]",
                    "[Step, [|Records<M>|]] public sealed class Plan : Step;"
                ) + "[Metric(\"m\", Form.TokensRight, Worst = 1)] public sealed class M : IMetric;"
            )
            .VerifyAsync();

    [Fact]
    public async Task Message_says_the_value()
    {
        var message = (await Test("[|Headline<M>|]", "Worst = 1").SingleAsync()).GetMessage();
        Assert.StartsWith("M is 1 at best and 1 at worst", message, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string metrics, string range) =>
        AnalyzerTest.Of(
            "TSK3003",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {metrics}]")
                + $"[Metric(\"m\", Form.AllRight{(range.Length > 0 ? ", " + range : "")})] public sealed class M : IMetric;"
        );
}
