using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Parsing;

/// <summary>Reads what generated code needs to know of a family's class.</summary>
internal static class FamilyClassReader
{
    public static FamilyClass Read(INamedTypeSymbol type)
    {
        var name = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.Name + "_" + name;
        return new(
            TypeName.Full(type.ContainingNamespace),
            name,
            IsPublic: Every(type, part => part.DeclaredAccessibility == Accessibility.Public),
            IsReachable: Every(
                type,
                part =>
                    part is { IsFileLocal: false, Arity: 0 }
                    && part.DeclaredAccessibility
                        is Accessibility.Public
                            or Accessibility.Internal
                            or Accessibility.ProtectedOrInternal
            )
        );
    }

    private static bool Every(INamedTypeSymbol type, Func<INamedTypeSymbol, bool> holds)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            if (!holds(part))
                return false;
        }

        return true;
    }
}
