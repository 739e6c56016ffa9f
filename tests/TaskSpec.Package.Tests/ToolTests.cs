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

        // The engine is there and loads.
        var samples = Path.Combine(tools, "samples.csv");
        File.WriteAllText(samples, "model,task,sample,metric,value\nm,t,s,exact_match,1\n");
        var parquet = Path.ChangeExtension(samples, ".parquet");
        Assert.Equal(0, Run(tools, "import", samples, "--table", "samples", "--out", parquet).Code);
        Assert.Contains("no row has flop", Run(tools, "chain", parquet).Output);
    }

    private static (int Code, string Output) Run(string tools, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(tools, "taskspec"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output + errors.Result).Trim());
    }
}
