using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK6002ExcessAboveLimitTests
{
    [Fact]
    public async Task Four_choices_on_100_samples_fire_and_blame_the_chance_floor()
    {
        var found = await Test("[|Headline<MultipleChoiceAccuracy>|]", 100).SingleAsync();
        Assert.Equal("chance floor", found.Properties["cause"]);
        Assert.Contains("samples bring", found.GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("Brier", found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Headline<MultipleChoiceAccuracy>", 1_000)]
    [InlineData("[|Headline<MultipleChoiceAccuracy>|], Records<BrierScore>", 100)]
    public Task Samples_help_and_a_brier_score_does_not(string metrics, int samples) => Test(metrics, samples).VerifyAsync();

    [Theory]
    [InlineData("taskspec.excess_limit = 0.12", 100, false)]
    [InlineData("taskspec.excess_limit = 0.05", 1_000, true)]
    public Task Limit_is_an_option(string config, int samples, bool fires) =>
        (
            Test(fires ? "[|Headline<MultipleChoiceAccuracy>|]" : "Headline<MultipleChoiceAccuracy>", samples) with
            {
                Config = config,
            }
        ).VerifyAsync();

    [Fact]
    public async Task Fix_raises_the_samples_to_the_number_that_suffices()
    {
        string Source(int one, int other, string plus) =>
            $$"""
                using TaskSpec;
                [TaskFamily("x", Version = "1"), Samples({{(
                    one < 1000 ? one : "1_000"
                )}}{{plus}}), Choices(4), Headline<MultipleChoiceAccuracy>]
                public sealed class X;
                [TaskFamily("y", Version = "1"), Samples({{(
                    other < 1000 ? other : "1_000"
                )}}), Choices(4), Headline<MultipleChoiceAccuracy>]
                public sealed class Y;
                """;
        var test = FixTest.Of("TSK6002", Source(100, 200, ", TaskPerSample = true"));
        Assert.Equal(Source(1000, 200, ", TaskPerSample = true"), await test.FixFirstAsync());
        Assert.Equal(Source(1000, 1000, ", TaskPerSample = true"), (await test.FixAllAsync())["Test.cs"]);
        await AnalyzerTest.Of("TSK6002", Source(1000, 1000, "")).VerifyAsync();
    }

    [Fact]
    public async Task Fix_declares_a_step_distinct_where_nothing_is_declared()
    {
        const string before = """
            using TaskSpec;
            [TaskFamily("x", Version = "1"), Samples(40), Headline<TestsPass>]
            public sealed class X
            {
                [Step(Tokens = 9)] public sealed class Think : Step;
                [Step(Tokens = 9, Across = Transfer.Distinct)] public sealed class Write : Step;
            }
            """;
        var test = FixTest.Of("TSK6002", before);
        var offered = await test.OfferedAsync();
        Assert.Equal("Set Across = Transfer.Distinct on Think", offered[^1]);
        var after = await (test with { Choice = offered.Count - 1 }).FixFirstAsync();
        Assert.Equal(before.Replace("Step(Tokens = 9)", "Step(Tokens = 9, Across = Transfer.Distinct)"), after);
    }

    private static AnalyzerTest Test(string metrics, int samples) =>
        AnalyzerTest.Of(
            "TSK6002",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples({samples}), Choices(4), {metrics}]")
        );
}
