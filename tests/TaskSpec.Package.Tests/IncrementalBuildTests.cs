using System.Text.Json;
using TaskSpec.Rules;

namespace TaskSpec.Package.Tests;

/// <summary>After any changes, a build leaves and says what a clean build of the same files does.</summary>
[Collection(Feed.Collection)]
public sealed class IncrementalBuildTests(Feed feed)
{
    private const int Steps = 10;
    private const int Together = 10;
    private const string Kept = "kept";
    private const string Clean = "clean";

    /// <summary>How many sequences: five, or as many as TASKSPEC_SEQUENCES says.</summary>
    private static readonly int count = int.Parse(Environment.GetEnvironmentVariable("TASKSPEC_SEQUENCES") ?? "5");

    private readonly Workspace workspace = new(feed, "incremental");

    [Fact]
    public void Incremental_build_equals_a_clean_one()
    {
        workspace.Write("All.proj", "<Project />");
        using var server = new CompilerServer(
            Dotnet.Run(workspace.Folder, "msbuild", "All.proj", "-getProperty:MSBuildToolsPath").Trim()
        );
        for (var first = 0; first < count; first += Together)
        {
            var sequences = Enumerable
                .Range(first, Math.Min(Together, count - first))
                .ToDictionary(number => number, number => new BuildSequence(number));
            foreach (var number in sequences.Keys)
            {
                Project($"{number}/{Kept}");
                Project($"{number}/{Clean}");
            }

            Build(sequences, "Restore", server);
            for (var step = 0; step <= Steps; step++)
            {
                foreach (var (number, sequence) in sequences)
                {
                    sequence.Step();
                    sequence.Write(Folder(number, Kept));
                    sequence.Write(Folder(number, Clean));
                    foreach (var built in new[] { "bin", "out", "obj/Debug" })
                        Delete(Path.Combine(Folder(number, Clean), built));
                }

                Build(sequences, "Build", server);
                foreach (var (number, sequence) in sequences)
                {
                    var (kept, clean) = (Result(Folder(number, Kept)), Result(Folder(number, Clean)));
                    Assert.True(
                        kept == clean,
                        $"After {sequence.History}, an incremental build gave\n{kept}\nand a clean one\n{clean}"
                    );
                }
            }
        }
    }

    private string Folder(int number, string kind) => Path.Combine(workspace.Folder, $"{number}", kind);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    // No finding is an error, so that each build ends and what it leaves can be compared.
    private void Project(string folder)
    {
        var severities = RuleBook
            .All.Where(rule => rule.Severity == Severity.Error)
            .Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = warning");
        workspace.Write($"{folder}/severities.globalconfig", "is_global = true\n" + string.Join('\n', severities));
        workspace.Write(
            $"{folder}/Subject.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <ErrorLog>obj/Debug/findings.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TaskSpec" Version="*" />
                <GlobalAnalyzerConfigFiles Include="severities.globalconfig" />
              </ItemGroup>
            </Project>
            """
        );
    }

    // All projects at once: to start MSBuild takes longer than to build one.
    private void Build(IReadOnlyDictionary<int, BuildSequence> sequences, string target, CompilerServer server)
    {
        var items = sequences.SelectMany(sequence =>
            new[] { Kept, Clean }.Select(kind =>
                $"""<Subject Include="{Folder(sequence.Key, kind)}/Subject.csproj" AdditionalProperties="{sequence.Value.Properties}" />"""
            )
        );
        workspace.Write(
            "All.proj",
            $"""
            <Project>
              <ItemGroup>{string.Concat(items)}</ItemGroup>
              <Target Name="{target}"><MSBuild Projects="@(Subject)" Targets="{target}" BuildInParallel="true" /></Target>
            </Project>
            """
        );
        Dotnet.Run(
            workspace.Folder,
            "msbuild",
            "All.proj",
            "-m",
            $"-t:{target}",
            "-v:m",
            "-p:UseSharedCompilation=true",
            $"-p:SharedCompilationId={server.Id}"
        );
    }

    /// <summary>What a build leaves, and what the compiler said when it last ran.</summary>
    private static string Result(string folder)
    {
        var left = new[] { "bin", "out" }
            .Select(built => Path.Combine(folder, built))
            .Where(Directory.Exists)
            .SelectMany(built => Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".json" or ".jsonl")
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)}\n{File.ReadAllText(file)}");
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "obj", "Debug", "findings.sarif")));
        var findings = log
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")
            .EnumerateArray()
            .Select(result => result.ToString().Replace(new Uri(folder).AbsoluteUri, ""))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', left.Concat(findings));
    }
}
