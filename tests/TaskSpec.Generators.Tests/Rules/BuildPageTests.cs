using System.Text.RegularExpressions;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>docs/build.md names everything that the package's props and targets let a project set, do or say.</summary>
public sealed partial class BuildPageTests
{
    private static readonly string page = File.ReadAllText(Path.Combine(Snapshot.Root, "docs", "build.md"));
    private static readonly string build = string.Concat(
        Directory
            .EnumerateFiles(Path.Combine(Snapshot.Root, "generators", "TaskSpec.Build"))
            .Where(file => Path.GetExtension(file) is ".props" or ".targets" or ".cs")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
    );

    [Fact]
    public void Every_property_is_documented() =>
        Assert.All(
            Property().Matches(build).Select(match => match.Groups[1].Value).Distinct(),
            property => Assert.Contains($"`{property}`", page)
        );

    [Fact]
    public void Every_code_is_documented() =>
        Assert.All(Code().Matches(build).Select(match => match.Value).Distinct(), code => Assert.Contains(code, page));

    [GeneratedRegex(@"\$\(((?:Generate)?Task(?:Spec|Catalog)\w+|EnableDefaultTaskSpecItems)[).]")]
    private static partial Regex Property();

    [GeneratedRegex(@"TSK9\d{3}")]
    private static partial Regex Code();
}
