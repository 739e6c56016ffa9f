using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>The attribute that makes a class a family, with what identifies it changed.</summary>
internal static class FamilyMark
{
    /// <summary>That of another family as C#: its id, version, and what is said behind the title.</summary>
    public static string Of(AttributeSyntax mark, string id, string version, string suffix)
    {
        var changed = new Dictionary<ExpressionSyntax, string>();
        if (ArgumentEdits.Find(mark, null, 0) is { } first)
            changed[first.Expression] = Quoted(id);
        if (Literal(mark, "Version") is { } old)
            changed[old] = Quoted(version);
        if (Literal(mark, "Title") is { } title)
            changed[title] = Quoted($"{title.Token.ValueText} ({suffix.ToLowerInvariant()})");
        return mark.ReplaceNodes(changed.Keys, (value, _) => SyntaxFactory.ParseExpression(changed[value]))
            .WithoutTrivia()
            .ToString();
    }

    /// <summary>Makes the family a suite of the same id, in its next version.</summary>
    public static void ToSuite(TokenEdits edits, AttributeSyntax mark)
    {
        edits.Replace(mark.Name, AttributePlace.Written("Suite", null, ""));
        var version = Literal(mark, "Version") is { } old ? Quoted(Next(old.Token.ValueText)) : null;
        edits.Change(mark, version is null ? [Untitled] : [Untitled, new("Version", -1, version)]);
    }

    /// <summary>Raises the family to its next version: 2.0.0 after 1.4.1. A version that does not begin with a number stays.</summary>
    public static void Raise(TokenEdits edits, AttributeSyntax mark)
    {
        if (Literal(mark, "Version") is { } old)
            edits.Replace(old, Quoted(Next(old.Token.ValueText)));
    }

    private static readonly ArgumentEdit Untitled = new("Title", -1, null);

    private static string Next(string version)
    {
        var parts = version.Split('.');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < int.MaxValue
            ? string.Join(".", parts.Select((_, i) => i == 0 ? (major + 1).ToString(CultureInfo.InvariantCulture) : "0"))
            : version;
    }

    // What is no literal, such as a constant, is left: nobody knows who else uses it.
    private static LiteralExpressionSyntax? Literal(AttributeSyntax mark, string name) =>
        ArgumentEdits.Find(mark, name, -1)?.Expression as LiteralExpressionSyntax;

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
