using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4005BottleneckTests
{
    private const string Marked = "[|Suite(\"s\", Version = \"1\")|]";
    private const string Plain = "Suite(\"s\", Version = \"1\")";
    private const string Much = "[Step(Tokens = 60, Across = Transfer.Distinct), Needs<Idea>]";
    private const string Little = "[Step(Tokens = 20, Across = Transfer.Distinct), Needs<Idea>]";

    [Fact]
    public async Task Skill_that_most_families_stand_on_fires_with_what_they_are_worth()
    {
        var found = await Test(Marked, Much, Much, Little).SingleAsync();
        Assert.Equal(
            "Idea carries 60 % of the difficulty in 2 of the 3 families of suite s, whose outcomes correlate by 0.52 for that: however many such families"
                + " there are, they are worth no more than 1.9 independent ones. Add families that do without Idea, or in which it matters less.",
            found.GetMessage()
        );
    }

    [Fact]
    public async Task Step_of_the_suite_fires_where_its_transfer_is_declared()
    {
        AnalyzerTest Steps(string suite, string across) =>
            AnalyzerTest
                .Of(
                    "TSK4005",
                    $$"""
                    using TaskSpec;
                    [{{suite}}, Samples(1_000)] public abstract class S { [Step(Tokens = 9{{across}})] public sealed class Plan : Step; }
                    """
                )
                .And("/test/A.cs", "using TaskSpec; [TaskFamily(\"a\", Version = \"1\")] public sealed class A : S;")
                .And("/test/B.cs", "using TaskSpec; [TaskFamily(\"b\", Version = \"1\")] public sealed class B : S;")
                .And("/test/C.cs", "using TaskSpec; [TaskFamily(\"c\", Version = \"1\")] public sealed class C : S;");

        var found = await Steps(Marked, ", Across = Transfer.Similar").SingleAsync();
        Assert.Contains("Plan carries 100 %", found.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("by 0.15 for that", found.GetMessage(), StringComparison.Ordinal);
        await Steps(Plain, "").VerifyAsync();
        await Steps(Plain, ", Across = Transfer.Distinct").VerifyAsync();
    }

    [Theory]
    [InlineData(Much, Little, Little)]
    [InlineData(Much, Much, null)]
    [InlineData("[Step(Tokens = 60)]", "[Step(Tokens = 60)]", "[Step(Tokens = 60)]")]
    public Task Small_part_or_pair_is_silent(string one, string two, string? three) =>
        (three is null ? Test(Plain, one, two) : Test(Plain, one, two, three)).VerifyAsync();

    [Fact]
    public Task Suite_of_single_items_that_are_few_is_told_that_instead() =>
        Test(Marked.Replace("[|", "{|TSK4001:").Replace("|]", "|}") + ", Headline<TestsPass>, Samples(1)", Much, Much, Much)
            .VerifyAsync();

    private static AnalyzerTest Test(string suite, params string[] steps)
    {
        var test = AnalyzerTest.Of(
            "TSK4005",
            $$"""
            using TaskSpec;
            [Skill("one idea", Across = Transfer.Same)] public sealed class Idea : Skill;
            [{{suite}}] public abstract class S;
            """
        );
        for (var i = 0; i < steps.Length; i++)
            test = test.And(
                $"/test/F{i}.cs",
                $$"""
                using TaskSpec;
                [TaskFamily("f{{i}}", Version = "1")] public sealed class F{{i}} : S
                {
                    {{steps[i]}} public sealed class Think : Step;
                    [Step(Tokens = 40, Across = Transfer.Distinct)] public sealed class Write : Step;
                }
                """
            );
        return test;
    }
}
