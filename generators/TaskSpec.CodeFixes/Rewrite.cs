using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace TaskSpec.CodeFixes;

/// <summary>A document's new text.</summary>
/// <param name="Document">The document.</param>
/// <param name="Tree">What it was.</param>
/// <param name="Text">What it becomes.</param>
/// <param name="Inserted">Where in it there is something new, with whole names.</param>
internal sealed record Rewrite(DocumentId Document, SyntaxTree Tree, SourceText Text, IReadOnlyList<TextSpan> Inserted)
{
    /// <summary>Whether nothing is left of it.</summary>
    public bool IsGone { get; init; }

    /// <summary>A document with edits; null where they would break it.</summary>
    public static Rewrite? Of(DocumentId document, SyntaxTree tree, TokenEdits edits)
    {
        var (text, inserted) = edits.ApplyTo(tree.GetText());
        return Gate.Passes([(tree, text)]) ? new(document, tree, text, inserted) : null;
    }

    /// <summary>Offers documents' new texts.</summary>
    public static CodeAction Action(string title, Solution solution, IReadOnlyList<Rewrite> rewrites, string? key) =>
        CodeAction.Create(title, cancel => ApplyAsync(solution, rewrites, cancel), key);

    private static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<Rewrite> rewrites, CancellationToken cancel)
    {
        foreach (var rewrite in rewrites)
            solution = rewrite.IsGone
                ? solution.RemoveDocument(rewrite.Document)
                : await rewrite.ApplyToAsync(solution, cancel).ConfigureAwait(false);
        return solution;
    }

    // New names become as short as the file's usings allow.
    private async Task<Solution> ApplyToAsync(Solution solution, CancellationToken cancel)
    {
        solution = solution.WithDocumentText(Document, Text);
        var root = await solution.GetDocument(Document)!.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        var names = root!
            .DescendantNodes()
            .Where(node => node is NameSyntax or MemberAccessExpressionSyntax)
            .Where(node => Inserted.Any(span => span.Contains(node.Span)));
        return solution.WithDocumentSyntaxRoot(
            Document,
            root.ReplaceNodes(names, (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation))
        );
    }
}
