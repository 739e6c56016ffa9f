using System.Text;
using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Parsing;

/// <summary>Names of types, made by hand: display strings are too slow for code that runs at every keystroke.</summary>
public static class TypeName
{
    /// <summary>The full metadata name: <c>Namespace.Outer+Inner</c>.</summary>
    public static string Full(INamedTypeSymbol type)
    {
        var builder = new StringBuilder();
        AppendType(builder, type);
        return builder.ToString();
    }

    /// <summary>The full name of a namespace; empty for the global one.</summary>
    public static string Full(INamespaceSymbol space)
    {
        var builder = new StringBuilder();
        AppendNamespace(builder, space);
        return builder.ToString();
    }

    /// <summary>A name in kebab case: <c>HashLoop</c> is <c>hash-loop</c>, <c>HTTPServer2</c> is <c>http-server2</c>.</summary>
    public static string Kebab(string name)
    {
        var builder = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                i > 0
                && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && name[i - 1] != '_')
                builder.Append('-');
            builder.Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return builder.ToString();
    }

    private static void AppendType(StringBuilder builder, INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            AppendType(builder, outer);
            builder.Append('+');
        }
        else
        {
            AppendNamespace(builder, type.ContainingNamespace);
            if (builder.Length > 0)
                builder.Append('.');
        }

        // Not MetadataName: that of a file-local type holds a hash of the file's path, which differs between machines.
        builder.Append(type.Name);
        if (type.Arity > 0)
            builder.Append('`').Append(type.Arity);
    }

    private static void AppendNamespace(StringBuilder builder, INamespaceSymbol? space)
    {
        if (space is null or { IsGlobalNamespace: true })
            return;
        AppendNamespace(builder, space.ContainingNamespace);
        if (builder.Length > 0)
            builder.Append('.');
        builder.Append(space.Name);
    }
}
