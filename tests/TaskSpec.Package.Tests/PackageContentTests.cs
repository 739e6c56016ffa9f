using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>What is in the packages, and what they say of themselves.</summary>
[Collection(Feed.Collection)]
public sealed class PackageContentTests(Feed feed)
{
    private static readonly string version = typeof(Sample).Assembly.GetName().Version!.ToString(3);

    [Theory]
    [InlineData("TaskSpec")]
    [InlineData("TaskSpec.Cli")]
    [InlineData("TaskSpec.Cli.PLATFORM")]
    [InlineData("TaskSpec.Runners")]
    [InlineData("TaskSpec.Tables")]
    [InlineData("TaskSpec.Templates")]
    public void Package_has_these_files_and_no_others(string id)
    {
        using var package = Open(id);
        var files = package
            .Entries.Select(entry => Platform(entry.FullName))
            // What every package is made of; their names are drawn by lot.
            .Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/") && name != "[Content_Types].xml");
        Snapshot.Matches(string.Join("\n", files.Order(StringComparer.Ordinal)) + "\n", id);
    }

    [Fact]
    public void Packages_name_no_path_of_the_machine_that_built_them()
    {
        byte[][] paths =
        [
            .. new[] { Snapshot.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.GetTempPath() }
                .Select(path => Path.TrimEndingDirectorySeparator(path))
                .Where(path => path.Length > 1)
                .SelectMany(path => new[] { Encoding.UTF8.GetBytes(path + "/"), Encoding.Unicode.GetBytes(path + "/") }),
        ];
        foreach (var bill in Directory.GetFiles(feed.Packages, "*.cdx.json"))
            Assert.All(paths, path => Assert.True(File.ReadAllBytes(bill).AsSpan().IndexOf(path) < 0, bill));
        var packages = Directory.GetFiles(feed.Packages, "TaskSpec*.*nupkg");
        Assert.NotEmpty(packages);
        foreach (var package in packages)
        {
            using var zip = ZipFile.OpenRead(package);
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                var bytes = content.ToArray();
                Assert.All(
                    paths,
                    path =>
                        Assert.True(
                            bytes.AsSpan().IndexOf(path) < 0,
                            $"{Path.GetFileName(package)}: {entry.FullName} names a path of this machine"
                        )
                );
            }
        }
    }

    [Theory]
    [InlineData("TaskSpec")]
    [InlineData("TaskSpec.Cli")]
    [InlineData("TaskSpec.Cli.PLATFORM")]
    [InlineData("TaskSpec.Runners")]
    [InlineData("TaskSpec.Tables")]
    [InlineData("TaskSpec.Templates")]
    public void Package_says_what_it_is(string id)
    {
        using var package = Open(id);
        using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        Assert.Equal(["MIT", "icon.png", "README.md"], new[] { "license", "icon", "readme" }.Select(Value));
        Assert.All(
            ["authors", "description", "tags", "projectUrl"],
            name => Assert.False(string.IsNullOrWhiteSpace(Value(name)))
        );
        Assert.StartsWith("https://", Element("repository").Attribute("url")!.Value);
        // Whoever installs the library must get nothing else.
        if (id is not ("TaskSpec.Runners" or "TaskSpec.Tables"))
            Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");

        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
        string Value(string name) => Element(name).Value;
    }

    [Theory]
    [InlineData("TaskSpec", "lib/net10.0/TaskSpec.pdb")]
    [InlineData("TaskSpec.Cli.PLATFORM", "tools/net10.0/PLATFORM/TaskSpec.Cli.pdb")]
    public void Symbols_are_apart(string id, string file)
    {
        using var symbols = Open(id, "snupkg");
        Assert.Contains(file, symbols.Entries.Select(entry => Platform(entry.FullName)));
    }

    private ZipArchive Open(string id, string kind = "nupkg") =>
        ZipFile.OpenRead(
            Path.Combine(feed.Packages, $"{id.Replace("PLATFORM", Feed.Platform, StringComparison.Ordinal)}.{version}.{kind}")
        );

    /// <summary>A file's name as it would be on any platform.</summary>
    private static string Platform(string name) =>
        Regex.Replace(
            name.Replace(Feed.Platform, "PLATFORM", StringComparison.Ordinal),
            @"/(libduckdb\.so|libduckdb\.dylib|duckdb\.dll)$",
            "/ENGINE"
        );
}
