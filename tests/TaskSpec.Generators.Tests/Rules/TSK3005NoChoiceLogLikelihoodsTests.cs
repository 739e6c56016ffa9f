using System.Globalization;
using System.Text.RegularExpressions;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3005NoChoiceLogLikelihoodsTests
{
    [Theory]
    [InlineData("[|Headline<MultipleChoiceAccuracy>|]")]
    [InlineData("[|Headline<LengthNormalizedAccuracy>|], Records<MultipleChoiceAccuracy>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Records<LogLikelihood>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Records<ChoiceLogLikelihoods>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Records<BrierScore>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Scored(By.Text)")]
    [InlineData("Headline<ExactMatch>")]
    public Task Accuracy_among_choices_alone_fires(string metrics) => Test(metrics).VerifyAsync();

    [Fact]
    public Task Many_questions_have_nothing_to_gain() =>
        AnalyzerTest.Of("TSK3005", Source("Headline<MultipleChoiceAccuracy>").Replace("100", "1_000")).VerifyAsync();

    [Fact]
    public Task Unknown_number_of_questions_is_silent() =>
        AnalyzerTest.Of("TSK3005", Source("Headline<MultipleChoiceAccuracy>").Replace("Samples(100), ", "")).VerifyAsync();

    [Fact]
    public async Task Message_has_the_error_with_and_without()
    {
        var message = (await Test("[|Headline<MultipleChoiceAccuracy>|]").SingleAsync()).GetMessage();
        var errors = Regex.Match(
            message,
            @"forecasts 1e24 FLOP to ±(0\.\d{3}); with the log-likelihoods of all choices it is ±(0\.\d{3})"
        );
        Assert.InRange(Error(2), .055, Error(1) - .0005);
        Assert.InRange(Error(1), .06, .07);

        double Error(int group) => double.Parse(errors.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Rule_of_the_forecast_says_it_where_the_excess_is_above_the_limit()
    {
        var few = Source("{|TSK6001:Headline<MultipleChoiceAccuracy>|}").Replace("Samples(100)", "Samples(20)");
        await (AnalyzerTest.Of("TSK3005", few) with { Config = "taskspec.excess_limit = 0.155" }).VerifyAsync();
    }

    [Fact]
    public async Task Fix_records_them()
    {
        var before = Source("Headline<MultipleChoiceAccuracy>");
        var after = await FixTest.Of("TSK3005", before).FixFirstAsync();
        Assert.Equal(before.Replace("Accuracy>", "Accuracy>, Records<ChoiceLogLikelihoods>"), after);
        await AnalyzerTest.Of("TSK3005", after).VerifyAsync();
    }

    [Fact]
    public async Task Fix_of_all_records_them_in_every_family()
    {
        var before =
            Source("Headline<MultipleChoiceAccuracy>")
            + "[TaskFamily(\"y\", Version = \"1\"), Samples(200), Choices(5), Headline<LengthNormalizedAccuracy>] public sealed class Other;";
        var after = (await FixTest.Of("TSK3005", before).FixAllAsync())["Test.cs"];
        Assert.Equal(before.Replace("Accuracy>", "Accuracy>, Records<ChoiceLogLikelihoods>"), after);
    }

    private static AnalyzerTest Test(string metrics) => AnalyzerTest.Of("TSK3005", Source(metrics));

    private static string Source(string metrics) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(100), Choices(2), {metrics}]");
}
