using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5001NoLimitTests
{
    private const string Calls = "[Step(Tokens = 9, Across = Transfer.Distinct), Calls<Search>] public sealed class Look : Step;";

    [Theory]
    [InlineData("Headline<ExactMatch>", Calls)]
    [InlineData("Headline<TestsPass>, Sandbox(\"docker\")", "")]
    [InlineData("Headline<ExactMatch>", "")]
    [InlineData("Headline<ExactMatch>, Limits(ToolSeconds = 5)", Calls)]
    [InlineData("Headline<ExactMatch>, Limits(TimeSeconds = 0)", Calls)]
    public Task Open_ended_attempt_fires(string attributes, string steps) =>
        Test("[|TaskFamily(\"x\", Version = \"1\")|]", attributes, steps).VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>, Limits(TimeSeconds = 60)", Calls)]
    [InlineData("Headline<ExactMatch>, Limits(Tokens = 60)", Calls)]
    [InlineData("Headline<ExactMatch>, Limits(Messages = 60)", Calls)]
    [InlineData("Headline<ExactMatch>, Limits(CostUsd = 0.5)", Calls)]
    [InlineData("Headline<ExactMatch>, Sampling(MaxOutputTokens = 64)", "")]
    [InlineData("Headline<ExactMatch>, Answer(Tokens = 4)", "")]
    [InlineData("Headline<MultipleChoiceAccuracy>, Choices(4)", "")]
    [InlineData("Headline<ExactMatch>, Task(\"a\", TimeSeconds = 5), Task(\"b\", TimeSeconds = 5)", Calls)]
    public Task Limited_attempt_is_silent(string attributes, string steps) =>
        Test("TaskFamily(\"x\", Version = \"1\")", attributes, steps).VerifyAsync();

    [Fact]
    public Task Limit_of_the_assembly_holds() =>
        Test("TaskFamily(\"x\", Version = \"1\")", "Headline<ExactMatch>", Calls)
            .And("/test/Assembly.cs", "[assembly: TaskSpec.Limits(TimeSeconds = 60)]")
            .VerifyAsync();

    [Theory]
    [InlineData("Headline<ExactMatch>", Calls, "Limits(TimeSeconds = 3_600)")]
    [InlineData("Headline<ExactMatch>, HumanTime(40, HumanSource.Qa)", Calls, "Limits(TimeSeconds = 3_600)")]
    [InlineData("Headline<ExactMatch>, HumanTime(500, HumanSource.Qa)", Calls, "Limits(TimeSeconds = 50_000)")]
    [InlineData("Headline<ExactMatch>, Usage(Seconds = 600, Factor = 2)", Calls, "Limits(TimeSeconds = 5_000)")]
    [InlineData("Headline<ExactMatch>", "", "Sampling(MaxOutputTokens = 1_024)")]
    [InlineData(
        "Headline<ExactMatch>",
        "[Step(Tokens = 900)] public sealed class S : Step;",
        "Sampling(MaxOutputTokens = 2_048)"
    )]
    public async Task Fix_adds_the_limit(string attributes, string steps, string limit)
    {
        var test = Test("TaskFamily(\"x\", Version = \"1\")", attributes, steps);
        var after = await FixTest.Of("TSK5001", test.Sources.Values.Single()).FixFirstAsync();
        Assert.Contains(limit, after, StringComparison.Ordinal);
        await AnalyzerTest.Of("TSK5001", after).VerifyAsync();
        await AnalyzerTest.Of("TSK5002", after).VerifyAsync();
    }

    [Fact]
    public async Task Fix_writes_beside_a_limit_of_something_else()
    {
        var test = Test("TaskFamily(\"x\", Version = \"1\")", "Headline<ExactMatch>, Limits(ToolSeconds = 5)", Calls);
        var after = await FixTest.Of("TSK5001", test.Sources.Values.Single()).FixFirstAsync();
        Assert.Contains("Limits(ToolSeconds = 5, TimeSeconds = 3_600)]", after, StringComparison.Ordinal);
    }

    private static AnalyzerTest Test(string mark, string attributes, string steps) =>
        AnalyzerTest.Of("TSK5001", Declare.Family($"[{mark}, Samples(1_000), {attributes}]", steps));
}
