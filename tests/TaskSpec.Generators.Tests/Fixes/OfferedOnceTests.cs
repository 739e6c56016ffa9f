extern alias fixes;

using Microsoft.CodeAnalysis;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Fixes;

/// <summary>No two findings of one declaration offer one edit, and no edit states what nobody measured or decided.</summary>
public sealed class OfferedOnceTests
{
    private static readonly string[] Keys = ["on", "attribute", "of", "argument", "old", "value", "remove"];

    public static TheoryData<string> Ids => [.. RuleBook.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Example_offers_each_edit_once(string id)
    {
        var page = new RulePage(id);
        foreach (var code in page.Blocks.Where(block => block is { Language: "csharp", Mark: "fires" or "silent" }))
            Check(await (page.Example(code.Mark) with { AllowErrors = true, Config = AllOn }).RunAsync());
    }

    [Fact]
    public async Task Tour_offers_each_edit_once()
    {
        var folder = Path.Combine(Snapshot.Root, "tasks");
        var test = AnalyzerTest.Of("TSK6001", Compile.ImplicitUsings + " global using TaskSpec;") with
        {
            AllowErrors = true,
            Config = AllOn,
        };
        foreach (
            var file in new DirectoryInfo(folder)
                .EnumerateDirectories()
                .SelectMany(x => x.EnumerateFiles("*.cs", SearchOption.AllDirectories))
        )
        {
            if (
                file.FullName.Contains("obj", StringComparison.Ordinal) || file.FullName.Contains("bin", StringComparison.Ordinal)
            )
                continue;
            test = test.And("/tour/" + file.Name, await File.ReadAllTextAsync(file.FullName));
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.cs"))
            test = test.And("/tour/" + Path.GetFileName(file), await File.ReadAllTextAsync(file));
        Check(await test.RunAsync());
    }

    [Theory]
    [InlineData("FourCases.cs")]
    [InlineData("RealDeclarations.cs")]
    public async Task Declarations_offer_each_edit_once(string file) =>
        Check(await (AnalyzerTest.Of("TSK6001", Compile.Source(file)) with { Config = AllOn }).RunAsync());

    /// <summary>What a page says of its fix names what the fix writes.</summary>
    [Fact]
    public async Task Page_names_what_its_fix_writes()
    {
        foreach (var page in FixExamples.Pages)
        {
            var test = page.Example("fires");
            test = test with { Sources = test.Sources.SetItem("/test/Test.cs", FixExamples.Of(page)) };
            var found = (await test.RunAsync()).Where(finding => finding.Id == page.Id);
            foreach (var edit in found.SelectMany(Edits))
            {
                string[] words =
                    edit["remove"] is not null || (edit["argument"] is not null && edit["value"] is null)
                        ? ["away", "removes"]
                        : [edit["argument"] ?? edit["attribute"]!, edit["attribute"]!];
                Assert.True(words.Any(page.Row("Fix").Contains), $"{page.Id} does not name {words[0]}");
            }
        }
    }

    private static string AllOn =>
        string.Concat(RuleBook.All.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = warning\n"));

    private static void Check(IEnumerable<Diagnostic> found)
    {
        var edits = found
            .SelectMany(finding =>
                Edits(finding).Select(edit => (finding, Place: finding.Properties.GetValueOrDefault("family"), Edit: edit))
            )
            .ToList();
        Assert.Empty(
            edits
                .GroupBy(x => x.Place + ": " + string.Join(", ", Keys.Select(key => x.Edit[key])))
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} by {string.Join(", ", group.Select(x => x.finding.Id))}")
        );
        // A number of samples is written where a profile counted them, a transfer where results say it.
        Assert.All(
            edits.Where(x =>
                x.Edit is { } edit && edit["attribute"] == "Samples" && edit["argument"] == "Count" && edit["remove"] is null
            ),
            x => Assert.Equal("TSK1004", x.finding.Id)
        );
        Assert.All(
            edits.Where(x => x.Edit["argument"] == "Across"),
            x => Assert.StartsWith("TSK7", x.finding.Id, StringComparison.Ordinal)
        );
        string[] claims = ["Weight", "Retries", "Floor", "Factor", "HumanMinutes"];
        Assert.DoesNotContain(edits, x => x.Edit["value"] is not null && claims.Contains(x.Edit["argument"]));
    }

    private static IEnumerable<Dictionary<string, string?>> Edits(Diagnostic finding) =>
        Enumerable
            .Range(0, 10)
            .Where(number => finding.Properties.ContainsKey($"{number}.attribute"))
            .Select(number => Keys.ToDictionary(key => key, key => finding.Properties.GetValueOrDefault($"{number}.{key}")));
}
