extern alias fixes;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Fixes;

/// <summary>A published benchmark has as many samples as it has, whatever a fix does to its declaration.</summary>
public sealed class PublishedCountTests
{
    private static readonly string Study = Read("Study.cs");

    // Whatever is off until somebody asks for it too.
    private static readonly string Config = string.Join(
        "\n",
        RuleBook.All.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = warning")
    );

    public static TheoryData<string> Benchmarks() =>
        [
            .. Directory
                .GetFiles(Path.Combine(Snapshot.Root, "samples"), "*.cs")
                .Select(path => Path.GetFileName(path))
                .Where(name => name != "Study.cs")
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Benchmarks))]
    public async Task No_fix_changes_a_published_count(string name)
    {
        var fixable = new fixes::TaskSpec.CodeFixes.EditFix().FixableDiagnosticIds;
        var fixes = 0;
        foreach (var source in Declarations(Read(name)))
        {
            var found = await (
                AnalyzerTest.Of("TSK6001", source).And("/test/Study.cs", Study) with
                {
                    Config = Config,
                }
            ).RunAsync();
            foreach (var id in found.Select(finding => finding.Id).Where(id => fixable.Contains(id)).Distinct())
            {
                var fix = FixTest.Of(id, source).And("Study.cs", Study) with { Config = Config };
                var offered = (await fix.OfferedAsync()).Count;
                for (var choice = 0; choice < offered; choice++, fixes++)
                    Assert.Equal(Samples(source), Samples(await (fix with { Choice = choice }).FixFirstAsync()));
            }
        }

        Assert.True(fixes > 0, "nothing was fixed");
    }

    /// <summary>A declaration as it is, and without each of its attributes in turn but that which says how many samples there are.</summary>
    private static IEnumerable<string> Declarations(string source)
    {
        yield return source;
        var root = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot();
        foreach (var attribute in root.DescendantNodes().OfType<AttributeSyntax>())
        {
            if (attribute.Name.ToString() is "Samples" or "TaskFamily")
                continue;
            var list = (AttributeListSyntax)attribute.Parent!;
            yield return list.Attributes.Count > 1
                ? root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString()
                : root.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
        }
    }

    private static string Samples(string source) =>
        string.Join(
            "\n",
            CSharpSyntaxTree
                .ParseText(source)
                .GetRoot()
                .DescendantNodes()
                .OfType<AttributeSyntax>()
                .Where(attribute => attribute.Name.ToString() == "Samples")
                .Select(attribute => attribute.ToString())
        );

    private static string Read(string name) => File.ReadAllText(Path.Combine(Snapshot.Root, "samples", name));
}
