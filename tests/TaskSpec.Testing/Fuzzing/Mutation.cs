using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.Testing.Fuzzing;

/// <summary>Makes of good sources what somebody may have typed, or pasted, or left half done.</summary>
/// <param name="sources">The good ones.</param>
/// <param name="random">Chance; the same seed makes the same again.</param>
public sealed class Mutation(IReadOnlyList<string> sources, Random random)
{
    private const int MostChanges = 3;
    private const int Deepest = 100;

    /// <summary>One of the sources, with one to three changes.</summary>
    public string Next()
    {
        var text = sources[random.Next(sources.Count)];
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            text = Change(text);
        return text;
    }

    private string Change(string text)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(8))
        {
            case 0:
                return text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
            case 1:
                return text.Insert(at, Fragment());
            case 2:
                return text[..at];
            case 3:
                var other = sources[random.Next(sources.Count)];
                var from = random.Next(other.Length);
                return text.Insert(at, other.Substring(from, Math.Min(random.Next(1, 300), other.Length - from)));
            case 4:
                return Nest(text);
            default:
                return ChangeToken(text);
        }
    }

    // Often still code that parses.
    private string ChangeToken(string text)
    {
        var tokens = Tokens(text);
        if (tokens.Count < 2)
            return text;
        var (one, other) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
        var with = random.Next(6) switch
        {
            0 => "",
            1 => one.Text + " " + one.Text,
            2 => Fragment(),
            3 when one.Value is int or long or double => Number(),
            4 when one.IsKind(SyntaxKind.StringLiteralToken) => SymbolDisplay.FormatLiteral(Fragment(), quote: true),
            3 or 4 => other.Text,
            _ => null,
        };
        return with is null ? Swap(text, one, other) : Replace(text, one, with);
    }

    private static string Swap(string text, SyntaxToken one, SyntaxToken other) =>
        one.SpanStart < other.SpanStart
            ? Replace(Replace(text, other, one.Text), one, other.Text)
            : Replace(Replace(text, one, other.Text), other, one.Text);

    private static string Replace(string text, SyntaxToken token, string with) =>
        new StringBuilder(text).Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, with).ToString();

    // A class in a class in a class, or parentheses in parentheses.
    private string Nest(string text)
    {
        var depth = random.Next(2, Deepest);
        var kinds = new[] { SyntaxKind.NumericLiteralToken, SyntaxKind.OpenBraceToken };
        var places = Tokens(text).Where(token => kinds.Contains(token.Kind())).ToList();
        if (places.Count == 0)
            return text;
        var place = places[random.Next(places.Count)];
        var (open, close) = place.IsKind(SyntaxKind.NumericLiteralToken) ? ("(", ")") : ("class N : Step { ", "}");
        var nested = string.Concat(Enumerable.Repeat(open, depth)) + "{0}" + string.Concat(Enumerable.Repeat(close, depth));
        return Replace(text, place, open == "(" ? nested.Replace("{0}", place.Text) : place.Text + nested.Replace("{0}", ""));
    }

    private string Number() =>
        random.Next(4) switch
        {
            0 => random.Next(int.MinValue, int.MaxValue).ToString(CultureInfo.InvariantCulture),
            1 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
            2 => random.Next(3).ToString(CultureInfo.InvariantCulture),
            _ => Math.Pow(10, random.Next(-300, 300)).ToString("R", CultureInfo.InvariantCulture),
        };

    private string Fragment() => Fragments.All[random.Next(Fragments.All.Length)];

    private static List<SyntaxToken> Tokens(string text) =>
        [.. CSharpSyntaxTree.ParseText(text, Compile.Options).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)];
}
