using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5009TaskAboveLimitTests
{
    [Theory]
    [InlineData("Limits(TimeSeconds = 60), Task(\"a\", [|TimeSeconds = 61|])")]
    [InlineData("Task(\"a\", TimeSeconds = 60), Task(\"b\", [|TimeSeconds = 900|], Weight = 2), Limits(TimeSeconds = 60)")]
    [InlineData("Limits(TimeSeconds = 60), Task(\"a\", [|TimeSeconds = 61|]), Task(\"b\", TimeSeconds = 90)")]
    public Task Task_above_the_limit_fires(string attributes) => Test(attributes).VerifyAsync();

    [Theory]
    [InlineData("Limits(TimeSeconds = 60), Task(\"a\", TimeSeconds = 60)")]
    [InlineData("Limits(TimeSeconds = 60), Task(\"a\")")]
    [InlineData("Limits(TimeSeconds = 0), Task(\"a\", TimeSeconds = 60)")]
    [InlineData("Limits(Tokens = 5), Task(\"a\", TimeSeconds = 60)")]
    public Task Task_within_the_limit_or_without_one_is_silent(string attributes) => Test(attributes).VerifyAsync();

    [Fact]
    public async Task Message_counts_the_tasks_and_names_the_longest()
    {
        var test = Test("Limits(TimeSeconds = 60), Task(\"a\", [|TimeSeconds = 61|]), Task(\"b\", TimeSeconds = 9_000)");
        var message = (await test.SingleAsync()).GetMessage();
        Assert.Contains(
            "Task a may take 61 s, and 1 more with it, but attempts at x end after 60 s",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains("Raise the family's to TimeSeconds = 9000", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_of_the_suite_is_raised_for_the_family()
    {
        const string source = """
            using TaskSpec;

            [Suite("s", Version = "1"), Limits(TimeSeconds = 60), Headline<ExactMatch>]
            public abstract class S;

            [TaskFamily("x", Version = "1")]
            [Task("a", TimeSeconds = 90), Task("b", TimeSeconds = 1_800)]
            public sealed class X : S;

            [TaskFamily("y", Version = "1"), Task("a", TimeSeconds = 90)]
            public sealed class Y : S;
            """;
        var after = await FixTest.Of("TSK5009", source).FixAllAsync();
        var expected = source
            .Replace("1_800)]", "1_800)]\n[Limits(TimeSeconds = 1_800)]")
            .Replace("90)]", "90)]\n[Limits(TimeSeconds = 90)]");
        Assert.Equal(expected, after["Test.cs"]);
        await AnalyzerTest.Of("TSK5009", after["Test.cs"]).VerifyAsync();
    }

    private static AnalyzerTest Test(string attributes) =>
        AnalyzerTest.Of("TSK5009", Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, {attributes}]"));
}
