using System.Diagnostics;

namespace TaskSpec.Package.Tests;

/// <summary>Runs the SDK in a directory, as its users do.</summary>
internal static class Dotnet
{
    /// <summary>Runs a command that must succeed, and returns what it wrote.</summary>
    public static string Run(string directory, params string[] arguments)
    {
        var (code, output) = Try(directory, arguments);
        Assert.True(code == 0, $"dotnet {string.Join(' ', arguments)} ended with {code}:\n{output}");
        return output;
    }

    /// <summary>Runs a command, and returns its exit code and what it wrote.</summary>
    public static (int Code, string Output) Try(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Nothing of the test host's own build may leak into the projects.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // A compiler that is older than the generator skips it, and says no more than this.
        Assert.DoesNotContain("CS9057", output);
        return (process.ExitCode, output + errors.Result);
    }
}
