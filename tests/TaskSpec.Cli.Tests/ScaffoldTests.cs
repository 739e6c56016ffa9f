using System.Text.Json;

namespace TaskSpec.Cli.Tests;

/// <summary><c>taskspec scaffold</c> as a user sees it.</summary>
public sealed class ScaffoldTests : CliTest
{
    private const string Rows = """
        {"task": "easy", "family": "lake", "output_type": "multiple_choice", "metrics": [{"metric": "acc"}]}
        {"task": "bare", "family": "lake"}
        """;

    [Fact]
    public void It_writes_a_project_and_says_what_it_refused()
    {
        var outcome = Run("scaffold", "--from", "lm-eval", Write("rows.jsonl", Rows), "--out", PathOf("out"), "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var json = JsonDocument.Parse(outcome.Output).RootElement;
        Assert.Equal(
            ["LmEval.csproj", "suites/lake.cs"],
            json.GetProperty("files").EnumerateArray().Select(file => file.GetString())
        );
        Assert.Equal(1, json.GetProperty("families").GetInt32());
        var refused = Assert.Single(json.GetProperty("refused").EnumerateArray());
        Assert.Equal("bare", refused.GetProperty("task").GetString());
        Assert.StartsWith("it states no metrics", refused.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            "[Suite(\"lake\", Version = \"unstated\")]",
            File.ReadAllText(PathOf("out/suites/lake.cs")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void People_are_told_the_same_in_words()
    {
        var outcome = Run(
            "scaffold",
            "--from",
            "lm-eval",
            Write("rows.jsonl", Rows),
            "--out",
            PathOf("out"),
            "--revision",
            "abc"
        );

        Assert.Equal(
            $"""
            1 suite, 1 family, 1 named task: 2 files in {PathOf("out")}
            refused: 1 row (bare): it states no metrics; whoever runs it takes them from elsewhere, such as a file that it includes
            next: taskspec check {PathOf("out")}

            """,
            outcome.Output
        );
        Assert.Contains("Version = \"abc\"", File.ReadAllText(PathOf("out/suites/lake.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_filled_and_one_that_holds_anything_is_left_alone()
    {
        var rows = Write("rows.jsonl", Rows);
        Directory.CreateDirectory(PathOf("empty"));
        Assert.Equal(0, Run("scaffold", "--from", "lm-eval", rows, "--out", PathOf("empty")).ExitCode);

        var before = Directory.GetFiles(PathOf("empty"), "*", SearchOption.AllDirectories);
        AssertRefused(Run("scaffold", "--from", "lm-eval", rows, "--out", PathOf("empty")), "is not empty", "name a new folder");
        Assert.Equal(before, Directory.GetFiles(PathOf("empty"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void What_is_wrong_leaves_nothing_behind()
    {
        var rows = Write("rows.jsonl", Rows);
        AssertRefused(
            Run("scaffold", "--from", "lm-eval", PathOf("no.jsonl"), "--out", PathOf("out")),
            "does not exist",
            "JSON lines"
        );
        AssertRefused(Run("scaffold", "--from", "lm-eval", Write("empty.jsonl", ""), "--out", PathOf("out")), "holds nothing");
        AssertRefused(
            Run("scaffold", "--from", "metr", rows, "--out", PathOf("out")),
            "holds no METR's tasks",
            "is --from right?"
        );
        AssertRefused(
            Run("scaffold", "--from", "lm-eval", Write("bad.jsonl", Rows + "\n{"), "--out", PathOf("out")),
            "bad.jsonl, line 3"
        );
        AssertRefused(Run("scaffold", "--from", "lm-eval", rows, "--out", PathOf("empty.jsonl")), "it is a file");
        AssertRefused(
            Run("scaffold", "--from", "lm-eval", rows, "--out", PathOf("out"), "--revision", ""),
            "--revision is empty"
        );
        AssertRefused(Run("scaffold", "--from", "lm", rows, "--out", PathOf("out")), "lm-eval");
        AssertRefused(Run("scaffold", "--from", "lm-eval", Folder, "--out", PathOf("out")), "holds no task file");
        Assert.False(Directory.Exists(PathOf("out")));
        Assert.Empty(Directory.GetDirectories(Folder));
    }
}
