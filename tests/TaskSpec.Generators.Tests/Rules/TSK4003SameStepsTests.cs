using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4003SameStepsTests
{
    private const string Steps = "HasStep<Plan>, HasStep<Act>";

    [Fact]
    public async Task Families_with_the_same_steps_fire_on_their_suite()
    {
        var found = await Test("[|Suite(\"s\", Version = \"1\")|]", Steps, Steps, Steps, "HasStep<Plan>").SingleAsync();
        Assert.Contains(
            "3 families of suite s have the same steps (Plan, Act): a, b and c. Nothing that is declared tells them apart; by what Across says of their steps they are worth 1.0 independent families.",
            found.GetMessage(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Number_is_what_transfer_leaves_of_them() =>
        Assert.Contains(
            "worth 3.0 independent",
            (await Distinct(Test("[|Suite(\"s\", Version = \"1\")|]", Steps, Steps, Steps)).SingleAsync()).GetMessage(),
            StringComparison.Ordinal
        );

    [Fact]
    public Task Steps_of_the_suite_are_every_familys() =>
        AnalyzerTest
            .Of(
                "TSK4003",
                """
                using TaskSpec;
                [[|Suite("s", Version = "1")|]] public abstract class S { [Step(Across = Transfer.Distinct)] public sealed class Plan : Step; }
                [TaskFamily("a", Version = "1")] public sealed class A : S;
                """
            )
            .And("/test/B.cs", "using TaskSpec; [TaskFamily(\"b\", Version = \"1\")] public sealed class B : S;")
            .VerifyAsync();

    [Theory]
    [InlineData(Steps, "HasStep<Act>")]
    [InlineData(Steps, Steps + ", Needs<Idea>")]
    [InlineData(Steps, "")]
    [InlineData("", "")]
    [InlineData(Steps, null)]
    public Task Whatever_differs_silences_it(string one, string? other) =>
        (
            other is null ? Test("Suite(\"s\", Version = \"1\")", one) : Test("Suite(\"s\", Version = \"1\")", one, other)
        ).VerifyAsync();

    private static AnalyzerTest Distinct(AnalyzerTest test) =>
        test.And("/test/Test.cs", test.Sources["/test/Test.cs"].Replace("Transfer.Same", "Transfer.Distinct"));

    [Fact]
    public Task Suite_of_small_families_that_are_worth_few_is_told_that_instead() =>
        Test("{|TSK4001:Suite(\"s\", Version = \"1\")|}", 1, [Steps, Steps, Steps]).VerifyAsync();

    private static AnalyzerTest Test(string suite, params string[] families) => Test(suite, 1000, families);

    private static AnalyzerTest Test(string suite, int items, string[] families)
    {
        var test = AnalyzerTest.Of(
            "TSK4003",
            $$"""
            using TaskSpec;
            [Step(Across = Transfer.Same)] public sealed class Plan : Step;
            [Step(Across = Transfer.Same), After<Plan>] public sealed class Act : Step;
            [Skill("one idea")] public sealed class Idea : Skill;
            [{{suite}}, Samples({{items}})] public abstract class S;
            """
        );
        for (var i = 0; i < families.Length; i++)
        {
            var id = (char)('a' + i);
            var more = families[i].Length > 0 ? ", " + families[i] : "";
            test = test.And(
                $"/test/{id}.cs",
                $"using TaskSpec; [TaskFamily(\"{id}\", Version = \"1\"){more}] public sealed class F{i} : S;"
            );
        }

        return test;
    }
}
