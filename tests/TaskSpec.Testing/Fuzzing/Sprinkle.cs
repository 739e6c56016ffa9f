using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TaskSpec.Testing.Fuzzing;

/// <summary>Writes between the tokens of a source what changes nothing: comments, blank lines, regions, and <c>#if</c> whose branch is taken.</summary>
/// <param name="random">Chance; the same seed writes the same again.</param>
public sealed class Sprinkle(Random random)
{
    /// <summary>How sources are parsed: with a symbol that <c>#if</c> asks for.</summary>
    public static readonly CSharpParseOptions Options = Compile.Options.WithPreprocessorSymbols("FULL");

    private const int MostComments = 10;
    private const int MostDirectives = 3;
    private const int Tries = 20;

    private int number;

    /// <summary>The source with comments and blank lines.</summary>
    public string Comments(string source)
    {
        var tokens = Tokens(source);
        var places = Enumerable
            .Range(0, random.Next(1, MostComments + 1))
            .Select(_ => tokens[random.Next(tokens.Count)])
            .Select(token => (random.Next(2) == 0 ? token.SpanStart : token.Span.End, Comment()));
        return Insert(source, places);
    }

    /// <summary>The source with directives, which parses as before.</summary>
    public string Directives(string source)
    {
        for (var count = random.Next(1, MostDirectives + 1); count > 0; count--)
        {
            for (var tries = 0; tries < Tries; tries++)
            {
                var changed = Insert(source, Directive(source));
                if (!Parse(changed).GetDiagnostics().Any() && Words(changed).SequenceEqual(Words(source)))
                {
                    source = changed;
                    break;
                }
            }
        }

        return source;
    }

    private string Comment() =>
        random.Next(5) switch
        {
            0 => $" /* {Mark()} */ ",
            1 => $"/*{Mark()}\n  more */",
            2 => $" // {Mark()}\n",
            3 => $"\n// {Mark()}\n    ",
            _ => "\n\n",
        };

    private IEnumerable<(int, string)> Directive(string source)
    {
        var root = Parse(source).GetRoot();
        var lists = root.DescendantNodes().OfType<AttributeListSyntax>().ToList();
        var list = lists[random.Next(lists.Count)];
        var arguments = list
            .Attributes.Select(attribute => attribute.ArgumentList)
            .OfType<AttributeArgumentListSyntax>()
            .ToList();
        return random.Next(6) switch
        {
            0 => Region(source),
            1 =>
            [
                (
                    root.DescendantTokens().ElementAt(random.Next(root.DescendantTokens().Count())).SpanStart,
                    // Not to silence anything: a directive that a fix has to keep.
                    "\n#pragma warning disable CS1591\n"
                ),
            ],
            2 => Wrap(source, list.Span),
            3 when arguments.Count > 0 => Wrap(source, ElementOf(arguments[random.Next(arguments.Count)].Arguments)),
            _ => Wrap(source, ElementOf(list.Attributes)),
        };
    }

    private IEnumerable<(int, string)> Region(string source)
    {
        var tokens = Tokens(source);
        var (first, second) = (random.Next(tokens.Count), random.Next(tokens.Count));
        return
        [
            (tokens[Math.Min(first, second)].SpanStart, $"\n#region {Mark()}\n"),
            (tokens[Math.Max(first, second)].Span.End, "\n#endregion\n"),
        ];
    }

    // With the comma behind it, or before it.
    private TextSpan ElementOf<T>(SeparatedSyntaxList<T> list)
        where T : SyntaxNode
    {
        if (list.Count == 0)
            return default;
        var index = random.Next(list.Count);
        var span = list[index].Span;
        return index < list.SeparatorCount ? TextSpan.FromBounds(span.Start, list.GetSeparator(index).Span.End)
            : index > 0 ? TextSpan.FromBounds(list.GetSeparator(index - 1).SpanStart, span.End)
            : span;
    }

    private IEnumerable<(int, string)> Wrap(string source, TextSpan span)
    {
        var condition = random.Next(2) == 0 ? "FULL" : "!QUICK";
        var end = random.Next(3) == 0 ? $"\n#else\n{source.Substring(span.Start, span.Length)}\n#endif\n" : "\n#endif\n";
        return span.IsEmpty ? [] : [(span.Start, $"\n#if {condition}\n"), (span.End, end)];
    }

    private string Mark() => "mark " + (number++).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Words(string source) => Tokens(source).Select(token => token.Text);

    private static string Insert(string source, IEnumerable<(int At, string Text)> places) =>
        places.OrderByDescending(place => place.At).Aggregate(source, (text, place) => text.Insert(place.At, place.Text));

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Options);

    // Nothing can stand between those of an interpolated string.
    private static List<SyntaxToken> Tokens(string source) =>
        [
            .. Parse(source)
                .GetRoot()
                .DescendantTokens(node => node is not InterpolatedStringExpressionSyntax)
                .Where(token => token.Span.Length > 0),
        ];
}
