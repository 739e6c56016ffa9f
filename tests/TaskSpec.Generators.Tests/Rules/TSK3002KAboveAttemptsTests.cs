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

    [Theory]
    [InlineData(0, "Sampling(Attempts = 5)", 5)]
    [InlineData(1, "Sampling(Attempts = 4)", 4)]
    public async Task Fix_raises_the_attempts_or_lowers_k(int choice, string sampling, int k)
    {
        var before =
            Declare.Family("[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<Any>, Sampling(Attempts = 4)]")
            + Metrics;
        var after = await (FixTest.Of("TSK3002", before) with { Choice = choice }).FixFirstAsync();
        Assert.Equal(before.Replace("Sampling(Attempts = 4)", sampling).Replace("PassAtK, K = 5", $"PassAtK, K = {k}"), after);
        await AnalyzerTest.Of("TSK3002", after).VerifyAsync();
    }

    [Fact]
    public async Task Fix_of_all_has_attempts_for_the_largest_k()
    {
        var before =
            Declare.Family(
                "[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<Any>, Records<Ten>, Sampling(Attempts = 4)]"
            )
            + Metrics
            + "[Metric(\"pass@10\", Form.PassAtK, K = 10)] public sealed class Ten : IMetric;";
        var after = (await FixTest.Of("TSK3002", before).FixAllAsync())["Test.cs"];
        Assert.Equal(before.Replace("Attempts = 4", "Attempts = 10"), after);
        await AnalyzerTest.Of("TSK3002", after).VerifyAsync();
    }

    [Fact]
    public async Task Built_in_metric_keeps_its_k()
    {
        var source = Declare.Family(
            "[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<PassAt10>, Sampling(Attempts = 4)]"
        );
        Assert.Equal(["Set Attempts = 10 on Subject"], await FixTest.Of("TSK3002", source).OfferedAsync());
    }

    private const string Metrics = """

        [Metric("pass@5", Form.PassAtK, K = 5)] public sealed class Any : IMetric;
        [Metric("pass^5", Form.PassHatK, K = 5)] public sealed class All : IMetric;

        """;

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of(
            "TSK3002",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {attributes}]") + Metrics
        );
}
