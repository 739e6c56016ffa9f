using Microsoft.CodeAnalysis;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Reading;

/// <summary>Which files a declaration is read from.</summary>
internal static class DeclarationClosure
{
    /// <summary>The files of the classes that a family or suite is read from, of those around them, and of the families that it names.</summary>
    public static IEnumerable<SyntaxTree> FilesOf(INamedTypeSymbol declaration)
    {
        var reached = FamilyReach.Of(declaration);
        var named = reached
            .SelectMany(type => type.GetAttributes())
            .SelectMany(data => data.AttributeClass?.TypeArguments ?? [])
            .OfType<INamedTypeSymbol>();
        return reached
            .Concat(named)
            .SelectMany(Around)
            .SelectMany(type => type.DeclaringSyntaxReferences)
            .Select(part => part.SyntaxTree)
            .Distinct();
    }

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            yield return outer.OriginalDefinition;
    }
}
