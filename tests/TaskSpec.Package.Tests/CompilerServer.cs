using System.Diagnostics;

namespace TaskSpec.Package.Tests;

/// <summary>A compiler that stays from one build to the next and ends with the test. Each build would load Roslyn and the analyzers anew.</summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly Process process;

    /// <param name="sdk">The folder of the SDK that builds.</param>
    public CompilerServer(string sdk)
    {
        var server = Path.Combine(sdk, "Roslyn", "bincore", "VBCSCompiler.dll");
        process = Process.Start(
            new ProcessStartInfo("dotnet", [server, $"-pipename:{Id}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
    }

    /// <summary>By what builds find it: the property SharedCompilationId.</summary>
    public string Id { get; } = $"taskspec-{Guid.NewGuid():N}";

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
