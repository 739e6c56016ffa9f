using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads what generated code needs to know of a family's class.</summary>
internal static class FamilyClassReader
{
    public static FamilyClass Read(INamedTypeSymbol type)
    {
        var around = new List<INamedTypeSymbol>();
        for (var part = type; part is not null; part = part.ContainingType)
            around.Insert(0, part);
        var space = TypeName.Full(type.ContainingNamespace);
        var names = around.ConvertAll(part => part.Name);
        return new(
            space,
            string.Join("_", names),
            names[0],
            IsPublic: around.TrueForAll(part => part.DeclaredAccessibility == Accessibility.Public),
            Path: around.TrueForAll(IsReachable) ? string.Join(".", space.Length == 0 ? names : [space, .. names]) : null
        );
    }

    private static bool IsReachable(INamedTypeSymbol part) =>
        part is { IsFileLocal: false, Arity: 0 }
        && part.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
