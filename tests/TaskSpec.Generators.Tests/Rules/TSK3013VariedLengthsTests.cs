using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK3013VariedLengthsTests
{
    [Theory]
    [InlineData("Answer(Tokens = 10, [|TokensCv = 0.8|]), Headline<ExactMatch>")]
    [InlineData("Answer([|TokensCv = 0.8|]), Headline<ExactMatch>, Records<EditSimilarity>(Link = Link.None)")]
    [InlineData("Answer(Tokens = 10, TokensCv = 0.5), Headline<ExactMatch>")]
    [InlineData("Answer(Tokens = 10), Headline<ExactMatch>")]
    [InlineData("Answer(Tokens = 10, TokensCv = 0.8), Headline<ExactMatch>, Records<LogLikelihood>")]
    [InlineData("Answer(Tokens = 10, TokensCv = 0.8), Headline<EditSimilarity>")]
    [InlineData("Answer(Tokens = 10, TokensCv = 0.8), Headline<TestsPass>")]
    [InlineData("Answer(Tokens = 10, TokensCv = 0.8), Headline<ExactMatch>, Task(\"short\"), Task(\"long\")")]
    public Task Exact_match_of_varied_lengths_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData(0.8, "[|Headline<ExactMatch>|]")]
    [InlineData(0.4, "Headline<ExactMatch>")]
    public Task Profile_that_found_it_suffices(double variation, string headline) =>
        Test(headline)
            .WithFile(
                "x.taskspec.json",
                FormattableString.Invariant(
                    $$"""{ "schemaVersion": 1, "profiles": [{ "family": "x", "targetTokensCv": {{variation}} }] }"""
                )
            )
            .VerifyAsync();

    [Theory]
    [InlineData("taskspec.length_variation = 0.9", "TokensCv = 0.8")]
    [InlineData("taskspec.length_variation = 0.3", "[|TokensCv = 0.4|]")]
    public Task Variation_is_an_option(string config, string variation) =>
        (Test($"Answer(Tokens = 10, {variation}), Headline<ExactMatch>") with { Config = config }).VerifyAsync();

    [Fact]
    public async Task Message_compares_the_mean_length_with_the_mixture()
    {
        var message = (await Test("Answer(Tokens = 10, [|TokensCv = 0.8|]), Headline<ExactMatch>").SingleAsync()).GetMessage();
        Assert.Contains(
            "vary in length by 0.8 of their mean: where 10 % of those of the mean length are matched, 24 % of all are",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Fix_records_the_log_likelihood()
    {
        var before = Source("Answer(Tokens = 10, TokensCv = 0.8), Headline<ExactMatch>");
        var after = await FixTest.Of("TSK3013", before).FixFirstAsync();
        Assert.Equal(before.Replace("<ExactMatch>", "<ExactMatch>, Records<LogLikelihood>"), after);
        await AnalyzerTest.Of("TSK3013", after).VerifyAsync();
    }

    private static AnalyzerTest Test(string attributes) => AnalyzerTest.Of("TSK3013", Source(attributes));

    private static string Source(string attributes) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(5_000), {attributes}]");
}
