using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>The package in a folder feed, and three fresh projects that consume it: a library, one that references it, one without families.</summary>
public sealed class PackedProjects : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    public PackedProjects()
    {
        Dotnet.Run(Snapshot.Root, "pack", "src/TaskSpec", "--no-build", "-c", Configuration, "-o", Path.Combine(Folder, "feed"));
        Write(
            "NuGet.config",
            """
            <configuration>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <packageSourceMapping>
                <clear /><packageSource key="feed"><package pattern="TaskSpec*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """
        );
        Write("Directory.Build.props", Project("<RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath>"));
        Write("Library/Library.csproj", Sdk(""));
        Write("Library/Families.cs", Compile.Source("FourCases.cs"));
        Write("Library/data/words.jsonl", """{"id": "a", "input": "1 + 1", "target": "2"}""");
        Write("Root/Root.csproj", Sdk("""<ProjectReference Include="../Library/Library.csproj" />"""));
        Write(
            "Root/Families.cs",
            """
            using TaskSpec;
            namespace Root;
            /// <summary>One family.</summary>
            [TaskFamily("own", Version = "1"), Samples(1), Headline<ExactMatch>]
            public sealed class Own;
            """
        );
        Write("Plain/Plain.csproj", Sdk(""));
        Write("Plain/Class.cs", "public class Plain;");
        Dotnet.Run(Path.Combine(Folder, "Root"), "restore");
        Dotnet.Run(Path.Combine(Folder, "Plain"), "restore");
        FirstLog = Build("Root") + Build("Plain");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("taskspec").FullName;

    public string FirstLog { get; }

    public string Build(string project, params string[] arguments) =>
        Dotnet.Run(
            Path.Combine(Folder, project),
            ["build", "--no-restore", "-v:detailed", "-p:UseSharedCompilation=false", .. arguments]
        );

    public string Output(string project, string file) => Path.Combine(Folder, project, "bin", "Debug", "net10.0", file);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Project(string properties) => $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>";

    private static string Sdk(string items) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="TaskSpec" Version="*" />{items}</ItemGroup>
            </Project>
            """;
}
