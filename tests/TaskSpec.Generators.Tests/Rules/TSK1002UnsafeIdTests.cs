using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1002UnsafeIdTests
{
    [Theory]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData(".hidden")]
    [InlineData("-flag")]
    [InlineData("end.")]
    [InlineData("con.txt")]
    [InlineData("é")]
    [InlineData("")]
    public Task Unsafe_id_fires(string id) =>
        AnalyzerTest
            .Of("TSK1002", Declare.Family($"[[|TaskFamily(\"{id}\", Version = \"1\")|], Headline<ExactMatch>]"))
            .VerifyAsync();

    [Theory]
    [InlineData("a")]
    [InlineData("gsm8k_cot.v2-final")]
    [InlineData("console")]
    public Task Safe_id_is_silent(string id) =>
        AnalyzerTest
            .Of("TSK1002", Declare.Family($"[TaskFamily(\"{id}\", Version = \"1\"), Headline<ExactMatch>]"))
            .VerifyAsync();

    [Fact]
    public Task Ids_of_tasks_variants_steps_and_suites_are_looked_at() =>
        AnalyzerTest
            .Of(
                "TSK1002",
                """
                using TaskSpec;

                [[|Suite("a b", Version = "1")|]]
                public abstract class Sums;

                [TaskFamily("add", Version = "1"), Headline<ExactMatch>]
                [[|Task("a:b")|], [|Variant("30 min", Items.Same)|], Task("fine")]
                public sealed class Add
                {
                    [[|Step(Id = "x/y")|]] public sealed class One : Step;
                }
                """
            )
            .VerifyAsync();

    [Fact]
    public async Task Fix_renames_to_what_the_message_proposes()
    {
        const string source = """
            using TaskSpec;

            [Suite("a b", Version = "1")]
            public abstract class Sums;

            [TaskFamily("add/all", Version = "1"), Headline<ExactMatch>]
            [Task("a:b"), Variant("30 min", Items.Same), Task("fine")]
            public sealed class Add : Sums
            {
                [Step(Id = "x/y")] public sealed class One : Step;

                public sealed class Zwölf : Step;
            }
            """;
        var after = await FixTest.Of("TSK1002", source).FixAllAsync();
        var mended = source
            .Replace("a b", "a-b")
            .Replace("add/all", "add-all")
            .Replace("a:b", "a-b")
            .Replace("30 min", "30-min")
            .Replace("x/y", "x-y")
            .Replace("    public sealed class Zwölf", "    [Step(Id = \"zw-lf\")]\n    public sealed class Zwölf");
        Assert.Equal(mended, after["Test.cs"]);
        await AnalyzerTest.Of("TSK1002", mended).VerifyAsync();
    }

    [Theory]
    [InlineData("Task(\"a b\"), Task(\"a/b\")")]
    [InlineData("Task(\"a b\"), Task(\"A-b\")")]
    public async Task Fix_makes_no_two_ids_one(string tasks)
    {
        var source = Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, {tasks}]");
        Assert.Empty(await FixTest.Of("TSK1002", source).OfferedAsync());
    }

    [Fact]
    public async Task Fix_leaves_tasks_of_a_file_alone()
    {
        var source = Declare.Family("[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, TasksFile(\"tasks.jsonl\")]");
        var test = FixTest.Of("TSK1002", source).WithFile("tasks.jsonl", "{\"id\": \"a b\"}");
        Assert.Empty(await test.OfferedAsync());
    }
}
