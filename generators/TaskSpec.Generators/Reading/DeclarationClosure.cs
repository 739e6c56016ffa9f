using Microsoft.CodeAnalysis;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Reading;

/// <summary>Which files a declaration is read from.</summary>
internal static class DeclarationClosure
{
    /// <summary>The files of a class, of those around it, of its bases, of its steps, and of what all these name; of families that it names, their own only.</summary>
    public static IEnumerable<SyntaxTree> FilesOf(INamedTypeSymbol declaration)
    {
        var open = new Stack<INamedTypeSymbol>([declaration]);
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var files = new HashSet<SyntaxTree>();
        while (open.Count > 0)
        {
            var type = open.Pop().OriginalDefinition;
            if (!seen.Add(type) || type.DeclaringSyntaxReferences.IsEmpty)
                continue;
            files.UnionWith(type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree));
            if (!SymbolEqualityComparer.Default.Equals(type, declaration) && InvalidReader.IsFamily(type))
                continue;
            if (type.BaseType is { } suite)
                open.Push(suite);
            if (type.ContainingType is { } outer)
                open.Push(outer);
            foreach (var step in type.GetTypeMembers().Where(StepReader.IsStep))
                open.Push(step);
            foreach (var named in type.GetAttributes().SelectMany(data => data.AttributeClass?.TypeArguments ?? []))
            {
                if (named is INamedTypeSymbol reference)
                    open.Push(reference);
            }
        }

        return files;
    }
}
