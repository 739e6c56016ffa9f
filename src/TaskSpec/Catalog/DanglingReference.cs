namespace TaskSpec.Catalogs;

/// <summary>A reference to what is not there: a step that the family does not have, a class that is no family. A rule tells of it.</summary>
/// <param name="Type">The full metadata name of the class that carries the attribute.</param>
/// <param name="Attribute">The attribute's name without its suffix.</param>
/// <param name="Of">The full metadata name of the class that it names.</param>
public sealed record DanglingReference(string Type, string Attribute, string Of);
