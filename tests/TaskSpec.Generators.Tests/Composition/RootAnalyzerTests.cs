using Microsoft.CodeAnalysis;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Composition;

/// <summary>What is said at a root, and where: on its own declarations, or where it takes in those of others.</summary>
public sealed class RootAnalyzerTests
{
    private const string Add = "[TaskFamily(\"add\", Version = \"1\"), Samples(1_000), Answer(Tokens = 4), Headline<ExactMatch>]";

    [Theory]
    [InlineData("using TaskSpec;\n")]
    [InlineData(Study.Root)]
    public async Task Own_family_with_the_id_of_a_referenced_one_is_told_of_it(string start)
    {
        var marked = Add.Replace("TaskFamily(\"add\", Version = \"1\")", "[|TaskFamily(\"Add\", Version = \"1\")|]");
        var test = Of("TSK1001", start + $"{marked}\npublic sealed class Mine;", Study.Library);
        await test.VerifyAsync();
        Assert.Contains("the other time in Add in Library;", (await test.SingleAsync()).GetMessage());
    }

    [Theory]
    [InlineData("using TaskSpec;\n")]
    [InlineData(Study.Root)]
    public Task Own_suite_with_the_id_of_a_referenced_one_is_told_of_it(string start) =>
        Of("TSK1001", start + "[[|Suite(\"sums\", Version = \"1\")|]]\npublic abstract class Mine;", Study.Library).VerifyAsync();

    [Fact]
    public async Task Two_references_with_one_id_are_told_of_once_at_the_root()
    {
        var test = Of("TSK1001", "[assembly: TaskSpec.[|TaskCatalogRoot|]]", Study.Of("A", "same"), Study.Of("B", "same"));
        Assert.Equal(
            "The family id \"same\" of Family in A stands twice, the other time in Family in B; results of the two could not be told apart. Rename one.",
            (
                await (
                    test with
                    {
                        Sources = test.Sources.SetItem("/test/Test.cs", "[assembly: TaskSpec.TaskCatalogRoot]"),
                    }
                ).SingleAsync()
            ).GetMessage()
        );
    }

    [Fact]
    public Task Two_references_with_one_id_are_silent_where_nothing_takes_them_in() =>
        Of("TSK1001", $"using TaskSpec;\n{Add}\npublic sealed class Mine;", Study.Of("A", "same"), Study.Of("B", "same"))
            .VerifyAsync();

    [Fact]
    public Task Suite_of_a_reference_whose_families_stand_in_two_assemblies_is_judged_at_the_root() =>
        Of(
                "TSK4001",
                """
                using TaskSpec;
                [assembly: [|TaskCatalogRoot|]]
                [TaskFamily("twice", Version = "1"), Samples(1), Answer(Tokens = 4), Headline<ExactMatch>]
                public sealed class Twice : Library.Sums;
                """,
                Study.Library
            )
            .VerifyAsync();

    [Fact]
    public async Task What_a_reference_shows_alone_is_not_said_again() =>
        Assert.Empty(await Of("TSK4001", "[assembly: TaskSpec.TaskCatalogRoot]", Study.Library).RunAsync());

    [Fact]
    public Task Correlation_that_a_reference_contradicts_is_told_where_it_is_declared() =>
        Of(
                "TSK4002",
                """
                using TaskSpec;
                [assembly: TaskCatalogRoot]
                [TaskFamily("mine", Version = "1"), Samples(1_000), Answer(Tokens = 4), Headline<ExactMatch>]
                [Correlates<Library.Far>(0.9), [|Correlates<Library.Near>(0.9)|]]
                public sealed class Mine;
                """,
                Compile.Library(
                    "Library",
                    """
                    using TaskSpec;
                    namespace Library;
                    [TaskFamily("near", Version = "1"), Samples(1_000), Answer(Tokens = 4), Headline<ExactMatch>]
                    public sealed class Near;
                    [TaskFamily("far", Version = "1"), Samples(1_000), Answer(Tokens = 4), Headline<ExactMatch>]
                    [Correlates<Near>(-0.9)]
                    public sealed class Far;
                    """
                )
            )
            .VerifyAsync();

    [Fact]
    public async Task Damaged_reference_is_the_compilers_to_tell_of()
    {
        var damaged = MetadataReference.CreateFromImage([1, 2, 3]);
        var test = Of("TSK1001", Study.Root + $"{Add}\npublic sealed class Mine;", damaged) with { AllowErrors = true };
        Assert.DoesNotContain(await test.RunAsync(), diagnostic => diagnostic.Id is "TSK1001" or "TSK9004");
    }

    private static AnalyzerTest Of(string id, string source, params MetadataReference[] references) =>
        AnalyzerTest.Of(id, source) with
        {
            References = [.. references],
        };
}
