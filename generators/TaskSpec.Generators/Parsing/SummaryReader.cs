using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads the summary of a documentation comment from the comment's text.</summary>
/// <remarks>Not from the symbol: that is slow, and silent in projects that write no documentation file.</remarks>
internal static class SummaryReader
{
    private const string Start = "<summary>";
    private const string End = "</summary>";

    /// <summary>The summary; of several parts of a partial class, the first in ordinal order, so that the order of files does not matter.</summary>
    public static string? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        string? first = null;
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            var node = part.GetSyntax(cancellation);
            if (node.HasLeadingTrivia && Read(CommentOf(node)) is { } summary)
                first = first is null || string.CompareOrdinal(summary, first) < 0 ? summary : first;
        }

        return first;
    }

    private static string CommentOf(SyntaxNode node) =>
        string.Join("\n", node.GetLeadingTrivia().Where(IsDocumentation).Select(trivia => trivia.ToFullString()));

    // A project that parses no documentation has it as comments of the other kind.
    private static bool IsDocumentation(SyntaxTrivia trivia) =>
        trivia.Kind() switch
        {
            SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => true,
            SyntaxKind.SingleLineCommentTrivia => StartsAs(trivia.ToString(), "///"),
            SyntaxKind.MultiLineCommentTrivia => StartsAs(trivia.ToString(), "/**"),
            _ => false,
        };

    // One more of the same is an ordinary comment again.
    private static bool StartsAs(string comment, string mark) =>
        comment.StartsWith(mark, StringComparison.Ordinal) && !comment.StartsWith(mark + mark[2], StringComparison.Ordinal);

    private static string? Read(string comment)
    {
        var start = comment.LastIndexOf(Start, StringComparison.Ordinal);
        var end = start < 0 ? -1 : comment.IndexOf(End, start, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var lines = comment
            .Substring(start, end + End.Length - start)
            .Split('\n')
            .Select(line => line.Trim().TrimStart('/', '*'));
        try
        {
            var words = Text(XElement.Parse(string.Join(" ", lines)))
                .Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 0 ? null : string.Join(" ", words);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Text(XElement element) =>
        string.Concat(
            element
                .Nodes()
                .Select(node =>
                    node switch
                    {
                        XText text => text.Value,
                        XElement { IsEmpty: true } reference => Name(reference),
                        XElement inner => Text(inner),
                        _ => "",
                    }
                )
        );

    // <see cref="Namespace.Name"/> reads as its last name.
    private static string Name(XElement reference)
    {
        var name = reference.Attributes().FirstOrDefault()?.Value ?? " ";
        return name.Substring(name.LastIndexOf('.') + 1);
    }
}
