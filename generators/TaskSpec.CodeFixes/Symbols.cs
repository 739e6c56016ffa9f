using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.CodeFixes;

/// <summary>Where a class is to be changed.</summary>
/// <param name="Document">The document.</param>
/// <param name="Class">The part of the class in it.</param>
internal sealed record ClassPlace(Document Document, TypeDeclarationSyntax Class);

/// <summary>Finds what a diagnostic's properties name.</summary>
internal static class Symbols
{
    /// <summary>The one type of an identity that code of the project can mean: its own, else that of the only reference that has one.</summary>
    public static INamedTypeSymbol? FindType(this Compilation compilation, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        if (TypeName.Find(compilation.Assembly, name!) is { } own)
            return own;
        var visible = compilation
            .GetTypesByMetadataName(name!)
            .Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            .ToList();
        return visible.Count == 1 ? visible[0] : null;
    }

    /// <summary>The name of an attribute of TaskSpec without its suffix, whatever the code calls it; null of any other.</summary>
    public static string? TaskSpecName(this AttributeData data)
    {
        const string suffix = "Attribute";
        return
            data.AttributeClass is { ContainingNamespace: { Name: "TaskSpec", ContainingNamespace.IsGlobalNamespace: true } } type
            && type.Name.EndsWith(suffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - suffix.Length)
            : null;
    }

    /// <summary>Whether an attribute is written in a list.</summary>
    public static bool IsIn(this AttributeData data, AttributeListSyntax list) =>
        data.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == list.SyntaxTree
        && list.Span.Contains(reference.Span);

    /// <summary>A named argument of an attribute that is a number; null where it has none.</summary>
    public static double? Number(this AttributeData data, string name) =>
        data
            .NamedArguments.Where(argument => argument.Key == name)
            .Select(argument => argument.Value.Value)
            .Where(value => value is int or long or float or double)
            .Select(value => (double?)Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault();

    /// <summary>Whether the class, or a base class that it inherits from, already carries <c>[Records]</c> or <c>[Headline]</c> of the metric.</summary>
    public static bool Records(this INamedTypeSymbol type, INamedTypeSymbol metric)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (
                    attribute.TaskSpecName() is "Records" or "Headline"
                    && attribute.AttributeClass!.TypeArguments.Length == 1
                    && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass.TypeArguments[0], metric)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The part of a class to change: the one that carries its metrics, else its step or family attribute, else the first.</summary>
    public static ClassPlace? FindClass(this Solution solution, INamedTypeSymbol type, CancellationToken cancel)
    {
        var parts =
            from reference in type.DeclaringSyntaxReferences
            let node = reference.GetSyntax(cancel) as TypeDeclarationSyntax
            let document = solution.GetDocument(reference.SyntaxTree)
            where node is not null && document is not null && document is not SourceGeneratedDocument
            orderby type.Rank(node) descending, document.FilePath ?? document.Name, node.SpanStart
            select new ClassPlace(document, node);
        return parts.FirstOrDefault();
    }
}
