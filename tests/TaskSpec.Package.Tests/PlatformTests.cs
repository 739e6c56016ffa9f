using System.IO.Compression;
using System.Text.Json;
using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>Who installs the tool downloads the engine of one platform; who installs anything else downloads none.</summary>
[Collection(Feed.Collection)]
public sealed class PlatformTests(Feed feed)
{
    private const string Tool = "src/TaskSpec.Cli";

    // The packages of all platforms are made from what restoring says of each.
    [Fact]
    public void Each_platform_has_its_own_library_and_any_other_has_none()
    {
        var restored = File.ReadAllText(Path.Combine(Snapshot.Root, Tool, "obj", "project.assets.json"));
        using var json = JsonDocument.Parse(restored);
        var libraries = Dotnet
            .Run(Snapshot.Root, "msbuild", Tool, "-getProperty:ToolPackageRuntimeIdentifiers")
            .Trim()
            .Split(';')
            .ToDictionary(platform => platform, platform => Native(json.RootElement, platform));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["linux-x64"] = "runtimes/linux-x64/native/libduckdb.so",
                ["linux-arm64"] = "runtimes/linux-arm64/native/libduckdb.so",
                ["win-x64"] = "runtimes/win-x64/native/duckdb.dll",
                ["win-arm64"] = "runtimes/win-arm64/native/duckdb.dll",
                ["osx-x64"] = "runtimes/osx/native/libduckdb.dylib",
                ["osx-arm64"] = "runtimes/osx/native/libduckdb.dylib",
                ["any"] = "",
            },
            libraries
        );
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

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-arm64")]
    [InlineData("any")]
    public void Tool_is_compiled_ahead_by_the_system_that_it_is_for(string platform)
    {
        var ahead = Dotnet.Run(
            Snapshot.Root,
            "msbuild",
            Tool,
            $"-p:RuntimeIdentifier={platform}",
            "-getProperty:PublishReadyToRun"
        );
        Assert.Equal(platform.Split('-')[0] == Feed.Platform.Split('-')[0] ? "true" : "", ahead.Trim());
    }

    private static bool IsOfAnEngine(string file) =>
        new[] { "duckdb", "npgsql", "parquet" }.Any(engine => file.Contains(engine, StringComparison.OrdinalIgnoreCase));

    private static string Native(JsonElement restored, string platform) =>
        string.Join(
            " ",
            restored
                .GetProperty("targets")
                .GetProperty($"net10.0/{platform}")
                .EnumerateObject()
                .Where(library => library.Value.TryGetProperty("native", out _))
                .SelectMany(library => library.Value.GetProperty("native").EnumerateObject())
                .Select(file => file.Name)
        );
}
