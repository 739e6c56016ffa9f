using System.Diagnostics;

namespace TaskSpec.Package.Tests;

/// <summary>The command line as it is installed.</summary>
[Collection(Feed.Collection)]
public sealed class ToolTests(Feed feed)
{
    [Fact]
    public void Installed_tool_says_its_version_and_checks_a_catalog()
    {
        var tools = Path.Combine(feed.Folder, "tools");
        Dotnet.Run(feed.Folder, "tool", "install", "TaskSpec.Cli", "--tool-path", tools, "--configfile", feed.Config);
        var version = typeof(Sample).Assembly.GetName().Version!.ToString(3);
        Assert.Equal((0, version), Run(tools, "--version"));

        var catalog = Path.Combine(tools, "catalog.json");
        File.WriteAllText(
            catalog,
            """{"schemaVersion": 1, "assembly": "x", "families": [{"id": "bare", "version": "1", "type": "Bare"}]}"""
        );
        var (code, output) = Run(tools, "check", catalog, "--fail-on", "warning");
        Assert.Equal(1, code);
        Assert.Contains("TSK1003", output);
    }

    private static (int Code, string Output) Run(string tools, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(tools, "taskspec"), arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Trim());
    }
}
