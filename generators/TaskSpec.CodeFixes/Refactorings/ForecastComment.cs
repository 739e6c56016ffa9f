using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>A forecast in words as the lines of a comment, one a sentence, and which lines those were.</summary>
internal static class ForecastComment
{
    private const int Width = 110;
    private const string Start = "// ";
    private const string Continued = "//   ";

    private static readonly string[] Starts =
    [
        "// Forecast at ",
        "// Floor: ",
        "// Excess: ",
        "// Cause: ",
        "// Remedy: ",
        Continued,
    ];

    /// <summary>The lines of a message.</summary>
    public static IEnumerable<string> Lines(string message) =>
        message.Split([". "], StringSplitOptions.RemoveEmptyEntries).SelectMany(sentence => Wrapped(sentence.TrimEnd('.') + "."));

    /// <summary>Leading trivia without the comment that an earlier explanation left.</summary>
    public static SyntaxTriviaList Without(SyntaxTriviaList leading)
    {
        var kept = leading.ToList();
        var first = kept.FindIndex(trivia => IsComment(trivia, Starts[0]));
        if (first < 0)
            return leading;
        var (begin, end) = (first > 0 && kept[first - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? first - 1 : first, first);
        for (var i = first; i < kept.Count && Starts.Any(start => IsComment(kept[i], start)); )
        {
            i++;
            if (i < kept.Count && kept[i].IsKind(SyntaxKind.EndOfLineTrivia))
                i++;
            end = i;
            if (i < kept.Count && kept[i].IsKind(SyntaxKind.WhitespaceTrivia))
                i++;
        }

        kept.RemoveRange(begin, end - begin);
        return SyntaxFactory.TriviaList(kept);
    }

    private static bool IsComment(SyntaxTrivia trivia, string start) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().StartsWith(start, StringComparison.Ordinal);

    private static IEnumerable<string> Wrapped(string sentence)
    {
        var line = Start;
        foreach (var word in sentence.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                yield return line.TrimEnd();
                line = Continued;
            }

            line += word + " ";
        }

        yield return line.TrimEnd();
    }
}
