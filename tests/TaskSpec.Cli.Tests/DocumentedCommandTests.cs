using System.CommandLine;
using System.Text.RegularExpressions;
using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Tests;

/// <summary>
/// The command lines of the README and the pages. All are taken by the command line; those in a block run too, in order and on the tour, unless the block says
/// what it needs: <c>```sh needs results</c>. docs/walkthrough.md and docs/lm-eval.md have tests of their own.
/// </summary>
public sealed partial class DocumentedCommandTests : CliTest
{
    private static readonly string root = AuthorProject.Metadata("RepoRoot");
    private static readonly string[] pages =
    [
        Path.Combine(root, "README.md"),
        .. Directory
            .EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(root, "src"), "README.md", SearchOption.AllDirectories))
            .Where(page => Path.GetFileName(page) != "commands.md")
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> InBlocks =>
        [.. pages.SelectMany(page => Blocks(page).SelectMany(block => Commands(block.Text))).Select(Plain).Distinct()];

    public static TheoryData<string> InText =>
        [
            .. pages
                .SelectMany(page => Span().Matches(Block().Replace(File.ReadAllText(page), "")))
                .Select(match => match.Groups[1].Value.Replace('\n', ' '))
                .Where(line => line != "taskspec --help")
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(InBlocks))]
    public void A_command_line_of_a_block_is_taken(string line) =>
        Assert.Empty(Parsed(line).Errors.Select(error => error.Message));

    // In a sentence arguments may be left out, or stand as what they are: PATH, F, […].
    [Theory]
    [MemberData(nameof(InText))]
    public void A_command_line_in_the_text_has_options_that_exist(string line)
    {
        var parsed = Parsed(line.Replace("[", "").Replace("]", ""));
        Assert.Empty(parsed.UnmatchedTokens);
        Assert.IsNotType<TaskSpecCommand>(parsed.CommandResult.Command);
    }

    [Fact]
    public void Tables_of_the_readme_fit_80_columns() =>
        Assert.All(File.ReadLines(pages[0]).Where(line => line.StartsWith('|')), line => Assert.InRange(line.Length, 1, 80));

    [Fact]
    public async Task Blocks_run_on_the_tour_and_print_what_they_say()
    {
        Tour.CopyTo(Directory.CreateDirectory(PathOf("tasks")).FullName);
        await Simulated();
        var ran = 0;
        foreach (var page in pages.Where(page => Path.GetFileName(page) is not ("walkthrough.md" or "lm-eval.md")))
        foreach (var (info, text) in Blocks(page).Where(block => !block.Info.Contains(" needs ")))
        foreach (var step in Steps(info, text))
        {
            step.Check(await step.Run(Folder));
            ran++;
        }

        Assert.True(ran >= 10, $"the pages run {ran} commands");
    }

    // What results there are: runs of the tour, a few samples, and all of them as logs that know no model's compute.
    private async Task Simulated()
    {
        await Simulate("tasks", "samples", "all.csv");
        // Built once is enough.
        var built = Directory.GetFiles(PathOf("tasks/bin"), "Tour.dll", SearchOption.AllDirectories).First();
        await Simulate(built, "samples", "samples.csv", "--samples", "20");
        await Simulate(built, "runs", "runs.csv", "--samples", "20");
        Directory.CreateDirectory(PathOf("logs"));
        var rows = File.ReadAllLines(PathOf("all.csv")).Select(line => line.Split(',')).ToList();
        File.WriteAllLines(
            PathOf("logs/samples.csv"),
            rows.Select((cells, i) => string.Join(',', i == 0 ? cells : [cells[0], "", "", .. cells[3..]]))
        );
        Write("models.csv", string.Join('\n', rows.Select(cells => $"{cells[0]},{cells[2]}").Distinct()) + "\n");
    }

    private Task<Outcome> Simulate(string path, string table, string file, params string[] options) =>
        new WalkthroughStep(
            ["taskspec", "simulate", path, "--table", table, "--random-seed", "1", "--out", file, .. options],
            []
        ).Run(Folder);

    // Of a console block with what it prints; of another one the commands alone.
    private static IEnumerable<WalkthroughStep> Steps(string info, string text) =>
        info == "console"
            ? WalkthroughStep.Read(text)
            : Commands(text).Where(line => line.StartsWith("taskspec ")).Select(line => new WalkthroughStep(Words(line), []));

    private static IEnumerable<(string Info, string Text)> Blocks(string page) =>
        Block().Matches(File.ReadAllText(page)).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static IEnumerable<string> Commands(string block) => Command().Matches(block).Select(match => match.Groups[1].Value);

    private static string Plain(string line) => Built().Replace(line, "taskspec");

    private static string[] Words(string line) =>
        line.Split(" #")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static ParseResult Parsed(string line) =>
        new TaskSpecCommand(new Screen(TextWriter.Null, TextWriter.Null)).Parse(
            Words(line)[1..],
            new ParserConfiguration { ResponseFileTokenReplacer = null }
        );

    [GeneratedRegex(@"^```([^\n]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:\$ )?((?:taskspec|dotnet run --project src/TaskSpec\.Cli .*?--) .*)$", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^dotnet run .*? --(?= )")]
    private static partial Regex Built();

    [GeneratedRegex("`(taskspec [^`]+)`")]
    private static partial Regex Span();
}
