using System.Text;
using Microsoft.CodeAnalysis;

namespace TaskSpec.Generators.Parsing;

/// <summary>Names of types, made by hand: display strings are too slow for code that runs at every keystroke.</summary>
public static class TypeName
{
    // What stands between a file-local type and its file cannot stand in a name.
    private const char OfFile = '@';

    /// <summary>
    /// The identity of a type, wherever one is named: its full metadata name, <c>Namespace.Outer+Inner</c>; that of a file-local type with its file's
    /// name behind it, <c>Namespace.Type@File</c>, since other files may have their own.
    /// </summary>
    public static string Full(INamedTypeSymbol type)
    {
        var builder = new StringBuilder();
        AppendType(builder, type);
        return builder.ToString();
    }

    /// <summary>The type of an identity that an assembly's sources declare; null where there is none.</summary>
    public static INamedTypeSymbol? Find(IAssemblySymbol assembly, string identity)
    {
        var outermost = identity.Split('+')[0];
        INamespaceSymbol? space = assembly.GlobalNamespace;
        var names = NameOf(outermost).Split('.');
        foreach (var name in names.Take(names.Length - 1))
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == name);
        IEnumerable<INamedTypeSymbol> found = space?.GetTypeMembers(names[names.Length - 1]) ?? [];
        foreach (var inner in identity.Split('+').Skip(1))
            found = found.SelectMany(type => type.GetTypeMembers(NameOf(inner)));
        return found.FirstOrDefault(type => Full(type) == identity);
    }

    // Without arity and file.
    private static string NameOf(string part) => part.Split('`', OfFile)[0];

    /// <summary>The full name of a namespace; empty for the global one.</summary>
    public static string Full(INamespaceSymbol space)
    {
        var builder = new StringBuilder();
        AppendNamespace(builder, space);
        return builder.ToString();
    }

    /// <summary>A name in kebab case: <c>HashLoop</c> is <c>hash-loop</c>, <c>HTTPServer2</c> is <c>http-server2</c>.</summary>
    /// <remarks>Of ASCII letters alone, which is all that an id may have: what other letters have for a small one hangs on the machine.</remarks>
    public static string Kebab(string name)
    {
        var builder = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                i > 0
                && IsCapital(name[i])
                && (!IsCapital(name[i - 1]) || (i + 1 < name.Length && name[i + 1] is >= 'a' and <= 'z'));
            if (startsWord && name[i - 1] != '_')
                builder.Append('-');
            builder.Append(
                name[i] == '_' ? '-'
                : IsCapital(name[i]) ? char.ToLowerInvariant(name[i])
                : name[i]
            );
        }

        return builder.ToString();

        static bool IsCapital(char c) => c is >= 'A' and <= 'Z';
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
        if (type.IsFileLocal && type.DeclaringSyntaxReferences.Length > 0)
            AppendFile(builder, type);
    }

    // Two files of one name are told apart by the order of their paths, which is the same on every machine.
    private static void AppendFile(StringBuilder builder, INamedTypeSymbol type)
    {
        var (path, name) = (PathOf(type), FileOf(type));
        var before = type
            .ContainingNamespace.GetTypeMembers(type.Name, type.Arity)
            .Count(other => other.IsFileLocal && FileOf(other) == name && string.CompareOrdinal(PathOf(other), path) < 0);
        builder.Append(OfFile).Append(name);
        if (before > 0)
            builder.Append('~').Append(before + 1);
    }

    private static string PathOf(INamedTypeSymbol type) => type.DeclaringSyntaxReferences[0].SyntaxTree.FilePath;

    // A dot or a plus would end a name.
    private static string FileOf(INamedTypeSymbol type)
    {
        var file = PathOf(type).Split('/', '\\').Last();
        var end = file.LastIndexOf('.');
        var name = end > 0 ? file.Substring(0, end) : file;
        return new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' ? c : '_')]);
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
