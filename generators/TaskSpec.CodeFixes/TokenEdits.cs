using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TaskSpec.CodeFixes;

/// <summary>Tokens of a file that go, and texts that come. Comments and directives between the tokens stay where they are.</summary>
internal sealed class TokenEdits
{
    private readonly SortedDictionary<int, int> removed = [];
    private readonly SortedDictionary<int, string> inserted = [];
    private readonly HashSet<int> whole = [];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => removed.Count == 0 && inserted.Count == 0;

    /// <summary>Takes tokens away, with nothing but white space between them.</summary>
    public void Remove(IEnumerable<SyntaxToken> tokens)
    {
        SyntaxToken before = default;
        foreach (var token in tokens.OrderBy(token => token.SpanStart))
        {
            if (
                before != default
                && before.GetNextToken() == token
                && IsBlank(before.TrailingTrivia)
                && IsBlank(token.LeadingTrivia)
            )
                Cut(TextSpan.FromBounds(before.Span.End, token.SpanStart));
            Cut(token.Span);
            before = token;
        }
    }

    /// <summary>Takes away a span, with whatever stands in it.</summary>
    public void Remove(TextSpan span)
    {
        Cut(span);
        whole.Add(span.Start);
    }

    private void Cut(TextSpan span) =>
        removed[span.Start] = Math.Max(span.End, removed.TryGetValue(span.Start, out var end) ? end : 0);

    /// <summary>Takes nodes out of a list, each with one separator.</summary>
    public void Remove<T>(SeparatedSyntaxList<T> list, Func<T, bool> isGone)
        where T : SyntaxNode
    {
        var separators = Enumerable.Range(0, list.SeparatorCount).ToList();
        var gone = new List<SyntaxToken>();
        foreach (var index in Enumerable.Range(0, list.Count).Where(index => isGone(list[index])))
        {
            gone.AddRange(list[index].DescendantTokens());
            // The last of a list is parted from the one before it.
            var separator = separators.Contains(index) ? index : separators.DefaultIfEmpty(-1).Last();
            if (separators.Remove(separator))
                gone.Add(list.GetSeparator(separator));
        }

        Remove(gone);
    }

    /// <summary>Writes text at a position, behind what was written there before.</summary>
    public void Insert(int position, string text) =>
        inserted[position] = inserted.TryGetValue(position, out var present) ? present + text : text;

    /// <summary>Writes text in place of a node.</summary>
    public void Replace(SyntaxNode node, string text)
    {
        Remove(node.DescendantTokens());
        Insert(node.SpanStart, text);
    }

    /// <summary>The text with the edits, without lines that they left blank, and where in it the new texts stand.</summary>
    public (SourceText Text, IReadOnlyList<TextSpan> Inserted) ApplyTo(SourceText text)
    {
        var (output, cuts, spans, at) = (new StringBuilder(), new List<int>(), new List<TextSpan>(), 0);
        foreach (var start in removed.Keys.Union(inserted.Keys).OrderBy(start => start))
        {
            if (start > at)
                output.Append(text.ToString(TextSpan.FromBounds(at, start)));
            at = Math.Max(at, start);
            if (inserted.TryGetValue(start, out var added))
            {
                spans.Add(new(output.Length, added.Length));
                output.Append(added);
            }

            if (!removed.TryGetValue(start, out var end) || end <= at)
                continue;
            if (added is null && !whole.Contains(start))
                cuts.Add(output.Length);
            at = end;
        }

        output.Append(text.ToString(TextSpan.FromBounds(at, text.Length)));
        var closed = int.MaxValue;
        foreach (var cut in cuts.AsEnumerable().Reverse().Where(cut => cut < closed))
            closed = Close(output, cut, spans);
        return (SourceText.From(output.ToString(), text.Encoding, text.ChecksumAlgorithm), spans);
    }

    // What stood around the cut closes up: a line that holds nothing else goes, and white space is not doubled. Says from where on.
    private static int Close(StringBuilder output, int cut, List<TextSpan> spans)
    {
        var (start, end) = (cut, cut);
        while (start > 0 && IsSpace(output[start - 1]))
            start--;
        while (end < output.Length && IsSpace(output[end]))
            end++;
        var startsLine = start == 0 || IsBreak(output[start - 1]);
        var endsLine = end == output.Length || IsBreak(output[end]);
        if (startsLine && endsLine)
        {
            if (end < output.Length && output[end] == '\r')
                end++;
            if (end < output.Length && output[end] == '\n')
                end++;
        }
        else if (!endsLine && !(output[end] is ']' or ')' or ',' && !startsLine))
        {
            // One side keeps its space.
            if (startsLine || start < cut || output[start - 1] is '[' or '(')
                start = cut;
            else
                (start, end) = (cut, cut);
        }

        if (spans.Any(span => span.Start < end && span.End > start))
            return cut;
        output.Remove(start, end - start);
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Start >= end)
                spans[i] = new(spans[i].Start - (end - start), spans[i].Length);
        }

        return start;
    }

    private static bool IsBlank(SyntaxTriviaList trivia) =>
        trivia.All(one => one.IsKind(SyntaxKind.WhitespaceTrivia) || one.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool IsSpace(char character) => character is ' ' or '\t';

    private static bool IsBreak(char character) => character is '\n' or '\r';
}
