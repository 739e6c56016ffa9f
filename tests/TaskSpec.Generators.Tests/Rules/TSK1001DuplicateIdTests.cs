using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1001DuplicateIdTests
{
    [Fact]
    public Task Families_in_two_files_are_marked_in_both() =>
        AnalyzerTest
            .Of("TSK1001", Text("One", "[|TaskFamily(\"add\", Version = \"1\")|]"))
            .And("/test/Two.cs", Text("Two", "[|TaskFamily(\"Add\", Version = \"1\")|]"))
            .And("/test/Three.cs", Text("Three", "TaskFamily(\"added\", Version = \"1\")"))
            .VerifyAsync();

    [Fact]
    public Task Constant_id_counts_like_a_literal() =>
        AnalyzerTest
            .Of("TSK1001", Text("One", "[|TaskFamily(Two.Id, Version = \"1\")|]"))
            .And("/test/Two.cs", Text("Two", "[|TaskFamily(\"add\", Version = \"1\")|]", "public const string Id = \"add\";"))
            .VerifyAsync();

    [Fact]
    public async Task Others_are_named_in_ordinal_order()
    {
        var found = await AnalyzerTest
            .Of("TSK1001", Text("M", "TaskFamily(\"add\", Version = \"1\")"))
            .And("/test/A.cs", Text("Z", "TaskFamily(\"add\", Version = \"1\")"))
            .And("/test/Z.cs", Text("A", "TaskFamily(\"add\", Version = \"1\")"))
            .RunAsync();
        var first = found.Single(x => x.Id == "TSK1001" && x.Location.SourceTree!.FilePath == "/test/Test.cs");
        Assert.Equal(["/test/Z.cs", "/test/A.cs"], first.AdditionalLocations.Select(x => x.SourceTree!.FilePath));
    }

    [Fact]
    public Task Suites_tasks_and_variants_count() =>
        AnalyzerTest
            .Of(
                "TSK1001",
                """
                using TaskSpec;

                [[|Suite("sums", Version = "1")|]]
                public abstract class Sums;

                [[|Suite("sums", Version = "1")|]]
                public abstract class OtherSums;

                [TaskFamily("add", Version = "1"), Headline<ExactMatch>]
                [[|Task("one")|], Task("One"), Task("two")]
                [[|Variant("a", Items.Same)|], Variant("A", Items.Same)]
                public sealed class Add;
                """
            )
            .VerifyAsync();

    [Fact]
    public Task Steps_count_by_their_names_too() =>
        AnalyzerTest
            .Of(
                "TSK1001",
                Declare.Family(
                    "[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>]",
                    """
                    [Step] public sealed class HashLoop : Step;
                    [[|Step(Id = "hash-loop")|]] public sealed class Other : Step;
                    """
                )
            )
            .VerifyAsync();

    [Fact]
    public Task Same_id_of_a_family_and_a_suite_is_fine() =>
        AnalyzerTest
            .Of(
                "TSK1001",
                "using TaskSpec; [Suite(\"a\", Version = \"1\")] public abstract class S; [TaskFamily(\"a\", Version = \"1\")] public sealed class A : S;"
            )
            .VerifyAsync();

    private static string Text(string name, string mark, string body = "") =>
        $"using TaskSpec;\n[{mark}, Headline<ExactMatch>]\npublic sealed class {name} {{ {body} }}";
}
