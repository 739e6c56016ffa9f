using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>The packages in a folder feed, packed once for all tests.</summary>
internal static class Feed
{
    private static readonly Lazy<string> packed = new(Pack);

    /// <summary>The configuration that the tests were built in.</summary>
    public const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>A folder that knows no source of packages but the feed in it, and whose projects share what they restore.</summary>
    public static string Folder => packed.Value;

    /// <summary>Where the packages are.</summary>
    public static string Packages => Path.Combine(Folder, "feed");

    private static string Pack()
    {
        var folder = Directory.CreateTempSubdirectory("taskspec-packages").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var project in new[] { "src/TaskSpec" })
            Dotnet.Run(Snapshot.Root, "pack", project, "--no-build", "-c", Configuration, "-o", Path.Combine(folder, "feed"));
        File.WriteAllText(
            Path.Combine(folder, "NuGet.config"),
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
            Path.Combine(folder, "Directory.Build.props"),
            "<Project><PropertyGroup><RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath></PropertyGroup></Project>"
        );
        return folder;
    }
}
