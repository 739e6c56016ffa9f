namespace TaskSpec.Catalogs;

/// <summary>A value in a declaration that cannot be. It is left out of the catalog, as if unknown, and a rule tells of it.</summary>
/// <param name="Type">The full metadata name of the class that carries the attribute; null is the assembly.</param>
/// <param name="Attribute">The attribute's name without its suffix.</param>
/// <param name="Argument">The argument, as its property is called.</param>
/// <param name="Value">The value as text.</param>
/// <param name="Allowed">What it can be, in words.</param>
public sealed record InvalidValue(string? Type, string Attribute, string Argument, string Value, string Allowed)
{
    /// <summary>The attribute's type argument by its full metadata name, or its first argument where that is text.</summary>
    public string? Of { get; init; }
}
