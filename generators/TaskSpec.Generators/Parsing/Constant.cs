using System.Globalization;
using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Generators.Parsing;

/// <summary>A constant of an attribute, or its absence. What has another type, or is out of its range, is null: unknown.</summary>
/// <param name="constant">The constant.</param>
/// <param name="range">What it can be, where it is a number.</param>
public readonly struct Constant(TypedConstant? constant, ValueRange? range)
{
    private object? Value => constant is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } some ? some.Value : null;

    /// <summary>Whether the argument stands in the code.</summary>
    public bool IsPresent => constant is not null;

    /// <summary>A string.</summary>
    public string? Text => Value as string;

    /// <summary>A string that is an id; where null stands, an empty one, which a rule tells of.</summary>
    public string? Id => constant is { Kind: TypedConstantKind.Primitive, IsNull: true } ? "" : Text;

    /// <summary>A Boolean.</summary>
    public bool? Flag => Value as bool?;

    /// <summary>A whole number.</summary>
    public int? Count => Value is int number && IsAllowed(number) ? number : null;

    /// <summary>A whole number that JSON can hold.</summary>
    public long? Whole => Value is long number && IsAllowed(number) ? number : null;

    /// <summary>A finite number.</summary>
    public double? Number => Value is double number && IsAllowed(number) && !double.IsInfinity(number) ? number : null;

    /// <summary>A string, number or Boolean as JSON.</summary>
    public string? Scalar =>
        Value switch
        {
            _ when constant is { Kind: not TypedConstantKind.Primitive } => null,
            string text => JsonWriter.Quoted(text),
            char character => JsonWriter.Quoted(character.ToString()),
            bool flag => flag ? "true" : "false",
            double number => JsonWriter.Format(number),
            float number => JsonWriter.Format(number),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>A value of an enumeration; null where it is <c>Unset</c>.</summary>
    public T? Word<T>()
        where T : struct, Enum =>
        Value is int number && number >= Words<T>.First && number < Words<T>.All.Length ? Words<T>.All[number] : null;

    private bool IsAllowed(double number) => range?.Contains(number) == true;

    // The vocabulary's values run from 0 without a gap.
    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly T[] All = (T[])Enum.GetValues(typeof(T));
        public static readonly int First = All[0].ToString() == "Unset" ? 1 : 0;
    }
}
