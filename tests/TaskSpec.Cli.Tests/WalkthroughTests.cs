using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TaskSpec.Cli.Tests;

/// <summary>docs/walkthrough.md, from top to bottom, on a copy of the tour.</summary>
public sealed partial class WalkthroughTests : CliTest
{
    private static readonly string root = AuthorProject.Metadata("RepoRoot");

    [Fact]
    public async Task The_page_is_what_its_commands_print()
    {
        CopyTour();
        var ran = 0;
        foreach (Match block in Blocks().Matches(File.ReadAllText(Path.Combine(root, "docs/walkthrough.md"))))
        {
            var (kind, file, text) = (block.Groups[1].Value, block.Groups[2].Value, block.Groups[3].Value);
            if (kind == "diff")
                Edit(PathOf(file), text);
            else
                foreach (var step in WalkthroughStep.Read(text))
                {
                    step.Check(await Start(step.Arguments));
                    ran++;
                }
        }

        Assert.True(ran >= 10, $"the page runs {ran} commands");
    }

    private void CopyTour()
    {
        var tour = Path.Combine(root, "tasks");
        foreach (var file in Directory.EnumerateFiles(tour, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(tour, file);
            if (name.Split('/', '\\')[0] is "bin" or "obj" or "packages.lock.json" or "Tour.csproj")
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.Copy(file, PathOf(name));
        }

        AuthorProject.WriteProject(
            Folder,
            "Tour",
            "<RootNamespace>Tour</RootNamespace><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>"
        );
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

    private async Task<Outcome> Start(string[] arguments)
    {
        if (arguments[0] == "taskspec")
            arguments = [Path.Combine(AppContext.BaseDirectory, "TaskSpec.Cli.dll"), .. arguments[1..]];
        else
            Assert.Equal(["dotnet", "build"], arguments);
        var start = new ProcessStartInfo("dotnet", arguments[0] == "dotnet" ? arguments[1..] : arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        // Nothing of the test host's own build may leak into the project.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await error);
    }

    [GeneratedRegex(@"^```(console|diff) ?(\S*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
