using System.Diagnostics;
using TaskSpec.Testing;

namespace TaskSpec.Report.Tests;

/// <summary>The page's script by itself.</summary>
public sealed class ScriptTests
{
    [NodeFact]
    public void Node_can_parse_it()
    {
        var file = Path.Combine(Snapshot.Root, "src", "TaskSpec.Cli", "Report", "assets", "report.js");
        using var node = Process.Start(new ProcessStartInfo("node", ["--check", file]) { RedirectStandardError = true })!;
        var error = node.StandardError.ReadToEnd();
        node.WaitForExit();
        Assert.Equal((0, ""), (node.ExitCode, error));
    }

    [Fact]
    public void It_asks_for_nothing_and_keeps_nothing()
    {
        var script = Cli.Report.ReportAsset.Script;
        foreach (var word in (string[])["fetch(", "XMLHttpRequest", "WebSocket", "import(", "localStorage", "cookie", "eval("])
            Assert.DoesNotContain(word, script);
    }
}

/// <summary>A test that runs Node.js; skipped where there is none.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() =>
        Skip = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")))
            ? null
            : "there is no node";
}
