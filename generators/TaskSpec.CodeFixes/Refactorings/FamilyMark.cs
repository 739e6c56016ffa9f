using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>The attribute that makes a class a family, with what identifies it changed.</summary>
internal static class FamilyMark
{
    /// <summary>That of another family: its id, version, and what is said behind the title.</summary>
    public static AttributeSyntax Of(AttributeSyntax mark, string id, string version, string suffix)
    {
        var changed = With(mark, null, _ => id);
        changed = With(changed, "Version", _ => version);
        return With(changed, "Title", title => $"{title} ({suffix.ToLowerInvariant()})");
    }

    /// <summary>The family as a suite of the same id, in its next version.</summary>
    public static AttributeSyntax AsSuite(AttributeSyntax mark)
    {
        var name = IdentifierName("Suite");
        var suite = NextVersion(mark);
        if (ArgumentList.Find(suite, "Title", -1) is not null)
            suite = ArgumentList.Remove(suite, "Title", -1);
        return suite.WithName(mark.Name is QualifiedNameSyntax qualified ? qualified.WithRight(name) : name).WithTriviaFrom(mark);
    }

    /// <summary>The family in its next version: 2.0.0 after 1.4.1. A version that does not begin with a number stays.</summary>
    public static AttributeSyntax NextVersion(AttributeSyntax mark) => With(mark, "Version", Next);

    private static string Next(string version)
    {
        var parts = version.Split('.');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < int.MaxValue
            ? string.Join(".", parts.Select((_, i) => i == 0 ? (major + 1).ToString(CultureInfo.InvariantCulture) : "0"))
            : version;
    }

    // What is no literal, such as a constant, is left: nobody knows who else uses it.
    private static AttributeSyntax With(AttributeSyntax mark, string? name, Func<string, string> change) =>
        ArgumentList.Find(mark, name, name is null ? 0 : -1) is { Expression: var value }
        && (name is null || value is LiteralExpressionSyntax)
            ? mark.ReplaceNode(
                value,
                LiteralExpression(
                    SyntaxKind.StringLiteralExpression,
                    Literal(change((value as LiteralExpressionSyntax)?.Token.ValueText ?? ""))
                )
            )
            : mark;
}
