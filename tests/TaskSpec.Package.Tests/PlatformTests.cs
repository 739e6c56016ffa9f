using System.IO.Compression;
using System.Text.Json;
using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>Who installs the tool downloads the engine of one platform; who installs anything else downloads none.</summary>
[Collection(Feed.Collection)]
public sealed class PlatformTests(Feed feed)
{
    private const string Tool = "src/TaskSpec.Cli";

    /// <summary>The platforms that have a package, and the library that goes into it.</summary>
    public static TheoryData<string, string?> Libraries { get; } =
        new()
        {
            { "linux-x64", "runtimes/linux-x64/native/libduckdb.so" },
            { "linux-arm64", "runtimes/linux-arm64/native/libduckdb.so" },
            { "win-x64", "runtimes/win-x64/native/duckdb.dll" },
            { "win-arm64", "runtimes/win-arm64/native/duckdb.dll" },
            { "osx-x64", "runtimes/osx/native/libduckdb.dylib" },
            { "osx-arm64", "runtimes/osx/native/libduckdb.dylib" },
            { "any", null },
        };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Platform_has_its_own_library_and_is_compiled_ahead_by_its_own_system(string platform, string? library)
    {
        var asked = Dotnet.Run(
            Snapshot.Root,
            "msbuild",
            Tool,
            "-t:ResolvePackageAssets",
            $"-p:RuntimeIdentifier={platform}",
            "-getItem:NativeCopyLocalItems,RuntimeTargetsCopyLocalItems",
            "-getProperty:PublishReadyToRun"
        );
        using var json = JsonDocument.Parse(asked);
        var files = json
            .RootElement.GetProperty("Items")
            .EnumerateObject()
            .SelectMany(items => items.Value.EnumerateArray())
            .Select(item => item.GetProperty("PathInPackage").GetString());

        Assert.Equal(library is null ? [] : [library], files);
        var ahead = json.RootElement.GetProperty("Properties").GetProperty("PublishReadyToRun").GetString();
        Assert.Equal(platform.Split('-')[0] == Feed.Platform.Split('-')[0], ahead == "true");
    }

    [Fact]
    public void All_platforms_are_packed()
    {
        var packed = Dotnet.Run(Snapshot.Root, "msbuild", Tool, "-getProperty:ToolPackageRuntimeIdentifiers");
        Assert.Equal(Libraries.Select(row => row[0]), packed.Trim().Split(';'));
    }

    [Fact]
    public void Only_the_package_of_a_platform_holds_an_engine()
    {
        var own = $"TaskSpec.Cli.{Feed.Platform}.";
        foreach (var file in Directory.GetFiles(feed.Packages, "*.nupkg"))
        {
            using var package = ZipFile.OpenRead(file);
            var held = package.Entries.Where(entry => IsOfAnEngine(entry.Name)).ToArray();
            if (Path.GetFileName(file).StartsWith(own, StringComparison.Ordinal))
                // Its library is some 40 MB or more, and nothing else is so large.
                Assert.Single(held, entry => entry.Length > 20 << 20);
            else
                Assert.Empty(held);
        }
    }

    private static bool IsOfAnEngine(string file) =>
        new[] { "duckdb", "npgsql", "parquet" }.Any(engine => file.Contains(engine, StringComparison.OrdinalIgnoreCase));
}
