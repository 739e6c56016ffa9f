using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK5003MixedHarnessTests
{
    [Theory]
    [InlineData("", "Sampling(Temperature = 1)")]
    [InlineData("Sampling(Temperature = 0)", "Sampling(Temperature = 1)")]
    [InlineData("Limits(TimeSeconds = 60)", "Limits(TimeSeconds = 90)")]
    [InlineData("Sandbox(\"docker\")", "Sandbox(\"podman\")")]
    [InlineData("Sandbox(\"docker\")", "Sandbox(\"docker\", Internet = true)")]
    [InlineData("Scored(By.Judge, With = \"a-1\")", "Scored(By.Judge, With = \"a-2\")")]
    public Task Families_under_different_harnesses_fire(string one, string other) =>
        Test("[|Suite(\"s\", Version = \"1\")|]", one, other).VerifyAsync();

    [Theory]
    [InlineData("Limits(TimeSeconds = 60), Usage(Seconds = 10)", "Limits(TimeSeconds = 90), Usage(Seconds = 20)")]
    [InlineData("Sampling(FewShot = 5, MaxOutputTokens = 9)", "Sampling(Attempts = 3, MaxOutputTokens = 99)")]
    [InlineData("Scored(By.Container, With = \"a.py\")", "Scored(By.Container, With = \"b.py\")")]
    [InlineData("Sampling(Temperature = 0)", "Sampling(Temperature = 1), Metadata(\"harness\", \"greedy repeats itself\")")]
    [InlineData("", "")]
    public Task Same_or_explained_harness_is_silent(string one, string other) =>
        Test("Suite(\"s\", Version = \"1\")", one, other).VerifyAsync();

    [Fact]
    public async Task Message_says_what_differs_and_where()
    {
        var test = Test("[|Suite(\"s\", Version = \"1\")|]", "Sampling(Temperature = 0)", "Sampling(Temperature = 1)");
        Assert.Contains("Temperature is 0 in a and 1 in b.", (await test.SingleAsync()).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_sets_on_the_suite_what_only_some_say()
    {
        var source = Test("Suite(\"s\", Version = \"1\")", "", "Limits(TimeSeconds = 3_600)").Sources.Values.Single();
        var after = await FixTest.Of("TSK5003", source).FixFirstAsync();
        Assert.Equal(source.Replace("Samples(9)]", "Samples(9), Limits(TimeSeconds = 3_600)]"), after);
        await AnalyzerTest.Of("TSK5003", after).VerifyAsync();
    }

    [Fact]
    public async Task Fix_gives_the_only_one_that_differs_what_the_others_have()
    {
        var source =
            Test("Suite(\"s\", Version = \"1\")", "Sampling(Temperature = 0.5)", "Sampling(Temperature = 1)")
                .Sources.Values.Single()
            + "\n[TaskFamily(\"c\", Version = \"1\"), Sampling(Temperature = 0.5)] public sealed class C : S;";
        var after = await FixTest.Of("TSK5003", source).FixFirstAsync();
        Assert.Equal(source.Replace("Temperature = 1", "Temperature = 0.5"), after);
        await AnalyzerTest.Of("TSK5003", after).VerifyAsync();
    }

    [Theory]
    [InlineData("Sampling(Temperature = 0)", "Sampling(Temperature = 1)")]
    [InlineData("Sandbox(\"docker\")", "")]
    public async Task Nothing_is_offered_where_the_author_must_choose(string one, string other)
    {
        var source = Test("Suite(\"s\", Version = \"1\")", one, other).Sources.Values.Single();
        Assert.Empty(await FixTest.Of("TSK5003", source).OfferedAsync());
    }

    [Fact]
    public async Task Suite_is_left_alone_where_a_family_says_why_it_differs()
    {
        var source =
            Test("Suite(\"s\", Version = \"1\")", "", "Limits(TimeSeconds = 60)").Sources.Values.Single()
            + "\n[TaskFamily(\"c\", Version = \"1\"), Metadata(\"harness\", \"no clock\")] public sealed class C : S;";
        Assert.Empty(await FixTest.Of("TSK5003", source).OfferedAsync());
    }

    private static AnalyzerTest Test(string suite, string one, string other) =>
        AnalyzerTest.Of(
            "TSK5003",
            $$"""
            using TaskSpec;
            [{{suite}}, Samples(9)] public abstract class S;
            [TaskFamily("a", Version = "1"){{(one.Length > 0 ? ", " + one : "")}}] public sealed class A : S;
            [TaskFamily("b", Version = "1"){{(other.Length > 0 ? ", " + other : "")}}] public sealed class B : S;
            """
        );
}
