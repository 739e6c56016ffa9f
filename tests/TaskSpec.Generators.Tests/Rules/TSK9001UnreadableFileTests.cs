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

    [Theory]
    [InlineData("2", "schema version 2 is newer than the 1 that this TaskSpec reads; update the package")]
    [InlineData("1.5", "schema version 1.5 is newer")]
    [InlineData("0", "no file of schema version 1; write it anew")]
    [InlineData("\"new\"", "no file of schema version 1; write it anew")]
    public async Task Another_schema_says_what_to_do(string version, string said)
    {
        var found = await Test.WithFile("x.taskspec.json", $"{{ \"schemaVersion\": {version} }}").SingleAsync();
        Assert.Contains(said, found.GetMessage());
    }

    [Theory]
    [InlineData("\"models\": 0", "\"models\": 7", "models is 0, but must be at least 1")]
    [InlineData("\"models\": \"NaN\"", "\"models\": 7", "\"models\" must be a number")]
    [InlineData("NaN", "1e22", "expected a value")]
    [InlineData("1e999", "1e22", "\"toFlop\" is larger than a double can be")]
    [InlineData("1e300", "1e22", "toFlop is 1e300, but must be")]
    [InlineData("1e10", "1e22", "toFlop is 10000000000, but must be")]
    [InlineData("-0.9", "0.83", "itemCorrelation has low 0.6, value -0.9 and high 0.93, but they must rise in this order")]
    [InlineData("0.95", "0.6", "itemCorrelation has low 0.95, value 0.83 and high 0.93, but they must rise in this order")]
    [InlineData("1.5", "0.93", "itemCorrelation.high is 1.5, but must be from -1 to 1")]
    [InlineData("yesterday\\u0007", "2026-11-22", "since is \"yesterday?\", but must be a date like 2026-01-31")]
    public async Task Calibration_with_impossible_numbers_fires_once(string bad, string good, string said)
    {
        var text = """
            { "schemaVersion": 1, "measured": [
            { "family": "x", "metric": "exact_match", "models": 7, "fromFlop": 1e18, "toFlop": 1e22, "since": "2026-11-22",
              "itemCorrelation": { "value": 0.83, "low": 0.6, "high": 0.93 } }] }
            """;
        var found = await Test.WithFile("x.taskspec.json", text.Replace(good, bad)).SingleAsync();
        Assert.Contains(said, found.GetMessage());
        Assert.InRange(found.Location.GetLineSpan().StartLinePosition.Line, 1, 2);
        await Test.WithFile("x.taskspec.json", text).VerifyAsync();
    }

    [Theory]
    [InlineData(11_000_000, "it has 11,000,0")]
    [InlineData(100_000_000, "it has 100,000,0")]
    public async Task Huge_files_are_refused_unread(int characters, string said)
    {
        var text = "{ \"schemaVersion\": 1 }" + new string(' ', characters);
        var found = await Test.WithFile("x.taskspec.json", text).SingleAsync();
        Assert.Contains(said, found.GetMessage());
        Assert.Contains("more than 10,000,000 are not read; split it", found.GetMessage());
    }

    [Fact]
    public async Task Deep_nesting_and_truncation_fire_once()
    {
        var deep = "{ \"schemaVersion\": 1, \"measured\": " + new string('[', 100_000);
        Assert.Contains("more than 64 levels", (await Test.WithFile("x.taskspec.json", deep).SingleAsync()).GetMessage());
        var whole = Calibrated.File(Calibrated.With("x", "y", .1, .2, .3));
        for (var length = 1; length < whole.Length - 2; length += 17)
            await Test.WithFile("x.taskspec.json", whole[..length]).SingleAsync();
    }

    [Fact]
    public async Task Each_bad_line_of_a_tasks_file_fires()
    {
        var lines = "{ \"id\": \"a\" }\n{ \"id\": 5 }\n\nnonsense\n{ \"id\": \"b\" }\n";
        var found = (await Test.WithFile("tasks.jsonl", lines).RunAsync()).Where(x => x.Id == "TSK9001");
        Assert.Equal([2, 4], found.Select(x => x.Location.GetLineSpan().StartLinePosition.Line + 1).Order());
    }

    [Theory]
    [InlineData("\"tasks.jsonl\"")]
    [InlineData("K.File")]
    public async Task Line_that_is_pointed_at_is_named_whatever_names_the_file(string argument)
    {
        var source =
            $"[TaskFamily(\"x\", Version = \"1\"), Headline<ExactMatch>, TasksFile({argument})] public sealed class X;"
            + "static class K { public const string File = \"./tasks.jsonl\"; }";
        var test = AnalyzerTest
            .Of("TSK9001", "using TaskSpec; " + source)
            .WithFile("tasks.jsonl", "{ \"id\": \"a\" }\n{ \"id\": 5 }\n");
        Assert.StartsWith(
            "tasks.jsonl cannot be read at line 2, column 9, and rules do without it: ",
            (await test.SingleAsync()).GetMessage(),
            StringComparison.Ordinal
        );
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
