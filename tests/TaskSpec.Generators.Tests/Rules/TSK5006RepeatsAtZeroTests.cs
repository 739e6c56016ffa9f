using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5006RepeatsAtZeroTests
{
    [Theory]
    [InlineData("Sampling([|Attempts = 5|], Temperature = 0)")]
    [InlineData("Sampling(Temperature = 0, [|Attempts = 2|])")]
    public Task Attempts_that_repeat_fire(string sampling) => Test(sampling).VerifyAsync();

    [Theory]
    [InlineData("Sampling(Attempts = 1, Temperature = 0)")]
    [InlineData("Sampling(Attempts = 5, Temperature = 0.2)")]
    [InlineData("Sampling(Attempts = 5)")]
    [InlineData("Sampling(Temperature = 0)")]
    public Task One_attempt_or_drawn_ones_are_silent(string sampling) => Test(sampling).VerifyAsync();

    [Fact]
    public Task Temperature_of_the_assembly_holds() =>
        Test("Sampling([|Attempts = 5|])")
            .And("/test/Assembly.cs", "[assembly: TaskSpec.Sampling(Temperature = 0)]")
            .VerifyAsync();

    [Fact]
    public async Task Message_says_what_they_are_worth()
    {
        var message = (await Test("Sampling([|Attempts = 5|], Temperature = 0)").SingleAsync()).GetMessage();
        Assert.Contains("the 5 attempts at each sample of x repeat each other", message, StringComparison.Ordinal);
        Assert.Contains("cost 5 times as much and are worth 1", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Sampling(Attempts = 5, Temperature = 1)")]
    [InlineData(1, "Sampling(Attempts = 1, Temperature = 0)")]
    public async Task Fix_draws_them_or_takes_one(int choice, string after)
    {
        string Source(string sampling) => Test(sampling).Sources.Values.Single();
        var changed = await (
            FixTest.Of("TSK5006", Source("Sampling(Attempts = 5, Temperature = 0)")) with
            {
                Choice = choice,
            }
        ).FixAllAsync();
        Assert.Equal(Source(after), changed["Test.cs"]);
        await AnalyzerTest.Of("TSK5006", changed["Test.cs"]).VerifyAsync();
    }

    [Fact]
    public async Task Metric_of_k_attempts_keeps_them()
    {
        var source = Test("Records<PassAt10>, Sampling(Attempts = 20, Temperature = 0)").Sources.Values.Single();
        Assert.Equal(["Set Temperature = 1 on Subject"], await FixTest.Of("TSK5006", source).OfferedAsync());
    }

    private static AnalyzerTest Test(string sampling) =>
        AnalyzerTest.Of(
            "TSK5006",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Samples(1_000), Headline<ExactMatch>, {sampling}]")
        );
}
