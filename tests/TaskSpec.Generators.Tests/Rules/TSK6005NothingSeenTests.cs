using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6005NothingSeenTests
{
    private const string Hard = "Difficulty(HalfAtFlop = 1e40, Decades = 0.3)";

    [Theory]
    [InlineData("Samples(50), [|Difficulty(HalfAtFlop = 1e40, Decades = 0.3)|], Headline<ExactMatch>")]
    [InlineData(
        "Samples(50), [|Difficulty(HalfAtFlop = 1e40, Decades = 0.3)|], Headline<ExactMatch>, Records<LogLikelihood>(Link = Link.None)"
    )]
    [InlineData("Samples(100), [|Difficulty(HalfAtFlop = 1e30, Decades = 0.3)|], Headline<MultipleChoiceAccuracy>, Choices(4)")]
    [InlineData(
        "Samples(100), [|DifficultyFromHumanTime(Decades = 0.3)|], HumanTime(600_000, HumanSource.Estimate), Headline<MultipleChoiceAccuracy>, Choices(4)"
    )]
    public Task Family_beyond_the_ladder_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Samples(1_000), Difficulty(HalfAtFlop = 1e40, Decades = 0.3), Headline<ExactMatch>")]
    [InlineData("Samples(50), Difficulty(HalfAtFlop = 1e35, Decades = 0.3), Headline<ExactMatch>")]
    [InlineData("Samples(50), Difficulty(HalfAtFlop = 1e40, Decades = 0.3), Headline<ExactMatch>, Records<LogLikelihood>")]
    [InlineData("Samples(50), Difficulty(HalfAtFlop = 1e40, Decades = 0.3), Headline<ExactMatch>, Records<EditSimilarity>")]
    [InlineData("Samples(50), Difficulty(HalfAtFlop = 1e40, Decades = 10), Headline<ExactMatch>")]
    [InlineData("Samples(100), Headline<ExactMatch>")]
    [InlineData("Samples(100), DifficultyFromHumanTime, Headline<ExactMatch>")]
    public Task What_is_seen_or_unknown_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public async Task Message_says_how_many_samples_would_show_it() =>
        Assert.Matches(
            @"^x is expected to score 0\.04\d+ at 1e22 FLOP, the largest model of the ladder, and 50 items show nothing below 3/50 = 0\.06: nothing of the curve"
                + @" is seen\. Take 100 samples where you can make more, or use easier tasks\.",
            (
                await Test($"Samples(50), {Hard.Replace("Difficulty(", "[|Difficulty(")}|], Headline<TestsPass>").SingleAsync()
            ).GetMessage()
        );

    [Fact]
    public async Task Fix_records_a_metric_that_moves_and_makes_no_samples_up()
    {
        var before = Source($"Samples(50), {Hard}, Headline<ExactMatch>");
        var test = FixTest.Of("TSK6005", before);
        Assert.Equal(["Record EditSimilarity on Subject"], await test.OfferedAsync());
        var recorded = (await test.FixAllAsync())["Test.cs"];
        Assert.Contains("Headline<ExactMatch>, Records<EditSimilarity>", recorded, StringComparison.Ordinal);
        await AnalyzerTest.Of("TSK6005", recorded).VerifyAsync();
    }

    [Fact]
    public async Task Published_data_set_is_not_asked_for_more()
    {
        var found = await Test(
                $"Samples(50, HuggingFace = \"a/b\"), {Hard.Replace("Difficulty(", "[|Difficulty(")}|], Headline<TestsPass>"
            )
            .SingleAsync();
        Assert.EndsWith("nothing of the curve is seen. Use easier tasks.", found.GetMessage(), StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string attributes) => AnalyzerTest.Of("TSK6005", Source(attributes));

    private static string Source(string attributes) =>
        Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Answer(Tokens = 16), {attributes}]");
}
