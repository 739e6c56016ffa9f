using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.CodeFixes;

/// <summary>Reads an author's formatting off their code.</summary>
internal static class TriviaExtensions
{
    /// <summary>Whether a line ends behind the token.</summary>
    public static bool HasTrailingNewLine(this SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>The white space that the last line of leading trivia begins with.</summary>
    public static SyntaxTriviaList LastIndent(this SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(leading[leading.Count - 1])
            : default;

    /// <summary>The line break behind the token.</summary>
    public static SyntaxTrivia LineBreak(this SyntaxToken token) =>
        token.TrailingTrivia.First(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>The line break that a file uses: that of its first line.</summary>
    public static SyntaxTrivia LineBreak(this SyntaxTree tree)
    {
        var text = tree.GetText();
        var line = text.Lines[0];
        var lineBreak = text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return SyntaxFactory.EndOfLine(lineBreak.Length == 0 ? "\n" : lineBreak);
    }
}
