using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6007FewInWindowTests
{
    private const string Marked = "[|Difficulty(HalfAtFlop = 1e24, Decades = 0.3)|]";
    private const string Plain = "Difficulty(HalfAtFlop = 1e24, Decades = 0.3)";

    [Theory]
    [InlineData("Samples(1_000), " + Marked + ", Headline<TestsPass>")]
    [InlineData("Samples(1_000), " + Marked + ", Headline<ExactMatch>")]
    [InlineData("Samples(1_000), " + Marked + ", Headline<ExactMatch>, Records<EditSimilarity>(Link = Link.None)")]
    [InlineData("Samples(1_000), [|Difficulty(HalfAtFlop = 1e23, Decades = 0.3)|], Headline<TestsPass>")]
    public Task Ladder_that_ends_before_the_curve_rises_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Samples(1_000), " + Plain + ", Headline<ExactMatch>, Records<EditSimilarity>")]
    [InlineData("Samples(1_000), Difficulty(HalfAtFlop = 3e21, Decades = 0.3), Headline<TestsPass>")]
    [InlineData("Samples(1_000), Difficulty(HalfAtFlop = 1e17, Decades = 0.3), Headline<TestsPass>")]
    [InlineData("Samples(100), Difficulty(HalfAtFlop = 1e26, Decades = 0.3), Headline<TestsPass>")]
    [InlineData("Samples(1_000), Headline<TestsPass>")]
    public Task What_is_seen_or_tells_little_or_is_unknown_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("taskspec.window_models = 2", "Difficulty(HalfAtFlop = 1e23, Decades = 0.3)")]
    [InlineData("taskspec.window_models = 5\ntaskspec.excess_limit = 0.03", "[|Difficulty(HalfAtFlop = 3e21, Decades = 0.3)|]")]
    [InlineData("taskspec.excess_limit = 0.2", Plain)]
    public Task Limits_are_options(string config, string difficulty) =>
        (Test($"Samples(100), {difficulty}, Headline<TestsPass>") with { Config = config }).VerifyAsync();

    [Fact]
    public async Task Message_says_where_models_should_stand() =>
        Assert.Equal(
            "No model of the ladder is expected to score between 10 and 90 % of what x can give, where 3 are the least that shows a curve: it rises between"
                + " 1e22 and 7e26 FLOP. Add models between 1e22 and 1e24 FLOP, or record a metric that moves at the others.",
            (await Test($"Samples(1_000), {Marked}, Headline<TestsPass>").SingleAsync()).GetMessage()
        );

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK6007", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Answer(Tokens = 16), {attributes}]"));
}
