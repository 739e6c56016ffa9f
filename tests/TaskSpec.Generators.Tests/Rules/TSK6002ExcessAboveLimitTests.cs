using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6002ExcessAboveLimitTests
{
    [Fact]
    public async Task Two_choices_on_12_samples_fire_and_blame_the_chance_floor()
    {
        var found = await Test("[|Headline<MultipleChoiceAccuracy>|]", 12).SingleAsync();
        Assert.Equal("chance floor", found.Properties["cause"]);
        Assert.Contains("samples bring", found.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("Brier", found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Choices(4), [|Headline<MultipleChoiceAccuracy>|]", "an excess of 0.07")]
    [InlineData("[|Headline<ExactMatch>(Ceiling = 0.5)|], Records<LogLikelihood>", "an excess of 0.05")]
    public async Task Limit_is_a_share_of_the_range_that_chance_or_a_ceiling_leaves(string metrics, string excess)
    {
        var source = Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(100), Answer(Tokens = 4), {metrics}]");
        var found = await (AnalyzerTest.Of("TSK6002", source) with { Config = "taskspec.excess_limit = 0.09" }).SingleAsync();
        Assert.Contains(excess, found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Headline<MultipleChoiceAccuracy>", 1_000)]
    [InlineData("[|Headline<MultipleChoiceAccuracy>|], Records<BrierScore>", 12)]
    public Task Samples_help_and_a_brier_score_does_not(string metrics, int samples) => Test(metrics, samples).VerifyAsync();

    [Theory]
    [InlineData("taskspec.excess_limit = 0.2", 12, false)]
    [InlineData("taskspec.excess_limit = 0.05", 1_000, true)]
    public Task Limit_is_an_option(string config, int samples, bool fires) =>
        (
            Test(fires ? "[|Headline<MultipleChoiceAccuracy>|]" : "Headline<MultipleChoiceAccuracy>", samples) with
            {
                Config = config,
            }
        ).VerifyAsync();

    [Fact]
    public async Task Published_data_set_is_not_asked_for_more()
    {
        const string source = """
            using TaskSpec;
            [TaskFamily("x", Version = "1"), Samples(12, HuggingFace = "a/b"), Choices(2), [|Headline<MultipleChoiceAccuracy>|]]
            public sealed class X;
            """;
        var found = await AnalyzerTest.Of("TSK6002", source).SingleAsync();
        Assert.DoesNotContain("samples", found.GetMessage().Split("The cause")[1], StringComparison.Ordinal);
        Assert.Empty(await FixTest.Of("TSK6002", Markup.Parse(source, "TSK6002").Source).OfferedAsync());
    }

    private static AnalyzerTest Test(string metrics, int samples) =>
        AnalyzerTest.Of(
            "TSK6002",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples({samples}), Choices(2), {metrics}]")
        );
}
