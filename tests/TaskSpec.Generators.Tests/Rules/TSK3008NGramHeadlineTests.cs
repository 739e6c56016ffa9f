using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3008NGramHeadlineTests
{
    [Theory]
    [InlineData("[|Headline<Bleu>|]")]
    [InlineData("[|Headline<Rouge2>|], Records<ExactMatch>")]
    [InlineData("[|Headline<ChrF>|], Records<LogLikelihood>(Link = Link.None)")]
    [InlineData("Headline<Bleu>, Records<LogLikelihood>")]
    [InlineData("Headline<Bleu>, Records<RougeL>")]
    [InlineData("Headline<Rouge1>")]
    [InlineData("Headline<Runs>")]
    [InlineData("Headline<ExactMatch>, Records<Bleu>")]
    public Task Runs_of_tokens_as_headline_fire(string metrics) => Test(metrics, 5_000).VerifyAsync();

    [Fact]
    public Task Rule_of_the_forecast_says_it_where_the_excess_is_above_the_limit() =>
        Test("{|TSK6001:Headline<Bleu>|}", 12).VerifyAsync();

    [Theory]
    [InlineData(
        "Bleu",
        "p^2.5 of the share p of right tokens, and so not linear in it: .57 where 80 % are right, .10 where 40 % are."
    )]
    [InlineData("Rouge2", "p^2 of")]
    [InlineData("ChrF", "p^1.5 of")]
    public async Task Message_has_the_power(string metric, string power) =>
        Assert.Contains(
            power,
            (await Test($"[|Headline<{metric}>|]", 5_000).SingleAsync()).GetMessage(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0, "LogLikelihood")]
    [InlineData(1, "TokenAccuracy")]
    public async Task Fix_records_either(int choice, string metric)
    {
        var before = Source("Headline<Bleu>", 5_000);
        var after = await (FixTest.Of("TSK3008", before) with { Choice = choice }).FixFirstAsync();
        Assert.Equal(before.Replace("<Bleu>", $"<Bleu>, Records<{metric}>"), after);
        await AnalyzerTest.Of("TSK3008", after).VerifyAsync();
    }

    private static AnalyzerTest Test(string metrics, int samples) => AnalyzerTest.Of("TSK3008", Source(metrics, samples));

    private static string Source(string metrics, int samples) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples({samples}), Answer(Tokens = 20), {metrics}]")
        + "[Metric(\"runs\", Form.NGrams)] public sealed class Runs : IMetric;";
}
