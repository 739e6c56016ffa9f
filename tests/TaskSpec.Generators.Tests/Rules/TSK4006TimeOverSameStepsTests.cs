using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4006TimeOverSameStepsTests
{
    private const string Times = "Task(\"a\", HumanMinutes = 1), Task(\"b\", HumanMinutes = 100)";
    private const string Marked = "[|DifficultyFromHumanTime|]";

    [Theory]
    [InlineData(Times, "[Step(Tokens = 9, Across = Transfer.Same)] public sealed class Loop : Step;")]
    [InlineData(Times + ", Needs<Idea>", "")]
    [InlineData(Times, "[Step(Tokens = 9), Needs<Idea>] public sealed class Loop : Step;")]
    public Task Times_that_spread_over_one_capability_fire(string attributes, string step) =>
        Test($"{attributes}, {Marked}", step).VerifyAsync();

    [Theory]
    [InlineData(Times, "[Step(Tokens = 9, Across = Transfer.Similar)] public sealed class Loop : Step;")]
    [InlineData(Times, "[Step(Tokens = 9)] public sealed class Loop : Step;")]
    [InlineData(Times, "")]
    [InlineData("Task(\"a\", HumanMinutes = 5), Task(\"b\", HumanMinutes = 5), Needs<Idea>", "")]
    [InlineData(Times + ", Needs<Idea>, Difficulty(HalfAtFlop = 1e21, Decades = 1)", "")]
    public Task What_differs_or_is_unknown_is_silent(string attributes, string step) =>
        Test($"{attributes}, DifficultyFromHumanTime", step).VerifyAsync();

    [Fact]
    public async Task Message_says_how_far_apart_the_times_would_set_them() =>
        Assert.StartsWith(
            "Human times in x run from 1 to 100 minutes, as if they lay 2.4 decades of compute apart, but who can do Loop in one of its tasks can do it in all"
                + " (Same), and that is 100 % of their difficulty",
            (
                await Test($"{Times}, {Marked}", "[Step(Tokens = 9, Across = Transfer.Same)] public sealed class Loop : Step;")
                    .SingleAsync()
            ).GetMessage(),
            StringComparison.Ordinal
        );

    [Fact]
    public Task Times_of_a_profile_count() =>
        Test($"Samples(100), Needs<Idea>, HumanTime(5, HumanSource.Estimate), {Marked}", "")
            .WithFile(
                "x.taskspec.json",
                """{ "schemaVersion": 1, "profiles": [{ "family": "x", "humanMinutes": { "min": 1, "median": 5, "max": 60 } }] }"""
            )
            .VerifyAsync();

    [Theory]
    [InlineData(60, true)]
    [InlineData(10, false)]
    public Task Families_of_a_suite_fire_on_it(int minutes, bool fires) =>
        AnalyzerTest
            .Of(
                "TSK4006",
                $$"""
                using TaskSpec;
                [Skill("one idea", Across = Transfer.Same)] public sealed class Idea : Skill;
                [{{(fires ? "[|" : "")}}Suite("s", Version = "1"){{(
                    fires ? "|]" : ""
                )}}, DifficultyFromHumanTime] public abstract class S;
                """
            )
            .And("/test/A.cs", Timed("a", 10))
            .And("/test/B.cs", Timed("b", minutes))
            .VerifyAsync();

    [Fact]
    public async Task Fix_takes_the_attribute_away_wherever_it_is()
    {
        string Source(string attribute) =>
            string.Join(
                "\n",
                new[]
                {
                    "using TaskSpec;",
                    "[Skill(\"one idea\", Across = Transfer.Same)] public sealed class Idea : Skill;",
                }.Concat(
                    new[] { "A", "B" }.Select(name =>
                        $"[TaskFamily(\"{name}\", Version = \"1\"){attribute}, {Times}, Needs<Idea>] public sealed class {name};"
                    )
                )
            );
        var after = (await FixTest.Of("TSK4006", Source(", DifficultyFromHumanTime(Decades = 1)")).FixAllAsync())["Test.cs"];
        Assert.Equal(Source(""), after);
        await AnalyzerTest.Of("TSK4006", after).VerifyAsync();
    }

    private static string Timed(string id, int minutes) =>
        $"using TaskSpec; [TaskFamily(\"{id}\", Version = \"1\"), HumanTime({minutes}, HumanSource.Baseline), Needs<Idea>] public sealed class {id.ToUpperInvariant()} : S;";

    private static AnalyzerTest Test(string attributes, string step) =>
        AnalyzerTest.Of(
            "TSK4006",
            Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), {attributes}]", step)
                + " [Skill(\"one idea\", Across = Transfer.Same)] public sealed class Idea : Skill;"
        );
}
