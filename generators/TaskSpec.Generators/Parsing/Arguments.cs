using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>The arguments of an attribute by the names of its properties, wherever they stand.</summary>
internal static class Arguments
{
    private const string Suffix = "Attribute";

    /// <summary>The attribute's name without its suffix.</summary>
    public static string NameOf(AttributeData data)
    {
        var name = data.AttributeClass?.Name ?? "";
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>The name of a positional argument.</summary>
    public static string NameOf(AttributeData data, int position)
    {
        var name =
            data.AttributeConstructor is { Parameters: var parameters } && position < parameters.Length
                ? parameters[position].Name
                : "";
        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>All arguments that stand in the code.</summary>
    public static IEnumerable<(string Name, TypedConstant Value)> Of(AttributeData data)
    {
        for (var i = 0; i < data.ConstructorArguments.Length; i++)
            yield return (NameOf(data, i), data.ConstructorArguments[i]);
        foreach (var argument in data.NamedArguments)
            yield return (argument.Key, argument.Value);
    }

    /// <summary>What the attribute is about: its type argument by its full name, or its first argument where that is text.</summary>
    public static string? SubjectOf(AttributeData data)
    {
        if (data.AttributeClass!.TypeArguments is { Length: 1 } types)
            return types[0] is INamedTypeSymbol type ? TypeName.Full(type) : null;
        return
            data.ConstructorArguments is { Length: > 0 } arguments
            && arguments[0] is { Kind: TypedConstantKind.Primitive, Value: string text }
            ? text
            : null;
    }

    /// <summary>What an argument can be; null where it is no number.</summary>
    public static ValueRange? RangeOf(AttributeData data, string argument)
    {
        var range = ValueRanges.Of(NameOf(data), argument);
        return (range?.NotUnder ?? range?.NotOver) is { } bound
            ? range!.Given(Of(data).Where(other => other.Name == bound).Select(other => NumberOf(other.Value)).FirstOrDefault())
            : range;
    }

    /// <summary>An argument as a number, whether it makes sense or not; null where it is none.</summary>
    public static double? NumberOf(TypedConstant value) =>
        value is { Kind: TypedConstantKind.Primitive, Value: var some }
            ? some switch
            {
                int number => number,
                long number => number,
                double number => number,
                float number => number,
                _ => null,
            }
            : null;
}
