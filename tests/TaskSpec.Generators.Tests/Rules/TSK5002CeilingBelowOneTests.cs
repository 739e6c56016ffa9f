using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5002CeilingBelowOneTests
{
    private const string Chain = "Samples(100), Usage(Seconds = 120, SecondsPerItem = 10)";

    [Theory]
    [InlineData("Headline<ExactMatch>, Limits([|TimeSeconds = 600|])", Chain)]
    [InlineData("Headline<ExactMatch>, Limits([|TimeSeconds = 1_109|])", Chain)]
    [InlineData("Headline<ExactMatch>(Ceiling = .6), Limits([|TimeSeconds = 600|])", Chain)]
    [InlineData(
        "Headline<ExactMatch>, Limits(TimeSeconds = 60, [|Tokens = 9|])",
        "Samples(9), Usage(Seconds = 30, Tokens = 9, Factor = 2)"
    )]
    public Task Limit_that_stops_attempts_fires(string harness, string usage) => Test(harness, usage).VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>(Ceiling = .48), Limits(TimeSeconds = 600)", Chain)]
    [InlineData("Headline<ExactMatch>(Ceiling = .5), Limits(TimeSeconds = 600)", Chain)]
    [InlineData("Headline<ExactMatch>(Ceiling = .2), Limits(TimeSeconds = 600)", Chain)]
    [InlineData("Headline<ExactMatch>, Limits(TimeSeconds = 1_120)", Chain)]
    [InlineData("Headline<ExactMatch>, Limits(TimeSeconds = 0)", Chain)]
    [InlineData("Headline<ExactMatch>, Limits(TimeSeconds = 600)", "Samples(100)")]
    [InlineData("Headline<ExactMatch>, Limits(TimeSeconds = 600)", "Samples(100), HumanTime(500, HumanSource.Qa)")]
    [InlineData("Limits(TimeSeconds = 600)", Chain)]
    public Task Limit_that_stops_nobody_or_is_said_to_is_silent(string harness, string usage) =>
        Test(harness, usage).VerifyAsync();

    [Fact]
    public async Task Message_says_how_many_score_and_what_is_enough()
    {
        var found = await Test("Headline<ExactMatch>, Limits([|TimeSeconds = 600|])", Chain).SingleAsync();
        Assert.Contains("Limits let 48 of 100 attempts at x score", found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("Set TimeSeconds = 2000, ", found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("[Headline<ExactMatch>(Ceiling = 0.48)]", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("TimeSeconds = 2000", found.Properties["remedy"]);
    }

    [Fact]
    public Task Limit_of_the_suite_is_told_on_the_family() =>
        AnalyzerTest
            .Of(
                "TSK5002",
                """
                using TaskSpec;
                [Suite("s", Version = "1"), Limits(TimeSeconds = 600), Headline<ExactMatch>] public abstract class S;
                [[|TaskFamily("x", Version = "1")|], Samples(9), Usage(Seconds = 900)] public sealed class X : S;
                """
            )
            .VerifyAsync();

    [Theory]
    [InlineData(0, "Headline<ExactMatch>, Limits(TimeSeconds = 600)", "Headline<ExactMatch>, Limits(TimeSeconds = 2_000)")]
    [InlineData(
        1,
        "Headline<ExactMatch>, Limits(TimeSeconds = 600)",
        "Headline<ExactMatch>(Ceiling = 0.48), Limits(TimeSeconds = 600)"
    )]
    [InlineData(
        1,
        "Headline<ExactMatch>(Ceiling = .6), Limits(TimeSeconds = 600)",
        "Headline<ExactMatch>(Ceiling = 0.48), Limits(TimeSeconds = 600)"
    )]
    public async Task Fix_raises_the_limit_or_declares_the_ceiling(int choice, string before, string after)
    {
        string Source(string harness) => Test(harness, Chain).Sources.Values.Single();
        var changed = await (FixTest.Of("TSK5002", Source(before)) with { Choice = choice }).FixFirstAsync();
        Assert.Equal(Source(after), changed);
        await AnalyzerTest.Of("TSK5002", changed).VerifyAsync();
    }

    [Fact]
    public async Task Fix_leaves_the_suite_alone()
    {
        const string source = """
            using TaskSpec;
            [Suite("s", Version = "1"), Limits(TimeSeconds = 600), Headline<ExactMatch>] public abstract class S;
            [TaskFamily("x", Version = "1"), Samples(9), Usage(Seconds = 600)] public sealed class X : S;
            [TaskFamily("y", Version = "1"), Samples(9), Usage(Seconds = 600, Factor = 2)] public sealed class Y : S;
            """;
        var after = await (FixTest.Of("TSK5002", source) with { Choice = 1 }).FixAllAsync();
        Assert.Equal(source.Replace("Factor = 2)]", "Factor = 2), Headline<ExactMatch>(Ceiling = 0.5)]"), after["Test.cs"]);
    }

    [Fact]
    public async Task Fix_gives_the_missing_calls_to_the_step_that_has_most()
    {
        var source = Declare.Family(
            "[TaskFamily(\"x\", Version = \"1\"), Samples(9), Headline<ExactMatch>, Limits(TimeSeconds = 60), Usage(ToolCalls = 9, Factor = 2)]",
            """
            [Step(Tokens = 9), Calls<Search>(MaxCalls = 2)] public sealed class A : Step;
                [Step(Tokens = 9), After<A>, Calls<Python>(MaxCalls = 8)] public sealed class B : Step;
            """
        );
        var after = await FixTest.Of("TSK5002", source).FixFirstAsync();
        Assert.Equal(source.Replace("MaxCalls = 8", "MaxCalls = 48"), after);
        await AnalyzerTest.Of("TSK5002", after).VerifyAsync();
    }

    private static AnalyzerTest Test(string harness, string usage) =>
        AnalyzerTest.Of("TSK5002", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), {harness}, {usage}]"));
}
