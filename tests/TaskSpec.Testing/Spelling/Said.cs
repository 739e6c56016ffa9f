extern alias generators;

using System.Collections.Immutable;
using generators::TaskSpec.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Catalogs;
using TaskSpec.Rules;
using TaskSpec.Testing.Analysis;
using Xunit;

namespace TaskSpec.Testing.Spelling;

/// <summary>What is said of a project's declarations: by the analyzers in a build or an editor, by the catalog, and by a check of the catalog.</summary>
/// <param name="Live">What the analyzers say: id, family and text, in ordinal order.</param>
/// <param name="Checked">The same of <c>taskspec check</c> on the catalog that the build writes.</param>
/// <param name="Json">That catalog.</param>
public sealed record Said(ImmutableArray<string> Live, ImmutableArray<string> Checked, string Json)
{
    private static readonly CSharpCompilation Empty = Compile.Sources();

    /// <summary>What is said of files that compile.</summary>
    /// <param name="files">The sources by path.</param>
    /// <param name="additional">Additional files by path.</param>
    public static async Task<Said> OfAsync(
        IEnumerable<(string Path, string Text)> files,
        params (string Path, string Text)[] additional
    )
    {
        var compilation = Empty.AddSyntaxTrees(files.Select(file => Compile.Parse(file.Text, file.Path)));
        var errors = compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            Assert.Fail(
                string.Join('\n', errors.Take(5).Append<object>("").Concat(files.Select(file => $"// {file.Path}\n{file.Text}")))
            );
        var run = GeneratorRun.Driver(track: false, additional).RunGenerators(compilation).GetRunResult();
        var texts = additional.Select(file => GeneratorRun.File(file.Path, file.Text)).ToImmutableArray();
        var live = await compilation
            .WithAnalyzers(AnalyzerTest.All, new AnalyzerOptions(texts, new EditorConfig("")))
            .GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(live, diagnostic => diagnostic.Id == "AD0001");
        var json = JsonOf(run) ?? CatalogJson.Write(new Catalog { Assembly = "Declarations" });
        var found = Checkup.Of(CatalogJson.Read(json), RuleOptions.Default).Findings;
        return new(
            [
                .. live.Select(x => $"{x.Id} {x.Properties.GetValueOrDefault("family")}: {x.GetMessage()}")
                    .Order(StringComparer.Ordinal),
            ],
            [.. found.Select(x => $"{x.Rule.Id} {x.Family}: {x.Message}").Order(StringComparer.Ordinal)],
            json
        );
    }

    /// <summary>Fails unless editor and check say the same, in number, id, family and text.</summary>
    public void AssertAgrees()
    {
        if (Checked.SequenceEqual(Live))
            return;
        Assert.Fail(
            string.Join(
                '\n',
                [
                    .. Except(Checked, Live).Select(x => "check alone: " + x),
                    .. Except(Live, Checked).Select(x => "editor alone: " + x),
                ]
            )
        );
    }

    // As often as it stands in the one and not in the other.
    private static IEnumerable<string> Except(IEnumerable<string> some, IEnumerable<string> others)
    {
        var rest = others.ToList();
        return some.Where(line => !rest.Remove(line));
    }

    private static string? JsonOf(GeneratorDriverRunResult run) =>
        run
            .GeneratedTrees.FirstOrDefault(tree => tree.FilePath.EndsWith("CatalogFragment.g.cs", StringComparison.Ordinal))
            ?.GetRoot()
            .DescendantNodes()
            .OfType<AttributeArgumentSyntax>()
            .Select(argument => argument.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Select(literal => literal.Token.Value)
            .OfType<string>()
            .Single();
}
