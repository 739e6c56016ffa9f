using System.Text.Json;
using System.Text.RegularExpressions;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests;

/// <summary>docs/lm-eval.md says what the commands print: nothing on it is typed by hand.</summary>
public sealed partial class LmEvalPageTests : CliTest
{
    [SharedFact("specs", "lm-eval-tasks.jsonl.gz")]
    public void Page_shows_what_the_commands_print()
    {
        var page = File.ReadAllText(Path.Combine(Snapshot.Root, "docs", "lm-eval.md"));
        var rows = SharedData.Find("specs", "lm-eval-tasks.jsonl.gz")!;
        var shown = Shown()
            .Matches(page)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        Assert.Equal(3, shown.Count);

        var scaffold = shown.Keys.Single(command => command.StartsWith("scaffold", StringComparison.Ordinal));
        Says(
            scaffold,
            Printed(
                    scaffold
                        .Replace("lm-eval-tasks.jsonl.gz", rows, StringComparison.Ordinal)
                        .Replace(" LmEval", " " + PathOf("LmEval"), StringComparison.Ordinal)
                )
                .Replace(PathOf("LmEval"), "LmEval", StringComparison.Ordinal)
        );
        Compiled(PathOf("LmEval"));
        foreach (var check in shown.Keys.Where(command => command.StartsWith("check", StringComparison.Ordinal)))
            Says(check, Printed(check.Replace("check LmEval", "check " + PathOf("catalog.json"), StringComparison.Ordinal)));
        if (Snapshot.Accepts)
            File.WriteAllText(Path.Combine(Snapshot.Root, "docs", "lm-eval.md"), page);
        Assert.Contains(AboveLimit(), page, StringComparison.Ordinal);

        void Says(string command, string printed)
        {
            if (Snapshot.Accepts)
                page = page.Replace(shown[command], printed, StringComparison.Ordinal);
            else
                Assert.Equal(shown[command], printed);
        }
    }

    /// <summary>How many families are above the limit with the items that are assumed, as the page says it.</summary>
    private string AboveLimit()
    {
        var families = JsonDocument.Parse(Printed($"check {PathOf("catalog.json")} --json")).RootElement.GetProperty("families");
        var above = families
            .EnumerateArray()
            .Count(family => family.GetProperty("excess").GetDouble() > family.GetProperty("limit").GetDouble());
        return $"{above} of the {families.GetArrayLength()} families";
    }

    private static string Printed(string command)
    {
        var outcome = Run(command.Split(' '));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome.Output;
    }

    /// <summary>The catalog as a build of the project has it, without waiting for one.</summary>
    private void Compiled(string project)
    {
        string[] Files(string pattern) => Directory.GetFiles(project, pattern, SearchOption.AllDirectories);
        var sources = Compile.Sources([.. Files("*.cs").Order(StringComparer.Ordinal).Select(File.ReadAllText)]);
        var run = GeneratorRun.Start(
            sources.WithAssemblyName("LmEval"),
            [.. Files("*.tasks.jsonl").Select(file => (file, File.ReadAllText(file)))]
        );
        Write("catalog.json", run.Json!);
    }

    /// <summary>A command in a block of a shell, and the block of what it prints.</summary>
    [GeneratedRegex("```console\n\\$ taskspec ([^\n]+)\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();
}
