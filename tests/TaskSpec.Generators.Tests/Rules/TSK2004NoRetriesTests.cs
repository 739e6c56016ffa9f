using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2004NoRetriesTests
{
    private const string On = "dotnet_diagnostic.TSK2004.severity = suggestion";

    [Fact]
    public Task It_is_off_until_asked_for() => (Test("Calls<Python>(Need = Need.Essential)") with { Config = "" }).VerifyAsync();

    [Theory]
    [InlineData("[|Calls<Python>(Need = Need.Essential)|]")]
    [InlineData("[|Calls<Python>(Need = Need.Essential, MaxCalls = 2)|]")]
    [InlineData("Calls<Python>(Need = Need.Essential, MaxCalls = 1)")]
    [InlineData("Calls<Python>(Need = Need.Essential, Retries = 0)")]
    [InlineData("Calls<Python>(Need = Need.Essential, Feedback = false)")]
    [InlineData("Calls<Python>(Need = Need.Helpful)")]
    [InlineData("Calls<Search>(Need = Need.Essential)")]
    [InlineData("Calls<Search>(Need = Need.Essential), [|Calls<Python>(Need = Need.Essential)|]")]
    public Task Exact_call_of_which_nothing_is_said_fires(string calls) => Test(calls).VerifyAsync();

    [Fact]
    public Task Call_in_a_small_part_of_the_task_moves_nothing() =>
        Test("Calls<Python>(Need = Need.Essential)", "[Step(Tokens = 3_000), After<Script>] public sealed class Report : Step;")
            .VerifyAsync();

    [Theory]
    [InlineData("", "0.8")]
    [InlineData("[Step(Tokens = 60), After<Script>] public sealed class Report : Step;", "0.6")]
    public async Task Message_says_how_far_a_retry_moves_the_curve(string more, string decades)
    {
        var found = await Test("Calls<Python>(Need = Need.Essential)", more).SingleAsync();
        Assert.Equal(
            "Script calls python, which takes nothing but right input, and nothing says whether a failed call may be repeated: none is assumed."
                + $" With one retry the same models pass half of the attempts at {decades} decades less compute. Declare Retries, 0 where there is none.",
            found.GetMessage()
        );
    }

    private static AnalyzerTest Test(string calls, string more = "") =>
        AnalyzerTest.Of("TSK2004", Source(calls, more)) with
        {
            Config = On,
        };

    private static string Source(string calls, string more) =>
        Declare.Family(
            "[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Limits(TimeSeconds = 9), Headline<ExactMatch>]",
            $"[Step(Tokens = 60), {calls}] public sealed class Script : Step; {more}"
        );
}
