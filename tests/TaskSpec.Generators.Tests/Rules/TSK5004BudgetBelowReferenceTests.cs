using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5004BudgetBelowReferenceTests
{
    private const string Steps = """
        [Step(Tokens = 300)] public sealed class A : Step;
            [Step(Tokens = 200), After<A>] public sealed class B : Step;
            [Step(Tokens = 900, Optional = true)] public sealed class C : Step;
        """;

    [Theory]
    [InlineData("Answer(Tokens = 400), Sampling([|MaxOutputTokens = 399|])", "")]
    [InlineData("Answer(Tokens = 400, TokensCv = 1), Sampling([|MaxOutputTokens = 800|])", "")]
    [InlineData("Answer(Tokens = 400), Limits([|Tokens = 399|])", "")]
    [InlineData("Answer(Tokens = 3, ReasoningTokens = 2_000), Sampling([|MaxOutputTokens = 1_024|])", "")]
    [InlineData("Answer(ReasoningTokens = 2_000), Limits([|Tokens = 1_024|])", "")]
    [InlineData("Limits([|Tokens = 499|])", Steps)]
    [InlineData("Limits([|Tokens = 499|]), Usage(Tokens = 100)", Steps)]
    public Task Budget_below_what_is_needed_fires(string attributes, string steps) => Test(attributes, steps).VerifyAsync();

    [Theory]
    [InlineData("Answer(Tokens = 400), Sampling(MaxOutputTokens = 400)", "")]
    [InlineData("Answer(Tokens = 400, TokensCv = 1), Sampling(MaxOutputTokens = 1_200)", "")]
    [InlineData("Answer(Tokens = 400), Limits(Tokens = 400), Sampling(MaxOutputTokens = 0)", "")]
    [InlineData("Limits(Tokens = 500)", Steps)]
    [InlineData("Answer(Tokens = 3, ReasoningTokens = 2_000), Sampling(MaxOutputTokens = 2_048)", "")]
    [InlineData("Limits(Tokens = 5)", "")]
    [InlineData("Sampling(MaxOutputTokens = 5)", Steps)]
    public Task Budget_that_suffices_or_is_unknown_to_is_silent(string attributes, string steps) =>
        Test(attributes, steps).VerifyAsync();

    [Fact]
    public async Task Message_names_the_least_budget()
    {
        var found = await Test("Answer(Tokens = 400), Sampling([|MaxOutputTokens = 256|])", "").SingleAsync();
        Assert.Contains("MaxOutputTokens = 256 lets 0 of 100 end", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("MaxOutputTokens = 400", found.Properties["remedy"]);
    }

    [Theory]
    [InlineData("Answer(Tokens = 400), Sampling(MaxOutputTokens = 256)", "", "MaxOutputTokens = 400")]
    [InlineData("Answer(Tokens = 400, TokensCv = 1), Sampling(MaxOutputTokens = 800)", "", "MaxOutputTokens = 1_200")]
    [InlineData("Limits(Tokens = 499)", Steps, "Tokens = 500")]
    public async Task Fix_raises_the_budget_to_what_is_needed(string attributes, string steps, string budget)
    {
        var after = await FixTest.Of("TSK5004", Test(attributes, steps).Sources.Values.Single()).FixFirstAsync();
        Assert.Contains($"({budget})]", after, StringComparison.Ordinal);
        await AnalyzerTest.Of("TSK5004", after).VerifyAsync();
    }

    private static AnalyzerTest Test(string attributes, string steps) =>
        AnalyzerTest.Of(
            "TSK5004",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<ExactMatch>, {attributes}]", steps)
        );
}
