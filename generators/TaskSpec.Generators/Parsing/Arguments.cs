using System.Globalization;
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

    /// <summary>What an argument must be, in words, where it is what it cannot be; null where nothing is wrong with it.</summary>
    public static string? Problem(AttributeData data, string argument, TypedConstant value)
    {
        if (NumberOf(value) is { } number)
            return RangeOf(data, argument) is { } range && !range.Contains(number) ? range.Words(number) : null;
        var (attribute, isScalar) = (NameOf(data), value is { Kind: TypedConstantKind.Primitive, IsNull: false });
        return value.Kind is TypedConstantKind.Error || isScalar ? null
            : (attribute, argument) is (WellKnownNames.MetadataMark, "Value") ? "a string, a number or a Boolean"
            : value.Kind is TypedConstantKind.Enum ? OneOf(value)
            : ValueRanges.IsRequired(attribute, argument) ? "text"
            : null;
    }

    /// <summary>An argument in a word, as a message shows it.</summary>
    public static string Shown(TypedConstant value) =>
        NumberOf(value) is { } number ? ValueRange.Shown(number)
        : value.IsNull ? "null"
        : value.Kind is TypedConstantKind.Array ? "an array"
        : value is { Kind: TypedConstantKind.Type, Value: ISymbol type } ? $"typeof({type.Name})"
        : Convert.ToString(value.Value, CultureInfo.InvariantCulture);

    // Unset says nothing, and is no problem.
    private static string? OneOf(TypedConstant value)
    {
        var words = value.Type!.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).ToList();
        return words.Exists(word => Equals(word.ConstantValue, value.Value))
            ? null
            : "one of " + string.Join(", ", words.Where(word => word.Name != "Unset").Select(word => word.Name));
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
