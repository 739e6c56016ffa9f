using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.CodeFixes;

/// <summary>Where a class is to be changed.</summary>
/// <param name="Document">The document.</param>
/// <param name="Class">The part of the class in it.</param>
internal sealed record ClassPlace(Document Document, ClassDeclarationSyntax Class);

/// <summary>Finds what a diagnostic's properties name.</summary>
internal static class Symbols
{
    /// <summary>The one type of a full metadata name that code of the project can mean: its own, else that of the only reference that has one.</summary>
    public static INamedTypeSymbol? FindType(this Compilation compilation, string? metadataName)
    {
        if (string.IsNullOrEmpty(metadataName))
            return null;
        if (compilation.Assembly.GetTypeByMetadataName(metadataName!) is { } own)
            return own;
        var visible = compilation
            .GetTypesByMetadataName(metadataName!)
            .Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            .ToList();
        return visible.Count == 1 ? visible[0] : null;
    }

    /// <summary>The full metadata name of a type: A.B+C.</summary>
    public static string FullName(this INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? outer.FullName() + "+" + type.MetadataName
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName
        : type.MetadataName;

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
                    attribute.AttributeClass
                        is {
                            Name: "RecordsAttribute" or "HeadlineAttribute",
                            TypeArguments.Length: 1,
                            ContainingNamespace: { Name: "TaskSpec", ContainingNamespace.IsGlobalNamespace: true }
                        }
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
            let node = reference.GetSyntax(cancel) as ClassDeclarationSyntax
            let document = solution.GetDocument(reference.SyntaxTree)
            where node is not null && document is not null && document is not SourceGeneratedDocument
            orderby AttributeWriter.Rank(node) descending, document.FilePath ?? document.Name, node.SpanStart
            select new ClassPlace(document, node);
        return parts.FirstOrDefault();
    }
}
