using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2006CreditBehindGateTests
{
    private const string Essential = "Calls<Python>(Need = Need.Essential)";

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(0, 3, true)]
    [InlineData(5, 5, true)]
    [InlineData(10, 4, false)]
    [InlineData(9, 8, false)]
    public Task More_than_half_of_the_credit_behind_a_gate_fires(int before, int after, bool fires) =>
        Test(Essential, before, after, fires).VerifyAsync();

    [Theory]
    [InlineData("0.9", false)]
    [InlineData("0.8", true)]
    public Task Share_is_an_option(string share, bool fires) =>
        (Test(Essential, 1, 5, fires) with { Config = $"taskspec.gated_credit = {share}" }).VerifyAsync();

    [Theory]
    [InlineData("Calls<Python>(Need = Need.Helpful)")]
    [InlineData("Calls<Search>(Need = Need.Essential)")]
    [InlineData("Records<TokenAccuracy>, Calls<Python>(Need = Need.Essential)")]
    public Task Soft_or_measured_gate_is_silent(string calls) => Test(calls, 1, 5, false).VerifyAsync();

    [Fact]
    public Task Measure_before_the_gate_silences_it() =>
        AnalyzerTest
            .Of(
                "TSK2006",
                Source("Headline<WeightedSteps>", Essential, 0, 5)
                    .Replace(
                        "Step(Weight = 0, Across = Transfer.Distinct)",
                        "Step(Weight = 0, Across = Transfer.Distinct), Records<LogLikelihood>"
                    )
            )
            .VerifyAsync();

    [Fact]
    public Task Way_around_the_gate_opens_it() =>
        AnalyzerTest
            .Of(
                "TSK2006",
                Source("Headline<WeightedSteps>", Essential, 1, 5)
                    .Replace("    // here", "    [InsteadOf<Script>] public sealed class ByHand : Step;")
            )
            .VerifyAsync();

    [Fact]
    public Task Other_headlines_share_no_credit() =>
        AnalyzerTest.Of("TSK2006", Source("Headline<TestsPass>", Essential, 1, 5)).VerifyAsync();

    [Fact]
    public async Task Message_says_how_much_waits_for_which_gate() =>
        Assert.Equal(
            "86 of 100 of the credit of x are earned only once Script is right, since python takes nothing that is nearly so: most of it is had or lost"
                + " as a whole. Give weight to what comes before Script, or record LogLikelihood on Script.",
            (await Test(Essential, 1, 5, true).SingleAsync()).GetMessage()
        );

    [Fact]
    public async Task Fix_records_the_log_likelihood_before_the_gate()
    {
        var source = Source("Headline<WeightedSteps>", Essential, 1, 5);
        var after = (await FixTest.Of("TSK2006", source).FixAllAsync())["Test.cs"];
        Assert.Equal(Source("Headline<WeightedSteps>", Essential + ", Records<LogLikelihood>", 1, 5), after);
        Assert.Equal(after, await FixTest.Of("TSK2006", source).FixFirstAsync());
        await AnalyzerTest.Of("TSK2006", after).VerifyAsync();
    }

    private static AnalyzerTest Test(string calls, int before, int after, bool fires) =>
        AnalyzerTest.Of(
            "TSK2006",
            Source(fires ? "[|Headline<WeightedSteps>|]" : "Headline<WeightedSteps>", calls, before, after)
        );

    // The gate's own step weighs 1.
    private static string Source(string headline, string calls, int before, int after) =>
        Declare.Family(
            $"[TaskFamily(\"x\", Version = \"1\"), Samples(10_000), Limits(TimeSeconds = 9), {headline}]",
            $"""
            [Step(Weight = {before}, Across = Transfer.Distinct)] public sealed class Plan : Step;
                [Step(Tokens = 60, Weight = 1, Across = Transfer.Distinct), After<Plan>, {calls}] public sealed class Script : Step;
                [Step(Weight = {after}, Across = Transfer.Distinct), After<Script>] public sealed class Report : Step;
                // here
            """
        );
}
