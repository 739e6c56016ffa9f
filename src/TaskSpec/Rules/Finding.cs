using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>What a rule found at one place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Message">The number, the cause and the remedy, in one or two sentences.</param>
public sealed record Finding(Rule Rule, Place Place, string Message)
{
    /// <summary>The id of the family it is about.</summary>
    public string? Family { get; init; }

    /// <summary>The cause in a word or two.</summary>
    public string? Cause { get; init; }

    /// <summary>What to change.</summary>
    public string? Remedy { get; init; }

    /// <summary>The remedy where it is mechanical: one edit, or some of which the author chooses.</summary>
    public EquatableArray<Edit> Edits { get; init; }
}

/// <summary>Places that several rules name.</summary>
public static class Places
{
    /// <summary>Where an assembly takes in the catalogs of those that it references.</summary>
    public static Place Root { get; } = new(null, "TaskCatalogRoot");
}

/// <summary>A place in the declarations that survives without a compilation: an attribute of a class or of the assembly.</summary>
/// <param name="Type">The full metadata name of the class; null is the assembly.</param>
/// <param name="Attribute">The attribute's name without its suffix, such as Headline; null is the class itself.</param>
/// <param name="Index">Which of several attributes of that name, in order, from 0.</param>
public sealed record Place(string? Type, string? Attribute = null, int Index = 0)
{
    /// <summary>The attribute's type argument by its full metadata name, or its first argument; tells equal names apart before the index does.</summary>
    public string? Argument { get; init; }

    /// <summary>The argument of the attribute that it is about, as its property is called; null is the whole attribute.</summary>
    public string? Parameter { get; init; }

    /// <summary>That argument's number as text, which tells attributes of one name apart too.</summary>
    public string? Value { get; init; }
}
