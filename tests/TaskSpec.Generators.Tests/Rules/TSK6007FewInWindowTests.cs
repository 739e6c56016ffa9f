using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6007FewInWindowTests
{
    private const string Marked = "[|Difficulty(HalfAtFlop = 1e26, Decades = 0.3)|]";
    private const string Plain = "Difficulty(HalfAtFlop = 1e26, Decades = 0.3)";

    [Theory]
    [InlineData("Samples(100), " + Marked + ", Headline<MultipleChoiceAccuracy>, Choices(4)")]
    [InlineData("Samples(1_000), [|Difficulty(HalfAtFlop = 1e35, Decades = 0.3)|], Headline<ExactMatch>")]
    [InlineData(
        "Samples(1_000), [|Difficulty(HalfAtFlop = 1e35, Decades = 0.3)|], Headline<ExactMatch>, Records<EditSimilarity>(Link = Link.None)"
    )]
    [InlineData("Samples(100), [|Difficulty(HalfAtFlop = 3e25, Decades = 0.3)|], Headline<MultipleChoiceAccuracy>, Choices(4)")]
    public Task Ladder_that_ends_before_the_curve_rises_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Samples(1_000), Difficulty(HalfAtFlop = 1e35, Decades = 0.3), Headline<ExactMatch>, Records<EditSimilarity>")]
    [InlineData("Samples(100), Difficulty(HalfAtFlop = 3e21, Decades = 0.3), Headline<MultipleChoiceAccuracy>, Choices(4)")]
    [InlineData("Samples(1_000), Difficulty(HalfAtFlop = 1e12, Decades = 0.3), Headline<TestsPass>")]
    [InlineData("Samples(50), Difficulty(HalfAtFlop = 1e40, Decades = 0.3), Headline<TestsPass>")]
    [InlineData("Samples(1_000), Headline<TestsPass>")]
    public Task What_is_seen_or_tells_little_or_is_unknown_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("taskspec.window_models = 1", "Difficulty(HalfAtFlop = 1e26, Decades = 0.3)")]
    [InlineData("taskspec.window_models = 8\ntaskspec.excess_limit = 0.1", "[|Difficulty(HalfAtFlop = 3e21, Decades = 0.3)|]")]
    [InlineData("taskspec.excess_limit = 0.2", Plain)]
    public Task Limits_are_options(string config, string difficulty) =>
        (
            Test($"Samples(100), {difficulty}, Headline<MultipleChoiceAccuracy>, Choices(4)") with
            {
                Config = config,
            }
        ).VerifyAsync();

    [Fact]
    public async Task Message_says_where_models_should_stand() =>
        Assert.Matches(
            "^One model of the ladder is expected to score between 10 and 90 % of what x can give, where 3 are the least that shows a curve: it rises between"
                + @" [5-9]e21 and \de2[78] FLOP\. Add models between [5-9]e21 and 1e24 FLOP, or record a metric that moves at the others\.$",
            (await Test($"Samples(100), {Marked}, Headline<MultipleChoiceAccuracy>, Choices(4)").SingleAsync()).GetMessage()
        );

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK6007", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Answer(Tokens = 16), {attributes}]"));
}
