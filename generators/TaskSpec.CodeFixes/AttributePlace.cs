using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TaskSpec.CodeFixes;

/// <summary>Writes attributes where an author would: behind those that belong together, in the list that holds them.</summary>
internal static class AttributePlace
{
    // The attributes beside which another belongs, the best company last.
    private static readonly string[] Company = ["Suite", "TaskFamily", "Step", "Headline", "Records"];

    /// <summary>How well another fits the attributes of a part of a class; 0 where it has none of its company.</summary>
    public static int Rank(this INamedTypeSymbol type, TypeDeclarationSyntax part) =>
        part.AttributeLists.Select(type.Rank).DefaultIfEmpty().Max();

    /// <summary>An attribute of TaskSpec as C#, by whole names, which the editor shortens as far as the file's usings allow.</summary>
    public static string Written(string name, INamedTypeSymbol? argument, string arguments) =>
        $"global::TaskSpec.{name}{(argument is null ? "" : $"<{argument.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>")}{arguments}";

    /// <summary>Writes attributes on a part of a class.</summary>
    public static void Add(
        this TokenEdits edits,
        INamedTypeSymbol type,
        TypeDeclarationSyntax part,
        IEnumerable<string> attributes
    )
    {
        var best = part
            .AttributeLists.Where(list => list.Target is null && !IsConditional(list, part))
            .OrderByDescending(type.Rank)
            .FirstOrDefault();
        if (best is not null && type.Rank(best) >= Array.IndexOf(Company, "Step") + 1)
            Append(edits, best, attributes);
        else
            AddList(edits, part, attributes);
    }

    /// <summary>Takes attributes away, and the lists that hold no others.</summary>
    public static void Remove(this TokenEdits edits, IReadOnlyCollection<AttributeSyntax> gone)
    {
        foreach (var list in gone.Select(attribute => (AttributeListSyntax)attribute.Parent!).Distinct())
        {
            if (list.Attributes.All(gone.Contains))
                edits.Remove(list.DescendantTokens());
            else
                edits.Remove(list.Attributes, gone.Contains);
        }
    }

    private static int Rank(this INamedTypeSymbol type, AttributeListSyntax list) =>
        type.GetAttributes()
            .Where(data => data.IsIn(list))
            .Select(data => Array.IndexOf(Company, data.TaskSpecName()) + 1)
            .DefaultIfEmpty()
            .Max();

    // A list that is cut by #if, or stands under one that the class does not stand under.
    private static bool IsConditional(AttributeListSyntax list, TypeDeclarationSyntax part)
    {
        var open = 0;
        foreach (var directive in part.DescendantTrivia(TextSpan.FromBounds(list.SpanStart, part.Identifier.SpanStart)))
        {
            open += directive.Kind() switch
            {
                SyntaxKind.IfDirectiveTrivia => 1,
                SyntaxKind.EndIfDirectiveTrivia => -1,
                _ => 0,
            };
            var isConditional = directive.GetStructure() is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax;
            if (isConditional && (list.Span.Contains(directive.SpanStart) || open < 0 || (open == 0 && IsBranch(directive))))
                return true;
        }

        return false;
    }

    private static bool IsBranch(SyntaxTrivia directive) =>
        directive.IsKind(SyntaxKind.ElseDirectiveTrivia) || directive.IsKind(SyntaxKind.ElifDirectiveTrivia);

    // [A, B] becomes [A, B, Records<M>]; one attribute a line stays one a line, and a comma behind the last one stays there.
    private static void Append(TokenEdits edits, AttributeListSyntax list, IEnumerable<string> added)
    {
        var attributes = list.Attributes;
        var last = attributes[attributes.Count - 1].GetLastToken();
        if (attributes.Count < 2 || !attributes.GetSeparator(attributes.Count - 2).HasTrailingNewLine())
        {
            edits.Insert(last.Span.End, string.Concat(added.Select(attribute => ", " + attribute)));
            return;
        }

        var hasComma = attributes.SeparatorCount == attributes.Count;
        var newLine = list.SyntaxTree.LineBreak() + attributes[attributes.Count - 1].GetLeadingTrivia().LastIndent();
        if (!hasComma)
            edits.Insert(last.Span.End, ",");
        edits.Insert(
            (hasComma ? attributes.GetSeparator(attributes.Count - 1) : last).EndOfLine(),
            newLine + string.Join("," + newLine, added) + (hasComma ? "," : "")
        );
    }

    // A list of its own on the line below the others, or above a class that has none.
    private static void AddList(TokenEdits edits, TypeDeclarationSyntax part, IEnumerable<string> added)
    {
        var list = $"[{string.Join(", ", added)}]";
        var (lineBreak, indent) = (part.SyntaxTree.LineBreak(), part.GetLeadingTrivia().LastIndent());
        if (part.AttributeLists.Count == 0)
        {
            edits.Insert(part.SpanStart, list + lineBreak + indent);
            return;
        }

        var previous = part.AttributeLists.Last();
        var next = previous.GetLastToken().GetNextToken();
        if (IsConditional(previous, part))
            edits.Insert(next.SpanStart, list + lineBreak + indent);
        else if (previous.GetLastToken().HasTrailingNewLine())
            edits.Insert(previous.FullSpan.End, indent + list + lineBreak);
        // Lists that share the class's line become no more of them.
        else
            Append(edits, previous, added);
    }
}
