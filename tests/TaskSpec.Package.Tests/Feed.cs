using System.Runtime.InteropServices;
using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>The packages in a folder feed, packed once for all tests.</summary>
public sealed class Feed : IDisposable
{
    /// <summary>The name of the collection that shares the feed.</summary>
    public const string Collection = "feed";

    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    public Feed()
    {
        foreach (var project in new[] { "src/TaskSpec", "src/TaskSpec.Tables", "src/TaskSpec.Runners", "templates" })
            Dotnet.Run(Snapshot.Root, "pack", project, "--no-build", "-c", Configuration, "-o", Packages);
        // For this platform alone, and not compiled ahead: all of them take minutes.
        Dotnet.Run(
            Snapshot.Root,
            "pack",
            "src/TaskSpec.Cli",
            "--no-restore",
            "-c",
            Configuration,
            "-o",
            Packages,
            "-p:BuildProjectReferences=false",
            "-p:PublishReadyToRun=false",
            $"-p:ToolPackageRuntimeIdentifiers={Platform}"
        );
        File.WriteAllText(
            Config,
            """
            <configuration>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <packageSourceMapping>
                <clear /><packageSource key="feed"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """
        );
        File.WriteAllText(
            Path.Combine(Folder, "Directory.Build.props"),
            "<Project><PropertyGroup><RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath></PropertyGroup></Project>"
        );
    }

    /// <summary>This platform, as the tool's packages name it.</summary>
    public static string Platform { get; } =
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>A folder that knows no source of packages but the feed in it, and whose projects share what they restore.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("taskspec-packages").FullName;

    /// <summary>Where the packages are.</summary>
    public string Packages => Path.Combine(Folder, "feed");

    /// <summary>The configuration that names the feed.</summary>
    public string Config => Path.Combine(Folder, "NuGet.config");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>One collection, so that there is one feed.</summary>
    [CollectionDefinition(Collection)]
    public sealed class Shared : ICollectionFixture<Feed>;
}
