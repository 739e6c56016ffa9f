using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

public sealed class TSK9001UnreadableFileTests
{
    [Theory]
    [InlineData("{", 1)]
    [InlineData("[]", 1)]
    [InlineData("{ \"schemaVersion\": 2 }", 1)]
    [InlineData("{ \"schemaVersion\": 1,\n  \"profiles\": [{ \"family\": \"x\",\n \"samples\": -3 }] }", 3)]
    [InlineData("", 1)]
    public async Task Malformed_profile_fires_at_its_line(string text, int line)
    {
        var found = await Test.WithFile("x.taskspec.json", text).SingleAsync();
        Assert.Equal("/test/x.taskspec.json", found.Location.GetLineSpan().Path);
        Assert.Equal(line, found.Location.GetLineSpan().StartLinePosition.Line + 1);
    }

    [Fact]
    public async Task Each_bad_line_of_a_tasks_file_fires()
    {
        var lines = "{ \"id\": \"a\" }\n{ \"id\": 5 }\n\nnonsense\n{ \"id\": \"b\" }\n";
        var found = (await Test.WithFile("tasks.jsonl", lines).RunAsync()).Where(x => x.Id == "TSK9001");
        Assert.Equal([2, 4], found.Select(x => x.Location.GetLineSpan().StartLinePosition.Line + 1).Order());
    }

    [Theory]
    [InlineData("x.taskspec.json", "{ \"schemaVersion\": 1, \"profiles\": [] }")]
    [InlineData("other.jsonl", "nonsense")]
    [InlineData("appsettings.json", "nonsense")]
    public Task Good_files_and_those_of_others_are_silent(string name, string text) => Test.WithFile(name, text).VerifyAsync();

    private static AnalyzerTest Test =>
        AnalyzerTest.Of(
            "TSK9001",
            Declare.Family("[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, TasksFile(\"tasks.jsonl\")]")
        );
}
