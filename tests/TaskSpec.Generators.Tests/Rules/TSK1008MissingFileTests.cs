using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK1008MissingFileTests
{
    private const string List = "obj/Debug/net10.0/taskspec.files";
    private const string Task = "{ \"id\": \"a\", \"samples\": 10000 }";

    [Theory]
    [InlineData("\"tasks.jsonl\"")]
    [InlineData("file: \"tasks.jsonl\"")]
    [InlineData("K.File")]
    [InlineData("K.Folder + \"/tasks.jsonl\"")]
    public async Task Missing_tasks_are_told_at_the_argument(string argument)
    {
        await Tasks($"[|{argument}|]").VerifyAsync();
        await Tasks(argument)
            .WithFile("tasks.jsonl", Task)
            .WithFile("data/tasks.jsonl", Task)
            .WithFile(List, "/test")
            .VerifyAsync();
    }

    [Theory]
    [InlineData("data/tasks.jsonl")]
    [InlineData("./data/tasks.jsonl")]
    [InlineData(".\\\\data\\\\tasks.jsonl")]
    [InlineData("data/../data//tasks.jsonl")]
    [InlineData("tasks.jsonl")]
    public async Task Path_from_the_project_and_its_end_are_found(string name)
    {
        var test = Tasks($"\"{name}\"").WithFile("data/tasks.jsonl", Task);
        await test.VerifyAsync();
        await test.WithFile(List, "/test").VerifyAsync();
    }

    [Theory]
    [InlineData("asks.jsonl")]
    [InlineData("../tasks.jsonl")]
    [InlineData("data/tasks")]
    [InlineData("data")]
    [InlineData("")]
    [InlineData("/tasks.jsonl")]
    public Task Part_of_a_name_is_none(string name) =>
        Tasks($"[|\"{name}\"|]").WithFile("data/tasks.jsonl", Task).WithFile(List, "/test").VerifyAsync();

    [Fact]
    public async Task Two_that_could_be_meant_are_named_and_none_is_read()
    {
        var test = Tasks("\"tasks.jsonl\"")
            .WithFile("b/tasks.jsonl", Task)
            .WithFile("a/tasks.jsonl", Task)
            .WithFile(List, "/test");
        Assert.Contains(
            "which could be a/tasks.jsonl or b/tasks.jsonl, so that none is read",
            (await test.SingleAsync()).GetMessage()
        );
        // The one at the path itself is meant before others.
        await test.WithFile("tasks.jsonl", Task).VerifyAsync();
    }

    [Fact]
    public async Task File_beside_the_project_is_found_by_its_path()
    {
        var test = Tasks("\"../shared/tasks.jsonl\"").WithFile("../shared/tasks.jsonl", Task).WithFile(List, "/test/");
        await test.VerifyAsync();
        await (Tasks("[|\"../shared/tasks.jsonl\"|]") with { Files = test.Files }).WithFile(List, "/test/deeper").VerifyAsync();
    }

    [Fact]
    public async Task Another_case_is_told()
    {
        var test = Tasks("\"Data/tasks.jsonl\"").WithFile("data/tasks.jsonl", Task).WithFile(List, "/test");
        Assert.Contains(
            "but the file is data/tasks.jsonl, and case counts. Write \"data/tasks.jsonl\".",
            (await test.SingleAsync()).GetMessage()
        );
    }

    [Theory]
    [InlineData("data/x.jsonl")]
    [InlineData("./data/x.jsonl")]
    [InlineData("data\\\\x.jsonl")]
    public async Task Samples_are_looked_for_beside_the_assembly(string name)
    {
        await Samples($"File = \"{name}\"").WithFile(List, "/test\ndata/x.jsonl\n").VerifyAsync();
        await Samples($"[|File = \"{name}\"|]").WithFile(List, "/test\nx.jsonl\n").VerifyAsync();
        await Samples($"[|File = \"{name}\"|]").WithFile(List, "/test").VerifyAsync();
    }

    [Theory]
    [InlineData("x.jsonl")]
    [InlineData("Data/x.jsonl")]
    [InlineData("../data/x.jsonl")]
    [InlineData("/test/data/x.jsonl")]
    public Task Samples_elsewhere_are_none(string name) =>
        Samples($"[|File = \"{name}\"|]").WithFile(List, "/test\r\ndata/x.jsonl\r\n").VerifyAsync();

    [Fact]
    public Task Samples_are_not_judged_where_no_build_tells_of_files() => Samples("File = \"x.jsonl\"").VerifyAsync();

    [Fact]
    public Task Name_that_a_suite_declares_is_told_of_its_family() =>
        AnalyzerTest
            .Of(
                "TSK1008",
                """
                using TaskSpec;
                [Suite("s", Version = "1"), Samples(10_000, File = "x.jsonl"), Headline<ExactMatch>] public abstract class S;
                [[|TaskFamily("x", Version = "1")|]] public sealed class X : S;
                """
            )
            .WithFile(List, "/test")
            .VerifyAsync();

    // That the rule can be silenced is what it tests.
    [Fact]
    public Task Suppressed_by_pragma() => Test("TasksFile(\"x.jsonl\")", "#pragma warning disable TSK1008\n").VerifyAsync();

    private static AnalyzerTest Tasks(string argument) => Test($"TasksFile({argument})");

    private static AnalyzerTest Samples(string argument) => Test($"Samples(10_000, {argument})");

    private static AnalyzerTest Test(string attribute, string before = "") =>
        AnalyzerTest.Of(
            "TSK1008",
            $$"""
            using TaskSpec;
            {{before}}
            [TaskFamily("x", Version = "1"), {{attribute}}, Answer(Tokens = 4), Headline<ExactMatch>] public sealed class X;
            static class K { public const string Folder = "data", File = "tasks.jsonl"; }
            """
        );
}
