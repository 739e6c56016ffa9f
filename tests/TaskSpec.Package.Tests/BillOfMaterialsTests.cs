using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace TaskSpec.Package.Tests;

/// <summary>Beside each package lies what it is made of, in CycloneDX.</summary>
[Collection(Feed.Collection)]
public sealed class BillOfMaterialsTests(Feed feed)
{
    [Fact]
    public void Each_package_has_one_that_names_all_that_it_depends_on_or_holds()
    {
        var packages = Directory.GetFiles(feed.Packages, "TaskSpec*.nupkg");
        Assert.NotEmpty(packages);
        foreach (var package in packages)
        {
            var name = Path.GetFileNameWithoutExtension(package);
            using var bill = JsonDocument.Parse(File.ReadAllText(Path.Combine(feed.Packages, name + ".cdx.json")));
            var root = bill.RootElement;
            var own = root.GetProperty("metadata").GetProperty("component");
            Assert.Equal("CycloneDX", root.GetProperty("bomFormat").GetString());
            Assert.Equal(name, $"{own.GetProperty("name").GetString()}.{own.GetProperty("version").GetString()}");
            var named = root.TryGetProperty("components", out var components)
                ? components.EnumerateArray().Select(part => part.GetProperty("purl").GetString()).ToHashSet()
                : [];
            using var zip = ZipFile.OpenRead(package);
            Assert.Subset(named, Dependencies(zip).Concat(Held(zip)).ToHashSet());
        }
    }

    private static IEnumerable<string?> Dependencies(ZipArchive package)
    {
        using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return
        [
            .. XDocument
                .Load(nuspec)
                .Descendants()
                .Where(element => element.Name.LocalName == "dependency")
                .Select(element => $"pkg:nuget/{element.Attribute("id")!.Value}@{element.Attribute("version")!.Value}"),
        ];
    }

    /// <summary>The packages whose files a tool's package holds.</summary>
    private static IEnumerable<string?> Held(ZipArchive package) =>
        package
            .Entries.Where(entry => entry.FullName.EndsWith(".deps.json", StringComparison.Ordinal))
            .SelectMany(entry =>
            {
                using var stream = entry.Open();
                using var json = JsonDocument.Parse(stream);
                return json
                    .RootElement.GetProperty("libraries")
                    .EnumerateObject()
                    .Where(library => library.Value.GetProperty("type").GetString() == "package")
                    .Select(library => $"pkg:nuget/{library.Name.Replace('/', '@')}")
                    .ToArray();
            });
}
