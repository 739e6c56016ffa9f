using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TaskSpec.Testing.Analysis;

/// <summary>A place at which a test expects a diagnostic.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Span">The place in the source without its markup.</param>
public sealed record Expectation(string Id, TextSpan Span);

/// <summary>A source with marks: <c>[|…|]</c> is a diagnostic of the test's own rule, <c>{|TSK6001:…|}</c> one of the rule that it names.</summary>
/// <param name="Source">The source without marks.</param>
/// <param name="Expectations">The marks, in order.</param>
public sealed record Markup(string Source, ImmutableArray<Expectation> Expectations)
{
    /// <summary>Reads a marked source.</summary>
    /// <param name="text">The text, with marks that may nest.</param>
    /// <param name="defaultId">What <c>[|…|]</c> stands for.</param>
    public static Markup Parse(string text, string defaultId)
    {
        var source = new StringBuilder(text.Length);
        var open = new Stack<(string Id, int Start, string Close)>();
        var found = ImmutableArray.CreateBuilder<Expectation>();
        for (var i = 0; i < text.Length; )
        {
            if (open.Count > 0 && Stands(open.Peek().Close, i))
            {
                var (id, start, close) = open.Pop();
                found.Add(new(id, TextSpan.FromBounds(start, source.Length)));
                i += close.Length;
            }
            else if (Stands("[|", i))
            {
                open.Push((defaultId, source.Length, "|]"));
                i += 2;
            }
            else if (Stands("{|", i) && text.IndexOf(':', i) is var colon and > 0 && text.IndexOf('\n', i, colon - i) < 0)
            {
                open.Push((text[(i + 2)..colon], source.Length, "|}"));
                i = colon + 1;
            }
            else
            {
                source.Append(text[i++]);
            }
        }

        return open.Count == 0
            ? new(source.ToString(), [.. found.OrderBy(x => x.Span.Start).ThenBy(x => x.Id, StringComparer.Ordinal)])
            : throw new ArgumentException($"a mark is not closed: {open.Peek().Id}", nameof(text));

        bool Stands(string mark, int at) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
    }

    /// <summary>The source with every diagnostic written below the place at which it was reported.</summary>
    public static string Annotate(string source, IEnumerable<(TextSpan Span, string Text)> reported)
    {
        var text = SourceText.From(source);
        var below = reported.ToLookup(report => text.Lines.GetLineFromPosition(report.Span.Start).LineNumber);
        var output = new StringBuilder();
        foreach (var line in text.Lines)
        {
            output.Append(line.ToString()).Append('\n');
            foreach (var (span, message) in below[line.LineNumber].OrderBy(report => report.Span.Start))
            {
                var width = Math.Max(1, Math.Min(span.End, line.End) - span.Start);
                output.Append(' ', span.Start - line.Start).Append('~', width).Append(' ').Append(message).Append('\n');
            }
        }

        return output.ToString();
    }
}
