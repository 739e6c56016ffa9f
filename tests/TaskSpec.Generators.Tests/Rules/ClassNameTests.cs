using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Catalogs;
using TaskSpec.Rules;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>Messages name classes as they stand in code, whatever their metadata calls them.</summary>
public sealed class ClassNameTests
{
    public static TheoryData<string> Pages =>
        [
            .. RuleBook
                .All.Select(rule => rule.Id)
                .Where(id => new RulePage(id).Blocks.First(block => block.Mark == "fires").Language == "csharp"),
        ];

    [Theory]
    [InlineData("A", "A")]
    [InlineData("N.M.A", "A")]
    [InlineData("N.A+B", "B")]
    [InlineData("N.A`1", "A")]
    [InlineData("N.A`2+B`1", "B")]
    [InlineData("N.A@Some.File", "A")]
    [InlineData("N.A`1@Some.File+B", "B")]
    public void Own_name_is_the_last_without_what_stands_in_no_code(string type, string name) =>
        Assert.Equal(name, ClassName.Of(type));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_rule_names_classes_as_they_stand_in_code(string id)
    {
        Assert.True(await CheckAsync(id, Generic) > 0);
        await CheckAsync(id, Local);
    }

    private static async Task<int> CheckAsync(string id, Func<string, string> respell)
    {
        var example = new RulePage(id).Example("fires");
        var test = example with
        {
            Sources = example.Sources.ToImmutableSortedDictionary(
                source => source.Key,
                source => respell(source.Value),
                StringComparer.Ordinal
            ),
            AllowErrors = true,
        };
        var found = await test.RunAsync();
        Assert.All(
            found,
            diagnostic =>
            {
                var said =
                    diagnostic.GetMessage()
                    + string.Concat(diagnostic.Properties.Where(x => x.Key is "remedy" or "cause").Select(x => x.Value));
                Assert.DoesNotContain('`', said);
                Assert.DoesNotContain("@Test", said, StringComparison.Ordinal);
            }
        );
        return found.Length;
    }

    private static string Local(string source) =>
        source.Replace("public sealed class", "file sealed class", StringComparison.Ordinal);

    // Every class that is sealed gets a type parameter, and wherever it is named an argument.
    private static string Generic(string source)
    {
        var root = Compile.Parse(source, "0.cs").GetRoot();
        var classes = root.DescendantNodes()
            .OfType<ClassDeclarationSyntax>()
            .Where(type => type is { TypeParameterList: null, Parent: not TypeDeclarationSyntax } && IsSealed(type))
            .ToList();
        var names = classes.Select(type => type.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var tokens = root.DescendantTokens()
            .Where(token =>
                token.IsKind(SyntaxKind.IdentifierToken)
                && names.Contains(token.ValueText)
                && (
                    token.Parent is IdentifierNameSyntax { Parent: TypeArgumentListSyntax or BaseTypeSyntax }
                    || classes.Contains(token.Parent)
                )
            );
        return root.ReplaceTokens(
                tokens,
                (token, _) =>
                    SyntaxFactory.Identifier(
                        token.LeadingTrivia,
                        token.ValueText + (token.Parent is ClassDeclarationSyntax ? "<TAny>" : "<int>"),
                        token.TrailingTrivia
                    )
            )
            .ToFullString();
    }

    private static bool IsSealed(ClassDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.SealedKeyword);
}
