using System.Text;
using System.Text.RegularExpressions;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests;

/// <summary>docs/commands.md is what --help prints, and that fits a terminal.</summary>
public sealed partial class CommandsPageTests : CliTest
{
    private static readonly IReadOnlyList<CommandGroup> groups = new TaskSpecCommand(
        new Screen(TextWriter.Null, TextWriter.Null)
    ).Groups;

    [Fact]
    public void The_page_is_what_help_prints()
    {
        // A default is a word that can be typed.
        Assert.DoesNotMatch(@"\[default:[^\]]*[{=]", Page());
        Snapshot.MatchesFile(Page(), "docs/commands.md");
    }

    [Fact]
    public void Help_of_the_whole_has_every_command_on_one_line_of_80_columns()
    {
        var lines = Run("--help").Output.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.All(
            groups.SelectMany(group => group.Runnable),
            command => Assert.Single(lines, line => line.StartsWith($"  {command.Name} "))
        );
    }

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # Commands

            `taskspec` is `dotnet run --project src/TaskSpec.Cli -c Release --`, or the installed tool. This page is written from `--help`, which each command has. Each
            also has `--json` (one JSON document on standard output), `--quiet` (no progress, notes and summaries) and `--version`.

            Exit codes: 0 done, 1 findings at or above `--fail-on` or a limit that no plan keeps, 2 wrong input or arguments, 130 interrupted.

            """
        );
        foreach (var group in groups)
        {
            page.Append($"\n**{group.Name}**: {group.About}\n\n");
            foreach (var (name, command) in group.Runnable)
                page.Append($"- [{name}](#{name.Replace(' ', '-')}): {command.Description}\n");
        }

        foreach (var (name, command) in groups.SelectMany(group => group.Runnable))
        {
            var help = Run([.. name.Split(' '), "--help"]).Output.ReplaceLineEndings("\n");
            page.Append(
                $"\n## {name}\n\n{command.Description}.\n\n```text\n{Ends().Replace(Common().Replace(help, ""), "")}\n```\n"
            );
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@" +$", RegexOptions.Multiline)]
    private static partial Regex Ends();

    // What all have, and what stands above.
    [GeneratedRegex(
        @"\ADescription:\n.*?\n\n|^  -\?, -h, --help.*?(?=\nExample:)|\n\nExit codes.*\z",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Common();
}
