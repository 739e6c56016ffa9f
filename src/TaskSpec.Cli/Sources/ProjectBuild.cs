using System.Text.RegularExpressions;

namespace TaskSpec.Cli.Sources;

/// <summary>Builds a project as its author does, and collects what the compiler said of its declarations.</summary>
/// <param name="Assembly">The assembly that was built.</param>
/// <param name="Findings">The findings, or null where the project's build writes no log of them.</param>
internal sealed partial record ProjectBuild(string Assembly, IReadOnlyList<LocatedFinding>? Findings)
{
    private const int ErrorsShown = 5;

    /// <exception cref="CliError">It does not build.</exception>
    public static async Task<ProjectBuild> Run(string project, CancellationToken stop)
    {
        var logs = Directory.CreateTempSubdirectory("taskspec-");
        try
        {
            project = Path.GetFullPath(project);
            var result = Path.Combine(logs.FullName, "assembly.txt");
            var build = await Build(project, logs.FullName, result, [], stop);
            var findings = SarifLog.Read(Path.Combine(logs.FullName, Path.GetFileNameWithoutExtension(project) + ".sarif"));
            // Findings that count as errors stop a build: the catalog that they are about comes from one without analyzers.
            if (
                build.ExitCode != 0
                && findings is { Count: > 0 }
                && Errors(build.Output).All(error => error.Contains("error TSK"))
            )
                build = await Build(project, logs.FullName, result, ["-p:RunAnalyzers=false", "-p:TaskSpecSarif="], stop);
            if (build.ExitCode != 0)
                throw Problem(project, build.Output);
            var assembly = File.Exists(result) ? (await File.ReadAllTextAsync(result, stop)).Trim() : "";
            return assembly.Length > 0
                ? new(assembly, findings)
                : throw new CliError(
                    $"{project} builds no single assembly (several target frameworks?); name the built .dll instead"
                );
        }
        finally
        {
            logs.Delete(recursive: true);
        }
    }

    private static Task<(int ExitCode, string Output)> Build(
        string project,
        string logs,
        string result,
        string[] more,
        CancellationToken stop
    ) =>
        ChildProcess.Run(
            DotnetHost.Path,
            [
                "build",
                project,
                "-c",
                "Release",
                "-nologo",
                "-v:q",
                "-tl:off",
                "-clp:NoSummary",
                "-t:Build",
                $"-p:TaskSpecSarif={logs}",
                // A log of findings makes the compiler run all of the SDK's own analyzers, those that are off too: half of the time.
                "-p:EnableNETAnalyzers=false",
                "-getProperty:TargetPath",
                $"-getResultOutputFile:{result}",
                .. more,
            ],
            Path.GetDirectoryName(project)!,
            stop
        );

    private static CliError Problem(string project, string output)
    {
        var errors = Errors(output);
        if (errors.Length == 0)
            return new($"{project} does not build; run 'dotnet build {project}' to see why");
        string[] rest = errors.Length > ErrorsShown ? [$"… and {errors.Length - ErrorsShown} more"] : [];
        return new($"{project} does not build; mend this first:") { Details = [.. errors.Take(ErrorsShown), .. rest] };
    }

    private static string[] Errors(string output) =>
        [.. output.Split('\n').Where(line => ErrorLine().IsMatch(line)).Select(WithoutProject).Distinct(StringComparer.Ordinal)];

    /// <summary>MSBuild puts the project in brackets behind every message.</summary>
    private static string WithoutProject(string line) => ProjectSuffix().Replace(line.Trim(), "");

    [GeneratedRegex(@": error( [A-Z]+\d+)?\s*: ")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@" \[[^\]]+proj(::[^\]]*)?\]$")]
    private static partial Regex ProjectSuffix();
}
