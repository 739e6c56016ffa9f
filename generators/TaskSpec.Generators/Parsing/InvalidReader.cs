using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Finds the values that cannot be, in the attributes of a symbol itself and in what a family reads besides.</summary>
internal static class InvalidReader
{
    /// <summary>Those in one attribute.</summary>
    /// <param name="data">The attribute.</param>
    /// <param name="type">The full name of the class that carries it; null is the assembly.</param>
    public static IEnumerable<InvalidValue> Read(AttributeData data, string? type)
    {
        foreach (var (name, value) in Arguments.Of(data))
        {
            if (Arguments.Problem(data, name, value) is { } allowed)
                yield return new(type, Arguments.NameOf(data), name, Arguments.Shown(value), allowed)
                {
                    Of = Arguments.SubjectOf(data),
                };
        }
    }

    /// <summary>Those in the attributes of an assembly.</summary>
    public static EquatableArray<InvalidValue> Read(IAssemblySymbol assembly) =>
        Sort(assembly.GetAttributes().Where(AttributeSet.IsTaskSpec).SelectMany(data => Read(data, null)));

    /// <summary>Those in the attributes of a class itself.</summary>
    public static IEnumerable<InvalidValue> Read(INamedTypeSymbol type)
    {
        foreach (var data in type.GetAttributes())
        {
            if (!AttributeSet.IsTaskSpec(data))
                continue;
            foreach (var invalid in Read(data, TypeName.Full(type)))
                yield return invalid;
        }
    }

    /// <summary>Whether a family alone declares a class: it is the family's own, or that of a step in it.</summary>
    public static bool IsOfFamily(INamedTypeSymbol type) =>
        FamilyReach.IsFamily(type)
        || (type is { IsAbstract: false, ContainingType: { } outer } && StepReader.IsStep(type) && FamilyReach.IsFamily(outer));

    /// <summary>Those in the classes that a family is read from: the family's own, and those that others may read too.</summary>
    public static (EquatableArray<InvalidValue> Own, EquatableArray<InvalidValue> Elsewhere) Of(
        INamedTypeSymbol family,
        IEnumerable<INamedTypeSymbol> classes
    )
    {
        var own = new List<InvalidValue>();
        var elsewhere = new List<InvalidValue>();
        foreach (var type in classes)
        {
            var isOwn =
                SymbolEqualityComparer.Default.Equals(type, family)
                || (SymbolEqualityComparer.Default.Equals(type.ContainingType, family) && IsOfFamily(type));
            (isOwn ? own : elsewhere).AddRange(Read(type));
        }

        return (Sort(own), Sort(elsewhere));
    }

    /// <summary>In one order, each once.</summary>
    public static EquatableArray<InvalidValue> Sort(IEnumerable<InvalidValue> values) =>
        values
            .Distinct()
            .OrderBy(value => value.Type, StringComparer.Ordinal)
            .ThenBy(value => value.Attribute, StringComparer.Ordinal)
            .ThenBy(value => value.Of, StringComparer.Ordinal)
            .ThenBy(value => value.Argument, StringComparer.Ordinal)
            .ThenBy(value => value.Value, StringComparer.Ordinal)
            .ThenBy(value => value.Allowed, StringComparer.Ordinal)
            .ToEquatableArray();
}
