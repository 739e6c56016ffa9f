using System.Text.Json;
using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>What an editor is told of this repository's declarations: it builds nothing, and asks for Debug.</summary>
public sealed class EditorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("taskspec-editor").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Analyzers_of_the_tour_are_found_where_they_were_built() =>
        Assert.All(
            Analyzers("Debug"),
            file => Assert.True(File.Exists(file), $"{file} is given to the editor and does not exist")
        );

    [Theory]
    [InlineData("Debug", "Debug")]
    [InlineData("Release", "Release")]
    [InlineData("Debug Release", "Debug")]
    public void Analyzer_is_that_of_the_configuration_or_the_one_that_was_built(string built, string taken)
    {
        foreach (var configuration in built.Split(' '))
        {
            var file = Path.Combine(folder, "A", "bin", configuration, "netstandard2.0", "A.dll");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
        }

        var log = DesignTime();
        Assert.Contains($"given: {Path.Combine(folder, "A", "bin", taken, "netstandard2.0", "A.dll")};", log);
        Assert.DoesNotContain("warning", log);
    }

    [Fact]
    public void Where_nothing_is_built_the_editor_says_what_to_build()
    {
        var log = DesignTime();
        Assert.Contains("given: ;", log);
        Assert.Contains("warning : TaskSpec's analyzers are not built yet", log);
        Assert.Contains("Run 'dotnet build tasks'", log);
    }

    private string DesignTime()
    {
        File.WriteAllText(
            Path.Combine(folder, "Project.proj"),
            $"""
            <Project>
              <ItemGroup><Analyzer Include="A/bin/Debug/netstandard2.0/A.dll" /></ItemGroup>
              <Import Project="{Path.Combine(Snapshot.Root, "generators", "BuiltAnalyzers.targets")}" />
              <Target Name="CoreCompile"><Message Importance="high" Text="given: @(Analyzer->'%(FullPath)');" /></Target>
            </Project>
            """
        );
        return Dotnet.Run(folder, "msbuild", "-t:CoreCompile", "-p:DesignTimeBuild=true");
    }

    private static IEnumerable<string> Analyzers(string configuration)
    {
        var output = Dotnet.Run(
            Path.Combine(Snapshot.Root, "tasks"),
            "msbuild",
            "-restore",
            "-t:Compile;CoreCompile",
            $"-p:Configuration={configuration}",
            "-p:DesignTimeBuild=true",
            "-p:BuildingInsideVisualStudio=true",
            "-p:BuildProjectReferences=false",
            "-p:SkipCompilerExecution=true",
            "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs"
        );
        using var json = JsonDocument.Parse(output);
        var given = json
            .RootElement.GetProperty("Items")
            .GetProperty("CscCommandLineArgs")
            .EnumerateArray()
            .Select(argument => argument.GetProperty("Identity").GetString()!)
            .Where(argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal) && argument.Contains("TaskSpec."))
            .Select(argument => argument["/analyzer:".Length..])
            .ToList();
        Assert.Equal(["TaskSpec.CodeFixes.dll", "TaskSpec.Generators.dll"], given.Select(Path.GetFileName).Order());
        return given;
    }
}
