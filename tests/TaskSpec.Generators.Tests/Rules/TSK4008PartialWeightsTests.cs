using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK4008PartialWeightsTests
{
    [Theory]
    [InlineData("Task(\"a\", Weight = 2), [|Task(\"b\")|], Task(\"c\", Weight = 1), [|Task(\"d\", Samples = 9)|]")]
    [InlineData("Task(\"a\", Weight = 2), Task(\"b\", Weight = 1)")]
    [InlineData("Task(\"a\"), Task(\"b\")")]
    [InlineData("Samples(9)")]
    public Task Tasks_without_a_weight_fire_where_others_have_one(string tasks) => Test(tasks).VerifyAsync();

    [Fact]
    public async Task Message_says_what_the_forgotten_weigh()
    {
        var found = await Test("Task(\"a\", Weight = 0.5), Task(\"b\", Weight = 0.25), [|Task(\"c\")|]").SingleAsync();
        Assert.Equal(
            "2 of the 3 tasks of x have a weight, 0.25 to 0.5, and c has none: it counts as 1, and all that have none make 57 % of the score. Set its Weight.",
            found.GetMessage()
        );
    }

    [Fact]
    public Task Tasks_of_a_file_fire_once_on_it() =>
        Test("Task(\"a\", Weight = 2), [|TasksFile(\"tasks.jsonl\")|]")
            .WithFile("tasks.jsonl", "{ \"id\": \"b\" }\n{ \"id\": \"c\" }\n")
            .VerifyAsync();

    [Fact]
    public async Task Task_of_a_suite_is_not_declared_anew()
    {
        const string source = """
            using TaskSpec;
            [Suite("s", Version = "1"), Task("a")] public abstract class S;
            [TaskFamily("x", Version = "1"), Task("b", Weight = 2)] public sealed class X : S;
            """;
        await AnalyzerTest.Of("TSK4008", source.Replace("Task(\"b\", Weight = 2)", "[|Task(\"b\", Weight = 2)|]")).VerifyAsync();
        Assert.Empty(await FixTest.Of("TSK4008", source).OfferedAsync());
    }

    private static AnalyzerTest Test(string tasks) => AnalyzerTest.Of("TSK4008", Source(tasks));

    private static string Source(string tasks) => Declare.Family($"[TaskFamily(\"x\", Version = \"1\"), {tasks}]");
}
