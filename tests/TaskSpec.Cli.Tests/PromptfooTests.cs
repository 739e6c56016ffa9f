using System.Text.Json;
using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Tests;

/// <summary>Out to promptfoo and back by the command line.</summary>
public sealed class PromptfooTests : CliTest
{
    private const string Body =
        """yield return new("a", "1 + 1 =", "2"); yield return new("b", "2 + 2 =", "4") { Cluster = "c" };""";

    private const string Log = """
        {"provider": {"id": "m"}, "namedScores": {"exact_match": 1}, "promptIdx": 0, "failureReason": 0, "metadata": {"taskspec": {"catalog": "Tour", "task": "probe", "version": "1.0.0", "sample": "a"} }}
        {"provider": {"id": "m"}, "namedScores": {"exact_match": 0}, "promptIdx": 0, "failureReason": 1, "metadata": {"taskspec": {"catalog": "Tour", "task": "probe", "version": "1.0.0", "sample": "b"} }}
        {"provider": {"id": "m"}, "namedScores": {}, "promptIdx": 0, "failureReason": 2, "error": "timeout", "testCase": {"assert": [{"metric": "exact_match"}]}, "metadata": {"taskspec": {"task": "probe", "version": "1.0.0", "sample": "c"} }}
        """;

    private string Out => PathOf("out");

    [Fact]
    public void Export_writes_the_folder_and_says_what_is_lost()
    {
        var outcome = Run("export", Build(), "--runner", "promptfoo", "--out", Out);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith($"6 files in {Out}, for promptfoo", outcome.Output);
        Assert.Contains("promptfoo eval -c NAME.promptfooconfig.json", outcome.Output);
        Assert.Contains("promptfoo cannot carry Limits(Tokens) = 500", outcome.Output);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(Out, "probe.tests.jsonl")).Length);
        Assert.Empty(Directory.GetDirectories(Folder, ".out.*"));
    }

    [Fact]
    public void Export_as_json_has_files_and_findings_and_nothing_else()
    {
        var outcome = Run("export", Build(), "--runner", "promptfoo", "--out", Out, "--json");

        using var json = JsonDocument.Parse(outcome.Output);
        var files = json.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).ToArray();
        Assert.Equal(files, FolderState.FilesOf(Out).Select(file => Path.GetFileName(file)));
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("probe", "TokenLimit", true),
            (Text(finding, "family"), Text(finding, "feature"), finding.GetProperty("lost").GetBoolean())
        );
    }

    [Fact]
    public void Exported_again_it_is_the_same_bytes()
    {
        var assembly = Build();
        Run("export", assembly, "--runner", "promptfoo", "--out", Out);
        var first = Directory.GetFiles(Out).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        File.WriteAllText(Path.Combine(Out, "mine.txt"), "kept");
        Assert.Equal(0, Run("export", assembly, "--runner", "promptfoo", "--out", Out).ExitCode);

        Assert.Equal("kept", File.ReadAllText(Path.Combine(Out, "mine.txt")));
        File.Delete(Path.Combine(Out, "mine.txt"));
        Assert.Equal(first, Directory.GetFiles(Out).Order(StringComparer.Ordinal).Select(File.ReadAllText));
    }

    [Fact]
    public void Export_refuses_what_it_cannot_do_and_writes_nothing()
    {
        var assembly = Build();
        AssertRefused(Run("export", assembly, "--runner", "promtfoo", "--out", Out), "promtfoo", "promptfoo");
        AssertRefused(
            Run("export", assembly, "--runner", "promptfoo", "--out", Write("file", "")),
            "it is a file; name a folder"
        );
        AssertRefused(
            Run("export", assembly, "--runner", "promptfoo", "--out", Out, "--results", assembly),
            "takes no --results"
        );
        AssertRefused(Run("export", assembly, "--runner", "promptfoo", "--out", Out, "--family", "prob"), "prob");
        AssertRefused(
            Run("export", Write(Examples.All), "--runner", "promptfoo", "--out", Out),
            "promptfoo can run no family; addition: its samples are made by code: name the project or assembly that declares it"
        );
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("""yield return new("a", "b", "c"); yield return new("../a", "b", "c");""", "sample 2 has the id '../a'")]
    [InlineData("""yield return new("a", "\ud83d", "c");""", "a text of sample 'a' holds half of a surrogate pair")]
    public void Export_of_bad_samples_writes_nothing(string body, string said)
    {
        AssertRefused(Run("export", Build(body), "--runner", "promptfoo", "--out", Out), "family 'probe'", said);
        Assert.False(Directory.Exists(Out));
        Assert.Empty(Directory.GetDirectories(Folder, ".out.*"));
    }

    [Fact]
    public void Import_makes_scores_of_a_log()
    {
        var outcome = Run("import", Write("log.jsonl", Log), "--catalog", Build(), "--out", PathOf("scores.csv"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("2 scored, 1 error", outcome.Output);
        var lines = File.ReadAllLines(PathOf("scores.csv"));
        Assert.StartsWith("m,,,,,probe,exact_match,0.5,", lines[1]);
        Assert.Equal(2, lines.Length);
    }

    [Fact]
    public void Import_as_json_counts_what_became_of_the_results()
    {
        var outcome = Run("import", Write("log.jsonl", Log), "--table", "samples", "--out", PathOf("samples.csv"), "--json");

        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(3, json.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal(2, json.RootElement.GetProperty("results").GetProperty("scored").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("results").GetProperty("error").GetInt32());
    }

    [Fact]
    public void Import_refuses_other_versions_and_what_is_no_log()
    {
        var target = PathOf("scores.csv");
        var other = Write("log.jsonl", Log.Replace("1.0.0", "0.9.0"));
        AssertRefused(
            Run("import", other, "--catalog", Build(), "--out", target),
            "no row that can be taken",
            "results are of version 0.9.0"
        );
        AssertRefused(Run("import", Write("cut.jsonl", Log[..^40]), "--out", target), "cut.jsonl, line 3", "cut off");
        AssertRefused(Run("import", Write("other.json", "{}"), "--out", target), "it is no log that is known", "promptfoo");
        AssertRefused(Run("import", PathOf("absent.json"), "--out", target), "does not exist");
        Assert.False(File.Exists(target));
        Assert.Equal(0, Run("import", other, "--catalog", PathOf("probe.dll"), "--any-version", "--out", target).ExitCode);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private string Build(string body = Body) =>
        Assemblies.Emit(
            PathOf("probe.dll"),
            Examples.Of(
                Examples.Addition with
                {
                    Id = "probe",
                    Type = "Probe",
                    Limits = new() { Tokens = 500 },
                }
            ),
            body
        );
}
