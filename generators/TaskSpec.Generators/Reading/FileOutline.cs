using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Reading;

/// <summary>
/// What of a file can change what a declaration means, by syntax alone. It decides what is looked at again after an edit, and nothing else: what a
/// declaration means, its symbol says.
/// </summary>
internal sealed class FileOutline
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>All of it as text: files of equal text mean the same.</summary>
    public required string Text { get; init; }

    /// <summary>The classes that carry attributes.</summary>
    public required IReadOnlyList<AttributedClass> Classes { get; init; }

    /// <summary>The names of its own using aliases.</summary>
    public required HashSet<string> Aliases { get; init; }

    /// <summary>What the file declares, by name: where, and how, so far as attributes elsewhere can tell.</summary>
    public required IReadOnlyDictionary<string, string> Declares { get; init; }

    /// <summary>The names that stand where the meaning of a declaration is decided.</summary>
    public required HashSet<string> Mentions { get; init; }

    /// <summary>Constants that are made of other names, and those.</summary>
    public required IReadOnlyList<(string Name, HashSet<string> Of)> Constants { get; init; }

    /// <summary>Global usings, which are those of every file, as text; empty where there are none.</summary>
    public required string Global { get; init; }

    /// <summary>The names of global using aliases.</summary>
    public required HashSet<string> GlobalAliases { get; init; }

    /// <summary>The names in global usings.</summary>
    public required HashSet<string> GlobalMentions { get; init; }
}

/// <summary>A class that carries attributes, by the names around it.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Types">The names of the types around it, outermost first, and its own, each with its arity.</param>
/// <param name="File">The file of a file-local class; null of others.</param>
/// <param name="Attributes">The simple names of its attributes, as they are written.</param>
internal sealed record AttributedClass(
    string Namespace,
    EquatableArray<(string Name, int Arity)> Types,
    string? File,
    EquatableArray<string> Attributes
);
