using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TaskSpec.CodeFixes;

/// <summary>Reads an author's formatting off their code.</summary>
internal static class TriviaExtensions
{
    /// <summary>Whether a line ends behind the token.</summary>
    public static bool HasTrailingNewLine(this SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>Where the token's line ends, behind its comments; where the token does, if others follow on its line.</summary>
    public static int EndOfLine(this SyntaxToken token) =>
        token.HasTrailingNewLine()
            ? token.TrailingTrivia.First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).SpanStart
            : token.Span.End;

    /// <summary>The white space that the last line of leading trivia begins with.</summary>
    public static string LastIndent(this SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? leading[leading.Count - 1].ToString()
            : "";

    /// <summary>The line break that a file uses: that of its first line.</summary>
    public static string LineBreak(this SyntaxTree tree)
    {
        var text = tree.GetText();
        var line = text.Lines[0];
        var lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return lineBreak.Length == 0 ? "\n" : lineBreak;
    }
}
