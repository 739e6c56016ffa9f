extern alias fixes;

using TaskSpec.Generators.Tests.Reading;
using TaskSpec.Testing.Analysis;
using Merge = fixes::TaskSpec.CodeFixes.Refactorings.MergeDuplicates;

namespace TaskSpec.Generators.Tests.Refactorings;

public sealed class MergeDuplicatesTests
{
    private const string Add = """
        using TaskSpec;

        /// <summary>Sums of two.</summary>
        [TaskFamily("add-2", Version = "1.2.0", Title = "Sums"), Samples(100), Answer(Tokens = 4)]
        [Headline<ExactMatch>]
        public sealed class $$AddTwo
        {
            [Step(Tokens = 4)] public sealed class Carry : Step;
        }

        /// <summary>Sums of three.</summary>
        [Headline<ExactMatch>, Answer(Tokens = 4)]
        [TaskFamily("add-3", Version = "1.0.0"), Samples(50)]
        public sealed class AddThree
        {
            [Step(Tokens = 4)]
            public sealed class Carry : Step;
        }

        [TaskFamily("sub", Version = "1.0.0"), Samples(100), Answer(Tokens = 4), Headline<ExactMatch>]
        public sealed class Sub;
        """;

    [Fact]
    public async Task Families_with_other_samples_become_tasks_of_one()
    {
        Assert.Equal(["Merge AddThree into AddTwo as tasks"], await Test(Add).OfferedAsync());
        var (after, _) = await Test(Add).ApplyAsync();
        Assert.Equal(
            """
            using TaskSpec;

            /// <summary>Sums of two.</summary>
            // <summary>Sums of three.</summary>
            [TaskFamily("add-2", Version = "2.0.0", Title = "Sums"), Task("add-2", Samples = 100), Task("add-3", Samples = 50), Answer(Tokens = 4)]
            [Headline<ExactMatch>]
            public sealed class AddTwo
            {
                [Step(Tokens = 4)] public sealed class Carry : Step;
            }

            [TaskFamily("sub", Version = "1.0.0"), Samples(100), Answer(Tokens = 4), Headline<ExactMatch>]
            public sealed class Sub;
            """,
            after
        );
        var family = Read.Catalog(after).Families.Single(family => family.Id == "add-2");
        Assert.Equal((150, 2), (family.Items, family.Tasks.Count));
    }

    [Fact]
    public async Task Families_with_the_same_samples_become_variants_across_files()
    {
        const string one = """
            using TaskSpec;

            [TaskFamily("quiz", Version = "1"), Samples(9, File = "quiz.jsonl")]
            [Headline<ExactMatch>]
            public sealed class $$Quiz;
            """;
        const string other = """
            using TaskSpec;

            [TaskFamily("quiz-polite", Version = "1"), Samples(9, File = "quiz.jsonl")]
            [Headline<ExactMatch>]
            public sealed class Polite;
            """;
        var test = Test(one) with { Other = other };
        Assert.Equal(["Merge Polite into Quiz as variants"], await test.OfferedAsync());
        var (after, gone) = await test.ApplyAsync();
        var expected = one.Replace("$$", "")
            .Replace("Version = \"1\"", "Version = \"2\"")
            .Replace("<ExactMatch>", "<ExactMatch>, Variant(\"quiz-polite\", Items.Same)");
        Assert.Equal((expected, ""), (after, gone));
    }

    [Fact]
    public async Task Where_nobody_knows_whether_samples_are_the_same_the_author_chooses()
    {
        const string source = """
            using TaskSpec;
            [TaskFamily("a", Version = "1"), Samples(9), Headline<ExactMatch>] public sealed class $$A;
            [TaskFamily("b", Version = "1"), Samples(9), Headline<ExactMatch>] public sealed class B;
            [TaskFamily("c", Version = "1"), Samples(9), Headline<ExactMatch>] public sealed class C;
            """;
        Assert.Equal(["Merge B, C into A as tasks", "Merge B, C into A as variants"], await Test(source).OfferedAsync());
        Assert.Contains(
            "Task(\"a\", Samples = 9), Task(\"b\", Samples = 9), Task(\"c\", Samples = 9)",
            (await Test(source).ApplyAsync()).Test
        );
        Assert.Contains("Variant(\"b\", Items.Same), Variant(\"c\", Items.Same)]", (await Test(source).ApplyAsync(1)).Test);
    }

    [Theory]
    [InlineData("Samples(9), Headline<F1>", "")]
    [InlineData("Samples(9), Headline<ExactMatch>, Limits(TimeSeconds = 9)", "")]
    [InlineData("Samples(9), Headline<ExactMatch>", "[Step] public sealed class S : Step;")]
    [InlineData("Samples(8, File = \"b.jsonl\"), Headline<ExactMatch>", "")]
    public async Task Nothing_is_offered_where_something_else_differs(string attributes, string steps)
    {
        var source =
            "using TaskSpec; [TaskFamily(\"a\", Version = \"1\"), Samples(9), Headline<ExactMatch>] public sealed class $$A { }"
            + $" [TaskFamily(\"b\", Version = \"1\"), {attributes}] public sealed class B {{ {steps} }}";
        Assert.Empty(await Test(source).OfferedAsync());
    }

    [Fact]
    public async Task Family_of_another_suite_is_no_duplicate()
    {
        const string source = """
            using TaskSpec;
            [Suite("s", Version = "1"), Headline<ExactMatch>] public abstract class S;
            [Suite("t", Version = "1"), Headline<ExactMatch>] public abstract class T;
            [TaskFamily("a", Version = "1"), Samples(9)] public sealed class $$A : S;
            [TaskFamily("b", Version = "1"), Samples(9)] public sealed class B : T;
            """;
        Assert.Empty(await Test(source).OfferedAsync());
    }

    private static RefactoringTest Test(string source) => new(new Merge(), source);
}
