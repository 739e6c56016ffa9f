using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3004UnusedParameterTests
{
    [Theory]
    [InlineData("Form.AllRight, K = 5")]
    [InlineData("Form.SetOverlap, Order = 4")]
    [InlineData("Form.TokensRight, Threshold = 0.5")]
    [InlineData("Form.LogLikelihood, Edits = 1")]
    [InlineData("Form.PassAtK, K = 5, Levels = 3")]
    [InlineData("Form.Threshold, Threshold = 0.5, FromOrder = 2")]
    public Task Argument_without_use_fires(string metric) => Test("[|Headline<M>|]", metric).VerifyAsync();

    [Theory]
    [InlineData("Form.PassHatK, K = 5")]
    [InlineData("Form.NGrams, Order = 4, FromOrder = 2, Averaging = Averaging.Corpus")]
    [InlineData("Form.Graded, Levels = 5, Floor = 0.2")]
    [InlineData("Form.Unknown, K = 5")]
    [InlineData("Form.AllRight, Averaging = Averaging.Classes, Floor = 0.1")]
    public Task Argument_of_the_form_is_silent(string metric) => Test("Headline<M>", metric).VerifyAsync();

    [Theory]
    [InlineData("Records<M>([|TokenCorrelation = 0.2|])", "Form.LogLikelihood")]
    [InlineData("Records<M>(TokenCorrelation = 0.2)", "Form.TokensRight")]
    public Task Correlation_of_tokens_is_the_uses_own(string records, string metric) =>
        Test("Headline<ExactMatch>, " + records, metric).VerifyAsync();

    [Fact]
    public async Task Message_names_the_forms_that_have_it()
    {
        var message = (await Test("[|Headline<M>|]", "Form.AllRight, K = 5").SingleAsync()).GetMessage();
        Assert.StartsWith("K = 5 of M changes nothing: a metric of form AllRight", message, StringComparison.Ordinal);
        Assert.Contains("one of PassAtK or PassHatK has.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Headline<M>", "Form.AllRight, K = 5, By = By.Text", "K = 5, ", "")]
    [InlineData("Headline<M>", "Form.AllRight, K = 5", ", K = 5", "")]
    [InlineData("Headline<ExactMatch>, Records<M>(TokenCorrelation = 0.2)", "Form.LogLikelihood", "(TokenCorrelation = 0.2)", "")]
    public async Task Fix_takes_it_away(string metrics, string metric, string old, string now)
    {
        var before = Source(metrics, metric);
        var after = await FixTest.Of("TSK3004", before).FixFirstAsync();
        Assert.Equal(before.Replace(old, now), after);
        await AnalyzerTest.Of("TSK3004", after).VerifyAsync();
    }

    [Fact]
    public async Task Fix_of_all_mends_a_metric_once()
    {
        var before =
            Source("Headline<M>", "Form.AllRight, K = 5")
            + "[TaskFamily(\"y\", Version = \"1\"), Headline<M>] public sealed class Other;";
        var after = (await FixTest.Of("TSK3004", before).FixAllAsync())["Test.cs"];
        Assert.Equal(before.Replace(", K = 5", ""), after);
    }

    private static AnalyzerTest Test(string metrics, string metric) => AnalyzerTest.Of("TSK3004", Source(metrics, metric));

    private static string Source(string metrics, string metric) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), {metrics}]")
        + $"[Metric(\"m\", {metric})] public sealed class M : IMetric;";
}
