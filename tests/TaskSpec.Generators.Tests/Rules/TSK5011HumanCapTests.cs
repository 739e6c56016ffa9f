using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5011HumanCapTests
{
    private const string Asked = "dotnet_diagnostic.TSK5011.severity = warning";

    [Theory]
    [InlineData("Limits([|TimeSeconds = 600|]), HumanTime(40, HumanSource.Estimate)")]
    [InlineData("Limits([|TimeSeconds = 600|]), Task(\"a\", HumanMinutes = 11), Task(\"b\", HumanMinutes = 9)")]
    [InlineData("Limits(TimeSeconds = 600), Task(\"a\", HumanMinutes = 5, [|TimeSeconds = 60|])")]
    [InlineData(
        "Limits([|TimeSeconds = 600|]), Task(\"a\", HumanMinutes = 5, [|TimeSeconds = 60|]), Task(\"b\", HumanMinutes = 50)"
    )]
    public Task Less_time_than_people_take_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Limits(TimeSeconds = 600), HumanTime(10, HumanSource.Estimate)")]
    [InlineData("Limits(TimeSeconds = 600), HumanTime(40, HumanSource.Qa), HumanTime(8, HumanSource.Baseline, Who = Who.Expert)")]
    [InlineData("Limits(TimeSeconds = 600), Task(\"a\", HumanMinutes = 50, TimeSeconds = 9_000)")]
    [InlineData("Limits(TimeSeconds = 0), HumanTime(40, HumanSource.Estimate)")]
    [InlineData("Limits(Tokens = 600), HumanTime(40, HumanSource.Estimate)")]
    [InlineData("Limits(TimeSeconds = 600)")]
    public Task Time_enough_or_nothing_known_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public Task Nobody_who_does_not_ask_is_told() =>
        (Test("Limits(TimeSeconds = 600), HumanTime(40, HumanSource.Estimate)") with { Config = "" }).VerifyAsync();

    [Fact]
    public async Task Message_compares_the_two()
    {
        var test = Test("Limits([|TimeSeconds = 600|]), Task(\"a\", HumanMinutes = 12.5), Task(\"b\", HumanMinutes = 40)");
        var message = (await test.SingleAsync()).GetMessage();
        Assert.StartsWith("An agent has 600 s at 2 tasks of x, such as a, where people take 40 minutes, 2,400 s", message);
        Assert.EndsWith("Set TimeSeconds = 5000.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_raises_the_limit_of_the_family()
    {
        string Source(string limit) =>
            Test($"{limit}, HumanTime(40, HumanSource.Estimate), Task(\"a\", HumanMinutes = 90)").Sources.Values.Single();
        var test = FixTest.Of("TSK5011", Source("Limits(TimeSeconds = 600)")) with { Config = Asked };
        var after = await test.FixAllAsync();
        Assert.Equal(Source("Limits(TimeSeconds = 10_000)"), after["Test.cs"]);
        await (AnalyzerTest.Of("TSK5011", after["Test.cs"]) with { Config = Asked }).VerifyAsync();
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of(
            "TSK5011",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, {attributes}]")
        ) with
        {
            Config = Asked,
        };
}
