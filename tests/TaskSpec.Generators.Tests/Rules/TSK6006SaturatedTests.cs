using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6006SaturatedTests
{
    [Theory]
    [InlineData("Samples(100), [|Difficulty(HalfAtFlop = 1e12, Decades = 0.5)|], Headline<MultipleChoiceAccuracy>")]
    [InlineData(
        "Samples(100), [|Difficulty(HalfAtFlop = 1e12, Decades = 0.5)|], Headline<MultipleChoiceAccuracy>(Ceiling = 0.5)"
    )]
    [InlineData(
        "Samples(100), [|Difficulty(HalfAtFlop = 1e12, Decades = 0.5)|], Headline<MultipleChoiceAccuracy>, Records<LogLikelihood>"
    )]
    [InlineData("Samples(20), [|Difficulty(HalfAtFlop = 1e16, Decades = 0.5)|], Headline<MultipleChoiceAccuracy>")]
    public Task Family_that_the_smallest_model_solves_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Samples(10_000), Difficulty(HalfAtFlop = 1e12, Decades = 0.5), Headline<MultipleChoiceAccuracy>")]
    [InlineData("Samples(100), Difficulty(HalfAtFlop = 1e18, Decades = 0.5), Headline<MultipleChoiceAccuracy>")]
    [InlineData("Samples(100), Difficulty(HalfAtFlop = 1e12, Decades = 5), Headline<MultipleChoiceAccuracy>")]
    [InlineData("Samples(100), Headline<ExactMatch>")]
    public Task What_fails_sometimes_or_is_unknown_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public async Task Message_says_where_a_ladder_would_have_to_begin()
    {
        var found = await Test("Samples(100), [|Difficulty(HalfAtFlop = 1e12, Decades = 0.5)|], Headline<MultipleChoiceAccuracy>")
            .SingleAsync();
        Assert.Matches(
            @"^x is expected to score 0\.99\d? at 1e18 FLOP, the smallest model of the ladder, within 3/100 = 0\.03 of all that there is, 1: nothing is left to"
                + @" forecast\. Use harder tasks, or begin the ladder below \de1[0-6] FLOP\.$",
            found.GetMessage()
        );
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK6006", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Choices(4), {attributes}]"));
}
