using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace TaskSpec.CodeFixes;

/// <summary>Writes <c>[Records&lt;Metric&gt;]</c> where an author would: behind the metrics that a class has, in the list that holds them.</summary>
internal static class RecordsAttribute
{
    // The attributes beside which a record belongs, the best company last.
    private static readonly string[] Company = ["Suite", "TaskFamily", "Step", "Headline", "Records"];

    /// <summary>How well a record fits the attributes of a part of a class; 0 where it has none of its company.</summary>
    public static int Rank(ClassDeclarationSyntax part) =>
        part.AttributeLists.SelectMany(list => list.Attributes).Select(Rank).DefaultIfEmpty().Max();

    /// <summary>The class with the metric recorded.</summary>
    public static ClassDeclarationSyntax AddTo(ClassDeclarationSyntax part, INamedTypeSymbol metric)
    {
        var record = Of(metric);
        var lists = part.AttributeLists;
        var best = lists.Where(list => list.Target is null).OrderByDescending(Rank).FirstOrDefault();
        return best is not null && Rank(best) >= Array.IndexOf(Company, "Step") + 1
            ? part.ReplaceNode(best, Append(best, record))
            : AddList(part, record);
    }

    private static int Rank(AttributeListSyntax list) => list.Attributes.Select(Rank).DefaultIfEmpty().Max();

    private static int Rank(AttributeSyntax attribute)
    {
        var name = attribute.Name is QualifiedNameSyntax { Right: var right } ? right : attribute.Name as SimpleNameSyntax;
        var text = name?.Identifier.ValueText ?? "";
        const string suffix = "Attribute";
        var isLong = text.EndsWith(suffix, StringComparison.Ordinal);
        return Array.IndexOf(Company, isLong ? text.Substring(0, text.Length - suffix.Length) : text) + 1;
    }

    // Whole names, which the editor shortens as far as the file's usings allow.
    private static AttributeSyntax Of(INamedTypeSymbol metric) =>
        Attribute(
            QualifiedName(
                    AliasQualifiedName(IdentifierName(Token(SyntaxKind.GlobalKeyword)), IdentifierName("TaskSpec")),
                    GenericName(Identifier("Records"), TypeArgumentList(SingletonSeparatedList(NameOf(metric))))
                )
                .WithAdditionalAnnotations(Simplifier.Annotation)
        );

    private static TypeSyntax NameOf(INamedTypeSymbol type) =>
        ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
            .WithAdditionalAnnotations(Simplifier.Annotation);

    // [A, B] becomes [A, B, Records<M>]; one attribute a line stays one a line.
    private static AttributeListSyntax Append(AttributeListSyntax list, AttributeSyntax record)
    {
        var attributes = list.Attributes;
        var last = attributes[attributes.Count - 1];
        var onOwnLine = attributes.Count > 1 && attributes.GetSeparator(attributes.SeparatorCount - 1).HasTrailingNewLine();
        var separator = onOwnLine
            ? Token(SyntaxKind.CommaToken).WithTrailingTrivia(attributes.GetSeparator(attributes.SeparatorCount - 1).LineBreak())
            : Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space);
        var indent = onOwnLine ? last.GetLeadingTrivia().LastIndent() : default;
        var nodes = attributes
            .Replace(last, last.WithTrailingTrivia())
            .GetWithSeparators()
            .Add(separator)
            .Add(record.WithLeadingTrivia(indent).WithTrailingTrivia(last.GetTrailingTrivia()));
        return list.WithAttributes(SeparatedList<AttributeSyntax>(nodes));
    }

    // A list of its own on the line below the others, or above a class that has none.
    private static ClassDeclarationSyntax AddList(ClassDeclarationSyntax part, AttributeSyntax record)
    {
        var list = AttributeList(SingletonSeparatedList(record));
        var lineBreak = part.SyntaxTree.LineBreak();
        var indent = part.GetLeadingTrivia().LastIndent();
        if (part.AttributeLists.Count == 0)
        {
            var added = list.WithLeadingTrivia(part.GetLeadingTrivia()).WithTrailingTrivia(lineBreak);
            return part.WithLeadingTrivia(indent).WithAttributeLists([added]);
        }

        var previous = part.AttributeLists.Last();
        return previous.GetLastToken().HasTrailingNewLine()
            ? part.WithAttributeLists(part.AttributeLists.Add(list.WithLeadingTrivia(indent).WithTrailingTrivia(lineBreak)))
            : part.WithAttributeLists(
                part.AttributeLists.Replace(previous, previous.WithTrailingTrivia(Space))
                    .Add(list.WithTrailingTrivia(previous.GetTrailingTrivia()))
            );
    }
}
