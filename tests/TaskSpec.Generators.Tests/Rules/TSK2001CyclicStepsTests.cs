using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK2001CyclicStepsTests
{
    [Fact]
    public async Task Cycle_fires_at_one_of_its_after_attributes()
    {
        var found = await AnalyzerTest.Of("TSK2001", Text("After<C>", "After<A>", "After<B>")).SingleAsync();
        Assert.StartsWith(
            "After<",
            found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public Task Step_after_itself_is_a_cycle() =>
        AnalyzerTest
            .Of(
                "TSK2001",
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>]",
                    "[Step, [|After<A>|]] public sealed class A : Step;"
                )
            )
            .VerifyAsync();

    [Fact]
    public Task Two_ways_to_one_end_are_no_cycle() =>
        AnalyzerTest.Of("TSK2001", Text("Needs<K>", "After<A>", "After<A>, After<B>")).VerifyAsync();

    private static string Text(string a, string b, string c) =>
        Declare.Family(
            "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>]",
            $"""
            [Step, {a}] public sealed class A : Step;
            [Step, {b}] public sealed class B : Step;
            [Step, {c}] public sealed class C : Step;
            [Skill("k")] public sealed class K : Skill;
            """
        );
}
