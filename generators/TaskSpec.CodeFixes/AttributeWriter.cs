using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace TaskSpec.CodeFixes;

/// <summary>Writes an attribute where an author would: behind those that belong together, in the list that holds them.</summary>
internal static class AttributeWriter
{
    // The attributes beside which another belongs, the best company last.
    private static readonly string[] Company = ["Suite", "TaskFamily", "Step", "Headline", "Records"];

    /// <summary>How well another fits the attributes of a part of a class; 0 where it has none of its company.</summary>
    public static int Rank(ClassDeclarationSyntax part) =>
        part.AttributeLists.SelectMany(list => list.Attributes).Select(Rank).DefaultIfEmpty().Max();

    /// <summary>The class with one attribute more.</summary>
    public static ClassDeclarationSyntax AddTo(ClassDeclarationSyntax part, AttributeSyntax attribute)
    {
        var lists = part.AttributeLists;
        var best = lists.Where(list => list.Target is null).OrderByDescending(Rank).FirstOrDefault();
        return best is not null && Rank(best) >= Array.IndexOf(Company, "Step") + 1
            ? part.ReplaceNode(best, Append(best, attribute))
            : AddList(part, attribute);
    }

    private static int Rank(AttributeListSyntax list) => list.Attributes.Select(Rank).DefaultIfEmpty().Max();

    private static int Rank(AttributeSyntax attribute) => Array.IndexOf(Company, NameOf(attribute)) + 1;

    /// <summary>An attribute's name without namespace and suffix.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax { Right: var right } ? right : attribute.Name as SimpleNameSyntax;
        var text = name?.Identifier.ValueText ?? "";
        const string suffix = "Attribute";
        var isLong = text.EndsWith(suffix, StringComparison.Ordinal);
        return isLong ? text.Substring(0, text.Length - suffix.Length) : text;
    }

    /// <summary>The own name of an attribute's type argument; null where it has none.</summary>
    public static string? ArgumentOf(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax { Right: var right } ? right : attribute.Name;
        return name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments }
            ? arguments[0].DescendantTokens().LastOrDefault(token => token.IsKind(SyntaxKind.IdentifierToken)).ValueText
            : null;
    }

    /// <summary>An attribute of TaskSpec, by whole names, which the editor shortens as far as the file's usings allow.</summary>
    public static AttributeSyntax Of(string name, INamedTypeSymbol? argument)
    {
        SimpleNameSyntax simple = argument is null
            ? IdentifierName(name)
            : GenericName(Identifier(name), TypeArgumentList(SingletonSeparatedList(TypeOf(argument))));
        var taskSpec = AliasQualifiedName(IdentifierName(Token(SyntaxKind.GlobalKeyword)), IdentifierName("TaskSpec"));
        return Attribute(QualifiedName(taskSpec, simple).WithAdditionalAnnotations(Simplifier.Annotation));
    }

    /// <summary>The root without an attribute, and without the list or line that held nothing else.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return root.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        return RemoveList(root, list);
    }

    // What stood before the list stands before what follows it, without that one's own indent; a line that it ended still ends.
    private static SyntaxNode RemoveList(SyntaxNode root, AttributeListSyntax list)
    {
        var (previous, next) = (list.GetFirstToken().GetPreviousToken(), list.GetLastToken().GetNextToken());
        var startsLine = previous.IsKind(SyntaxKind.None) || previous.HasTrailingNewLine();
        var gone = new SyntaxAnnotation();
        root = root.ReplaceSyntax(
            [list],
            (node, _) => node.WithAdditionalAnnotations(gone),
            [startsLine ? next : previous],
            (token, _) =>
                startsLine
                    ? token.WithLeadingTrivia(
                        list.GetLeadingTrivia()
                            .Concat(token.LeadingTrivia.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
                    )
                    : token.WithTrailingTrivia(list.GetTrailingTrivia()),
            [],
            (trivia, _) => trivia
        );
        return root.RemoveNode(root.GetAnnotatedNodes(gone).Single(), SyntaxRemoveOptions.KeepUnbalancedDirectives)!;
    }

    private static TypeSyntax TypeOf(INamedTypeSymbol type) =>
        ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            .WithAdditionalAnnotations(Simplifier.Annotation);

    // [A, B] becomes [A, B, Records<M>]; one attribute a line stays one a line, and a comma behind the last one stays there.
    private static AttributeListSyntax Append(AttributeListSyntax list, AttributeSyntax added)
    {
        var attributes = list.Attributes;
        var last = attributes[attributes.Count - 1];
        var before = attributes.Count > 1 ? attributes.GetSeparator(attributes.Count - 2) : default;
        var onOwnLine = before.HasTrailingNewLine();
        var separator = Token(SyntaxKind.CommaToken).WithTrailingTrivia(onOwnLine ? before.LineBreak() : Space);
        var indent = onOwnLine ? last.GetLeadingTrivia().LastIndent() : default;
        var nodes = attributes
            .Replace(last, last.WithTrailingTrivia())
            .GetWithSeparators()
            .Insert(2 * attributes.Count - 1, added.WithLeadingTrivia(indent).WithTrailingTrivia(last.GetTrailingTrivia()))
            .Insert(2 * attributes.Count - 1, separator);
        return list.WithAttributes(SeparatedList<AttributeSyntax>(nodes));
    }

    // A list of its own on the line below the others, or above a class that has none.
    private static ClassDeclarationSyntax AddList(ClassDeclarationSyntax part, AttributeSyntax added)
    {
        var list = AttributeList(SingletonSeparatedList(added));
        var lineBreak = part.SyntaxTree.LineBreak();
        var indent = part.GetLeadingTrivia().LastIndent();
        if (part.AttributeLists.Count == 0)
        {
            var first = list.WithLeadingTrivia(part.GetLeadingTrivia()).WithTrailingTrivia(lineBreak);
            return part.WithLeadingTrivia(indent).WithAttributeLists([first]);
        }

        // Lists that share the class's line become no more of them.
        var previous = part.AttributeLists.Last();
        return previous.GetLastToken().HasTrailingNewLine()
            ? part.WithAttributeLists(part.AttributeLists.Add(list.WithLeadingTrivia(indent).WithTrailingTrivia(lineBreak)))
            : part.ReplaceNode(previous, Append(previous, added));
    }
}
