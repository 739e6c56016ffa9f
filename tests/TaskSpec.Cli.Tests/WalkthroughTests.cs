using System.Text.RegularExpressions;

namespace TaskSpec.Cli.Tests;

/// <summary>docs/walkthrough.md, from top to bottom, on a copy of the tour.</summary>
public sealed partial class WalkthroughTests : CliTest
{
    private static readonly string root = AuthorProject.Metadata("RepoRoot");

    [Fact]
    public async Task The_page_is_what_its_commands_print()
    {
        Tour.CopyTo(Folder);
        var ran = 0;
        foreach (Match block in Blocks().Matches(File.ReadAllText(Path.Combine(root, "docs/walkthrough.md"))))
        {
            var (kind, file, text) = (block.Groups[1].Value, block.Groups[2].Value, block.Groups[3].Value);
            if (kind == "diff")
                Edit(PathOf(file), text);
            else
                foreach (var step in WalkthroughStep.Read(text))
                {
                    step.Check(await step.Run(Folder));
                    ran++;
                }
        }

        Assert.True(ran >= 10, $"the page runs {ran} commands");
    }

    // Lines that go, each of which is there once, and below each the one that takes its place.
    private static void Edit(string path, string diff)
    {
        var text = File.ReadAllText(path);
        foreach (var (gone, come) in diff.TrimEnd('\n').Split('\n').Chunk(2).Select(pair => (pair[0], pair[1])))
        {
            Assert.Equal("-+", $"{gone[0]}{come[0]}");
            Assert.Equal(2, text.Split(gone[1..] + "\n").Length);
            text = text.Replace(gone[1..] + "\n", come[1..] + "\n", StringComparison.Ordinal);
        }

        File.WriteAllText(path, text);
    }

    [GeneratedRegex(@"^```(console|diff) ?(\S*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
