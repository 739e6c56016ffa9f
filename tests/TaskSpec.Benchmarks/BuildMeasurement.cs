using System.Diagnostics;
using TaskSpec.Testing;

namespace TaskSpec.Benchmarks;

/// <summary>What TaskSpec costs a clean build: two projects with the same families, one of them with the library alone, built in turns.</summary>
internal static class BuildMeasurement
{
    private const int Rounds = 10;
    private const int Warmups = 10;

    public static void Run(int families)
    {
        foreach (var server in new[] { true, false })
            Run(families, server);
    }

    // dotnet build leaves the compiler running for the next build, unless it is told not to, as build agents often are.
    private static void Run(int families, bool server)
    {
        var folder = Directory.CreateTempSubdirectory("taskspec").FullName;
        try
        {
            Dotnet.Run(Snapshot.Root, "pack", "src/TaskSpec", "-c", "Release", "-o", Path.Combine(folder, "feed"));
            File.WriteAllText(
                Path.Combine(folder, "NuGet.config"),
                "<configuration><packageSources><clear /><add key=\"feed\" value=\"feed\" /></packageSources></configuration>"
            );
            Write(Path.Combine(folder, "with"), "", families);
            // NuGet's ExcludeAssets leaves the analyzers in.
            Write(
                Path.Combine(folder, "without"),
                """
                <Target Name="RemoveTaskSpec" BeforeTargets="CoreCompile">
                  <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="$([System.String]::Copy('%(Filename)').StartsWith('TaskSpec.'))" /></ItemGroup>
                </Target>
                """,
                families
            );
            var times = new Dictionary<string, List<double>> { ["with"] = [], ["without"] = [] };
            for (var round = -Warmups; round < Rounds; round++)
            {
                foreach (var project in times.Keys)
                {
                    foreach (var built in new[] { "bin", "obj" })
                        Directory.Delete(Path.Combine(folder, project, built), recursive: true);
                    var watch = Stopwatch.StartNew();
                    Dotnet.Run(Path.Combine(folder, project), "build", $"-p:UseSharedCompilation={server}");
                    if (round >= 0)
                        times[project].Add(watch.Elapsed.TotalSeconds);
                }
            }

            foreach (var project in times)
            {
                var seconds = project.Value.Order().ToList();
                var median = (seconds[(Rounds - 1) / 2] + seconds[Rounds / 2]) / 2;
                Console.WriteLine(
                    $"{families} families, compiler {(server ? "kept" : "started")}, clean build {project.Key} TaskSpec: median {median:0.00} s, fastest {seconds[0]:0.00} s"
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder, string target, int families)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, Path.GetFileName(folder) + ".csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>../packages</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="TaskSpec" Version="*" /></ItemGroup>
              {target}
            </Project>
            """
        );
        for (var i = 0; i < families; i++)
            File.WriteAllText(Path.Combine(folder, $"Family{i}.cs"), Declarations.Family(i));
        Dotnet.Run(folder, "build");
    }
}
