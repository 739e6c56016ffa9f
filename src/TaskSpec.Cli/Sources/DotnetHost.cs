using System.Runtime.InteropServices;

namespace TaskSpec.Cli.Sources;

/// <summary>The <c>dotnet</c> that runs this process. A program of that name in a folder that somebody handed over is never it.</summary>
internal static class DotnetHost
{
    private static readonly string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Its full path.</summary>
    /// <exception cref="CliError">There is none.</exception>
    public static string Path { get; } =
        Candidates().FirstOrDefault(File.Exists)
        ?? throw new CliError("the .NET SDK is not found; install it, or name a built assembly");

    private static IEnumerable<string> Candidates()
    {
        if (Environment.ProcessPath is { } running && System.IO.Path.GetFileName(running) == name)
            yield return running;
        // …/shared/Microsoft.NETCore.App/10.0.0/ is three folders below it.
        yield return System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name);
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
        {
            if (System.IO.Path.IsPathFullyQualified(folder))
                yield return System.IO.Path.Combine(folder, name);
        }
    }
}
