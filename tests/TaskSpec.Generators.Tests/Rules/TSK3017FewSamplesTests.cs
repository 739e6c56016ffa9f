using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3017FewSamplesTests
{
    private const string Asked = "dotnet_diagnostic.TSK3017.severity = suggestion\n";

    [Theory]
    [InlineData("[|Samples(3_875)|], Headline<ExactMatch>")]
    [InlineData("[|Samples(1_259)|], Headline<ExactMatch>, Sampling(Attempts = 10, Temperature = 1)")]
    [InlineData("[|Samples(3_875)|], Headline<ExactMatch>, Sampling(Attempts = 10, Temperature = 0)")]
    [InlineData("[|Samples(3_875)|], Headline<PassAt10>, Sampling(Attempts = 10, Temperature = 1)")]
    [InlineData("[|Samples(5_000, Clusters = 500, ClusterCorrelation = 0.2)|], Headline<ExactMatch>")]
    public Task Fewer_samples_than_tell_the_difference_fire(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Samples(3_876), Headline<ExactMatch>")]
    [InlineData("Samples(1_260), Headline<ExactMatch>, Sampling(Attempts = 10, Temperature = 1)")]
    [InlineData("Samples(10_860, Clusters = 1_086, ClusterCorrelation = 0.2), Headline<ExactMatch>")]
    [InlineData("Samples(9), Headline<EditSimilarity>")]
    [InlineData("Headline<ExactMatch>")]
    [InlineData("Samples(9)")]
    public Task Enough_samples_or_unknown_ones_are_silent(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public Task Nobody_who_does_not_ask_is_told() =>
        (Test("Samples(9), Headline<ExactMatch>") with { Config = "" }).VerifyAsync();

    [Theory]
    [InlineData("[|Samples(3_875)|]", "0.03")]
    [InlineData("[|Samples(348)|]", "0.1")]
    [InlineData("Samples(349)", "0.1")]
    public Task Difference_is_the_authors(string samples, string points)
    {
        var test = Test($"{samples}, Headline<ExactMatch>");
        return (test with { Config = $"{Asked}taskspec.detectable_points = {points}" }).VerifyAsync();
    }

    [Fact]
    public async Task Message_says_what_they_tell_and_how_many_would_do()
    {
        var message = (await Test("[|Samples(1_000)|], Headline<ExactMatch>").SingleAsync()).GetMessage();
        Assert.StartsWith("1,000 samples of x tell two models apart that differ by 0.059 or more, four times in five", message);
        Assert.Contains("a difference of 0.030 takes 3,876.", message, StringComparison.Ordinal);
        var few = (await Test("[|Samples(2)|], Headline<ExactMatch>").SingleAsync()).GetMessage();
        Assert.StartsWith("2 samples of x tell no two models apart", few, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK3017", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), {attributes}]")) with
        {
            Config = Asked,
        };
}
