using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3012UnknownFormTests
{
    [Theory]
    [InlineData("[|Headline<Reward>|]")]
    [InlineData("[|Headline<Bare>|]")]
    [InlineData("Headline<ExactMatch>, [|Records<Reward>|]")]
    [InlineData("[|Headline<Reward>|], Records<Bare>")]
    [InlineData("Headline<ExactMatch>, Records<Reward>(Link = Link.None)")]
    [InlineData("Headline<Known>")]
    public Task Metric_without_a_form_fires_once_a_family(string metrics) => Test(metrics).VerifyAsync();

    [Fact]
    public Task Metric_of_a_step_fires_there() =>
        AnalyzerTest
            .Of(
                "TSK3012",
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>]",
                    "[Step, [|Records<Reward>|]] public sealed class Plan : Step;"
                ) + Metrics
            )
            .VerifyAsync();

    [Theory]
    [InlineData(
        "[|Headline<Reward>|]",
        "Reward has no known form, so that the forecast of 1e24 FLOP to ±0.13 takes it for pass or fail"
    )]
    [InlineData(
        "Headline<ExactMatch>, [|Records<Reward>|], Records<Bare>",
        "Reward and Bare have no known form, so that a forecast takes them for"
    )]
    [InlineData(
        "Headline<ExactMatch>, [|Records<Reward>|], Records<Bare>, Records<C>, Records<D>",
        "Reward, Bare and 2 others have no known form"
    )]
    public async Task Message_has_the_names_and_the_forecast(string metrics, string said)
    {
        var message = (await Test(metrics).SingleAsync()).GetMessage();
        Assert.StartsWith(said, message, StringComparison.Ordinal);
        Assert.Contains("such as [Metric(\"a_reward\", Form.", message, StringComparison.Ordinal);
    }

    private const string Metrics = """

        [Metric("a_reward", Form.Unknown, Best = 1.045)] public sealed class Reward : IMetric;
        [Metric("known", Form.TokensRight)] public sealed class Known : IMetric;
        public sealed class Bare : IMetric;
        public sealed class C : IMetric;
        public sealed class D : IMetric;
        """;

    private static AnalyzerTest Test(string metrics) =>
        AnalyzerTest.Of("TSK3012", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {metrics}]") + Metrics);
}
