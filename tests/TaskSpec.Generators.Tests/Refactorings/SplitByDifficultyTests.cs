extern alias fixes;

using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Testing.Analysis;
using Split = fixes::TaskSpec.CodeFixes.Refactorings.SplitByDifficulty;

namespace TaskSpec.Generators.Tests.Refactorings;

public sealed class SplitByDifficultyTests
{
    private const string Repairs = """
        using TaskSpec;

        namespace Work;

        /// <summary>Bugs of one repository.</summary>
        [TaskFamily("repairs", Version = "1.4.1", Title = "Repairs"), Limits(TimeSeconds = 9_000), Samples(1_002)]
        [Task("typo", HumanMinutes = 2), Task("race", HumanMinutes = 900), Task("flag", HumanMinutes = 3.5)]
        [Task("cache", HumanMinutes = 40, Samples = 999)]
        [Headline<ExactMatch>]
        public sealed class $$Repairs
        {
            [Step(Tokens = 9, Across = Transfer.Distinct)]
            public sealed class Find : Step;
        }

        """;

    [Fact]
    public async Task Tasks_are_dealt_out_and_the_rest_becomes_a_suite()
    {
        Assert.Equal(["Split by difficulty into 3 families"], await Test(Repairs).OfferedAsync());
        var (after, _) = await Test(Repairs).ApplyAsync();
        Assert.Equal(
            """
            using TaskSpec;

            namespace Work;

            /// <summary>Bugs of one repository.</summary>
            [Suite("repairs", Version = "2.0.0"), Limits(TimeSeconds = 9_000)]
            [Headline<ExactMatch>]
            public abstract class Repairs
            {
                [Step(Tokens = 9, Across = Transfer.Distinct)]
                public sealed class Find : Step;
            }

            [TaskFamily("repairs-easy", Version = "1.0.0", Title = "Repairs (easy)")]
            [Task("typo", HumanMinutes = 2)]
            [Task("flag", HumanMinutes = 3.5)]
            public sealed class RepairsEasy : Repairs;

            [TaskFamily("repairs-medium", Version = "1.0.0", Title = "Repairs (medium)")]
            [Task("cache", HumanMinutes = 40, Samples = 999)]
            public sealed class RepairsMedium : Repairs;

            [TaskFamily("repairs-hard", Version = "1.0.0", Title = "Repairs (hard)")]
            [Task("race", HumanMinutes = 900)]
            public sealed class RepairsHard : Repairs;

            """,
            after
        );
    }

    [Fact]
    public async Task Catalog_has_the_same_items_under_the_new_families()
    {
        var (after, _) = await Test(Repairs).ApplyAsync();
        var families = Read.Catalog(after).Families;
        Assert.Equal(
            ["repairs-easy", "repairs-hard", "repairs-medium"],
            families.Select(family => family.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal(1_002, families.Sum(family => family.Items));
        Assert.All(
            families,
            family => Assert.Equal(("repairs", 9_000, 1), (family.Suite, family.Limits!.TimeSeconds, family.Steps.Count))
        );
    }

    [Fact]
    public async Task Family_of_a_suite_with_nothing_of_its_own_needs_no_base_class()
    {
        const string before = """
            using TaskSpec;
            [Suite("s", Version = "1"), Headline<ExactMatch>] public abstract class S;

            // Kept.
            [TaskFamily("x", Version = "3")]
            [Task("a", HumanMinutes = 1), Task("b", HumanMinutes = 15)]
            internal sealed class $$X : S;
            """;
        const string after = """
            using TaskSpec;
            [Suite("s", Version = "1"), Headline<ExactMatch>] public abstract class S;

            // Kept.
            [TaskFamily("x-easy", Version = "1.0.0")]
            [Task("a", HumanMinutes = 1)]
            internal sealed class XEasy : S;

            [TaskFamily("x-hard", Version = "1.0.0")]
            [Task("b", HumanMinutes = 15)]
            internal sealed class XHard : S;
            """;
        Assert.Equal(after, (await Test(before).ApplyAsync()).Test);
    }

    [Fact]
    public async Task Family_of_a_suite_stays_in_it_and_line_breaks_and_indentation_stay()
    {
        var before = """
            namespace Work
            {
                [TaskSpec.Suite("s", Version = "1")]
                public abstract class S;

                [TaskSpec.TaskFamily("x", Version = "3"), TaskSpec.Headline<TaskSpec.ExactMatch>]
                [TaskSpec.Task("a", HumanMinutes = 1), TaskSpec.Task("b", HumanMinutes = 15)]
                public class $$X : S;
            }
            """.Replace("\n", "\r\n");
        var (after, _) = await Test(before).ApplyAsync();
        Assert.Contains(
            "    [TaskSpec.Headline<TaskSpec.ExactMatch>]\r\n    public abstract class X : S;\r\n\r\n",
            after,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\r\n    [TaskSpec.TaskFamily(\"x-hard\", Version = \"1.0.0\")]\r\n    [TaskSpec.Task(\"b\", HumanMinutes = 15)]\r\n    public sealed class XHard : X;\r\n}",
            after,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', after.Replace("\r\n", ""));
    }

    [Theory]
    [InlineData("Task(\"a\", HumanMinutes = 1), Task(\"b\", HumanMinutes = 9)")]
    [InlineData("Task(\"a\", HumanMinutes = 1), Task(\"b\", HumanMinutes = 90), Task(\"c\")")]
    [InlineData("Task(\"a\", HumanMinutes = 1)")]
    [InlineData("Samples(9)")]
    [InlineData("Samples(9), Task(\"a\", HumanMinutes = 1), Task(\"b\", HumanMinutes = 90)")]
    [InlineData("Samples(2, File = \"a.jsonl\"), Task(\"a\", HumanMinutes = 1), Task(\"b\", HumanMinutes = 90)")]
    [InlineData("TasksFile(\"a.tasks.json\"), Task(\"a\", HumanMinutes = 1), Task(\"b\", HumanMinutes = 90)")]
    public async Task Nothing_is_offered_where_tasks_are_alike_or_samples_are_not_theirs(string attributes) =>
        Assert.Empty(
            await Test($"using TaskSpec; [TaskFamily(\"x\", Version = \"1\"), {attributes}] public sealed class $$X;")
                .OfferedAsync()
        );

    [Fact]
    public async Task Nothing_is_offered_where_a_name_is_taken() =>
        Assert.Empty(await Test(Repairs + "public sealed class RepairsHard;").OfferedAsync());

    private static RefactoringTest Test(string source) => new(new Split(), source);
}
