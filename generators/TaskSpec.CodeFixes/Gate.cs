using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TaskSpec.CodeFixes;

/// <summary>What every fix and refactoring has to pass to be offered: code that parses whatever is defined, with every comment and directive in it.</summary>
internal static class Gate
{
    private const int FewSymbols = 4;

    /// <summary>Whether files can become others.</summary>
    /// <param name="changes">Each file with its new text.</param>
    /// <param name="isOwn">Which comments the change writes and takes back itself.</param>
    public static bool Passes(
        IReadOnlyCollection<(SyntaxTree Before, SourceText After)> changes,
        Func<string, bool>? isOwn = null
    )
    {
        var (before, after) = (new List<SyntaxTree>(), new List<SyntaxTree>());
        foreach (var (tree, text) in changes)
        {
            var changed = tree.WithChangedText(text);
            if (
                HasNewErrors(tree, changed)
                || Defined(tree).Any(options => HasNewErrors(Parse(tree, options), Parse(changed, options)))
            )
                return false;
            before.Add(tree);
            after.Add(changed);
        }

        return IsEmpty(Missing(Said(Comments(before).Where(comment => isOwn?.Invoke(comment) != true)), Said(Comments(after))))
            && Directives(before)
                .OrderBy(text => text, StringComparer.Ordinal)
                .SequenceEqual(Directives(after).OrderBy(text => text, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    // Each symbol that the file asks for the other way round; all together too where they are few.
    private static IEnumerable<CSharpParseOptions> Defined(SyntaxTree tree)
    {
        var (options, root) = ((CSharpParseOptions)tree.Options, tree.GetRoot());
        if (!root.ContainsDirectives)
            return [];
        var asked = root.DescendantNodes(descendIntoTrivia: true)
            .OfType<ConditionalDirectiveTriviaSyntax>()
            .SelectMany(directive => directive.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Select(name => name.Identifier.ValueText)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var turned =
            asked.Count > FewSymbols
                ? asked.Select(name => new[] { name })
                : Enumerable
                    .Range(1, (1 << asked.Count) - 1)
                    .Select(set => asked.Where((_, i) => (set & (1 << i)) != 0).ToArray());
        return turned.Select(names =>
        {
            var defined = new HashSet<string>(options.PreprocessorSymbolNames, StringComparer.Ordinal);
            defined.SymmetricExceptWith(names);
            return options.WithPreprocessorSymbols(defined);
        });
    }

    private static SyntaxTree Parse(SyntaxTree tree, CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(tree.GetText(), options);

    private static bool HasNewErrors(SyntaxTree before, SyntaxTree after) => !IsEmpty(Missing(Errors(after), Errors(before)));

    private static IEnumerable<string> Errors(SyntaxTree tree) =>
        tree.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id);

    private static IEnumerable<string> Comments(IEnumerable<SyntaxTree> trees) =>
        Trivia(trees).Where(IsComment).SelectMany(trivia => trivia.ToFullString().Split('\n'));

    /// <summary>Whether trivia is a comment, of code or of documentation.</summary>
    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind()
            is SyntaxKind.SingleLineCommentTrivia
                or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia
                or SyntaxKind.MultiLineDocumentationCommentTrivia;

    // That of a class which is merged into another documents nothing any more, and stays as a plain one.
    private static IEnumerable<string> Said(IEnumerable<string> comments) =>
        comments.Select(line => line.Trim().TrimStart('/').Trim()).Where(line => line.Length > 0);

    private static IEnumerable<string> Directives(IEnumerable<SyntaxTree> trees) =>
        Trivia(trees)
            .Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            .Select(trivia => trivia.ToFullString().Trim());

    private static IEnumerable<SyntaxTrivia> Trivia(IEnumerable<SyntaxTree> trees) =>
        trees.SelectMany(tree => tree.GetRoot().DescendantTrivia());

    // The texts of one list that another has not, or not as often.
    private static IEnumerable<string> Missing(IEnumerable<string> all, IEnumerable<string> present)
    {
        var left = present
            .GroupBy(text => text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return all.Where(text => !left.TryGetValue(text, out var count) || (left[text] = count - 1) < 0);
    }

    private static bool IsEmpty(IEnumerable<string> texts) => !texts.Any();
}
