namespace TaskSpec.Catalogs.Json;

/// <summary>Reads or writes the members of one JSON object. One description of a record serves both ways, and the schema.</summary>
/// <remarks>Each method takes the member's name and the value to write, and returns the value: as given, or as read. Null is not written.</remarks>
public abstract class Fields
{
    /// <summary>The largest whole number up to which every one is a double.</summary>
    public const long MostExact = 1L << 53;

    /// <summary>An optional string.</summary>
    public abstract string? Text(string name, string? value);

    /// <summary>An optional whole number that is not negative.</summary>
    public abstract long? Whole(string name, long? value, long most = MostExact);

    /// <summary>An optional number.</summary>
    public abstract double? Number(string name, double? value);

    /// <summary>An optional Boolean.</summary>
    public abstract bool? Flag(string name, bool? value);

    /// <summary>An optional value of an enumeration, in camel case.</summary>
    public abstract T? Word<T>(string name, T? value)
        where T : struct, Enum;

    /// <summary>An optional string, number or Boolean, as JSON.</summary>
    public abstract string? Scalar(string name, string? value);

    /// <summary>An optional object.</summary>
    public abstract T? Object<T>(string name, T? value, Func<Fields, T?, T> map)
        where T : class;

    /// <summary>A list of objects; an empty one is not written.</summary>
    public abstract EquatableArray<T> List<T>(string name, EquatableArray<T> values, Func<Fields, T?, T> map)
        where T : class, IEquatable<T>;

    /// <summary>A list of strings; an empty one is not written.</summary>
    public abstract EquatableArray<string> Texts(string name, EquatableArray<string> values);

    /// <summary>Says that a member must be there.</summary>
    public abstract T Required<T>(string name, T? value)
        where T : class;

    /// <summary>Says that a member must be there.</summary>
    public abstract T Required<T>(string name, T? value)
        where T : struct;

    /// <summary>An optional whole number that fits 32 bits.</summary>
    public int? Count(string name, int? value) => (int?)Whole(name, value, int.MaxValue);
}
