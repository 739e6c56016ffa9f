using System.Text.Json;

namespace TaskSpec.Cli.Tests;

/// <summary>Published benchmarks from declaration to report, with no hand editing between.</summary>
public sealed class GalleryTests : CliTest
{
    private static readonly string gallery = Path.Combine(AuthorProject.Metadata("RepoRoot"), "samples");

    [Fact]
    public void Every_benchmark_goes_from_its_declaration_to_a_report()
    {
        foreach (var file in Directory.GetFiles(gallery, "*.cs"))
            File.Copy(file, PathOf(Path.GetFileName(file)));
        AuthorProject.WriteProject(Folder, "Gallery", "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        var (logs, scores) = (PathOf("logs"), PathOf("scores.csv"));

        var believed = Rows(Done("check", Folder, "--json"), "families", "id");
        Assert.Equal(["cybench", "gpqa-diamond", "gsm8k", "humaneval", "mmlu-pro", "simpleqa"], believed);
        foreach (var runner in (string[])["lm-eval", "inspect"])
            Done("export", Folder, "--runner", runner, "--out", PathOf(runner));
        Done("simulate", Folder, "--samples", "60", "--table", "samples", "--out", PathOf("made-up.csv"));
        Done("export", Folder, "--runner", "every-eval-ever", "--results", PathOf("made-up.csv"), "--out", logs);
        Done("import", logs, "--catalog", Folder, "--out", scores);
        Done("calibrate", scores, "--catalog", Folder, "--out", PathOf("measured.taskspec.json"));
        Assert.Equal(believed, Rows(Done("check", Folder, "--json"), "families", "id"));
        Assert.Equal(
            ["gpqa-diamond", "gsm8k", "mmlu-pro"],
            Rows(Done("forecast", scores, "--metric", "exact_match", "--target-flop", "1e25", "--json"), "forecasts", "task")
        );
        Done("report", Folder, "--scores", scores, "--out", PathOf("report.html"));
        var report = File.ReadAllText(PathOf("report.html"));
        Assert.All(believed, family => Assert.Contains(family, report, StringComparison.Ordinal));
        // A set that is what it is has no more samples than it has, whoever makes up its results.
        Assert.DoesNotContain(
            File.ReadLines(PathOf("made-up.csv")),
            row => row.Contains(",cybench,41,", StringComparison.Ordinal)
        );
    }

    private static string Done(params string[] args)
    {
        var outcome = Run(args);
        Assert.True(outcome.ExitCode is 0 or 1 && args[0] == "check" || outcome.ExitCode == 0, $"{args[0]}: {outcome.Error}");
        return outcome.Output;
    }

    private static string[] Rows(string json, string list, string member) =>
        [
            .. JsonDocument
                .Parse(json)
                .RootElement.GetProperty(list)
                .EnumerateArray()
                .Select(row => row.GetProperty(member).GetString()!)
                .Order(StringComparer.Ordinal),
        ];
}
