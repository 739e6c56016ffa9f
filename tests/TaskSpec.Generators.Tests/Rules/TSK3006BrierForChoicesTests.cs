using System.Globalization;
using System.Text.RegularExpressions;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3006BrierForChoicesTests
{
    [Theory]
    [InlineData("Headline<MultipleChoiceAccuracy>, [|Records<BrierScore>|]")]
    [InlineData("Headline<LengthNormalizedAccuracy>, [|Records<BrierScore>|], Records<MultipleChoiceAccuracy>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Records<BrierScore>, Records<ChoiceLogLikelihoods>")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Records<BrierScore>(Link = Link.None)")]
    [InlineData("Headline<MultipleChoiceAccuracy>")]
    [InlineData("Headline<BrierScore>")]
    [InlineData("Headline<ExactMatch>, Records<BrierScore>")]
    public Task Brier_score_as_a_remedy_fires(string metrics) => Test(metrics).VerifyAsync();

    [Fact]
    public Task Many_questions_have_nothing_to_gain() =>
        AnalyzerTest
            .Of("TSK3006", Source("Headline<MultipleChoiceAccuracy>, Records<BrierScore>").Replace("100", "1_000"))
            .VerifyAsync();

    [Fact]
    public async Task Message_compares_the_three()
    {
        var message = (await Test("Headline<MultipleChoiceAccuracy>, [|Records<BrierScore>|]").SingleAsync()).GetMessage();
        var errors = Regex.Match(
            message,
            @"is ±(0\.\d{3}) with it and ±(0\.\d{3}) without\. Record ChoiceLogLikelihoods, with which it is ±(0\.\d{3})\."
        );
        Assert.InRange(Error(1), Error(2) - .001, Error(2));
        Assert.InRange(Error(3), .055, Error(1) - .0005);

        double Error(int group) => double.Parse(errors.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Fix_records_the_log_likelihoods()
    {
        var before = Source("Headline<MultipleChoiceAccuracy>, Records<BrierScore>");
        var after = await FixTest.Of("TSK3006", before).FixFirstAsync();
        Assert.Equal(before.Replace("<BrierScore>", "<BrierScore>, Records<ChoiceLogLikelihoods>"), after);
        await AnalyzerTest.Of("TSK3006", after).VerifyAsync();
    }

    private static AnalyzerTest Test(string metrics) => AnalyzerTest.Of("TSK3006", Source(metrics));

    private static string Source(string metrics) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(100), Choices(2), {metrics}]");
}
