using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.Generators.Parsing;

/// <summary>Whether a declaration is only half typed: an attribute that does not parse, or that means nothing yet.</summary>
/// <remarks>What is absent from such a declaration may be what is typed next, and what it does say may be cut off.</remarks>
internal static class Unfinished
{
    /// <summary>Whether a class is.</summary>
    public static bool Is(INamedTypeSymbol type) =>
        !type.DeclaringSyntaxReferences.IsEmpty
        && (
            type.BaseType is { TypeKind: TypeKind.Error }
            || type.GetAttributes().Any(IsUnbound)
            || type.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax node && IsBroken(node))
        );

    /// <summary>Whether what an assembly declares for all its families is.</summary>
    public static bool Is(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(IsUnbound)
        || compilation.SyntaxTrees.Any(tree =>
            tree.GetRoot() is CompilationUnitSyntax { ContainsDiagnostics: true } unit
            && unit.AttributeLists.Any(list => list.ContainsDiagnostics)
        );

    private static bool IsBroken(TypeDeclarationSyntax type) =>
        type.ContainsDiagnostics
        && (
            type.ChildNodesAndTokens().Any(part => part.ContainsDiagnostics && part.AsNode() is not MemberDeclarationSyntax)
            || type.Members.Any(IsBrokenMember)
        );

    // Whatever is wrong in the body of a method, no attribute is.
    private static bool IsBrokenMember(MemberDeclarationSyntax member) =>
        member switch
        {
            { ContainsDiagnostics: false } => false,
            TypeDeclarationSyntax type => IsBroken(type),
            IncompleteMemberSyntax => true,
            _ => member.AttributeLists.Any(list => list.ContainsDiagnostics),
        };

    private static bool IsUnbound(AttributeData data)
    {
        if (data.AttributeClass is not { TypeKind: not TypeKind.Error } type)
            return true;
        return AttributeSet.IsTaskSpec(type)
            && (
                data.AttributeConstructor is null
                || !type.TypeArguments.Zip(type.TypeParameters, IsArgument).All(isArgument => isArgument)
                || Arguments.Of(data).Any(argument => argument.Value.Kind == TypedConstantKind.Error)
                || data.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList.Arguments: var written }
                    && written.Count(argument => argument.NameEquals is not null) > data.NamedArguments.Length
            );
    }

    private static bool IsArgument(ITypeSymbol argument, ITypeParameterSymbol parameter) =>
        argument.TypeKind != TypeKind.Error
        && parameter.ConstraintTypes.All(constraint =>
            argument.AllInterfaces.Contains(constraint, SymbolEqualityComparer.Default) || Derives(argument, constraint)
        );

    private static bool Derives(ITypeSymbol type, ITypeSymbol from)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, from))
                return true;
        }

        return false;
    }
}
