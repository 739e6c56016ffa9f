namespace TaskSpec.Catalogs.Json;

/// <summary>The values of an enumeration by their names in JSON, which are in camel case.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    /// <summary>Found once: reading a large catalog asks for them hundreds of thousands of times.</summary>
    public static IReadOnlyDictionary<string, T> Values { get; } =
        ((T[])Enum.GetValues(typeof(T))).ToDictionary(value => FieldsWriter.CamelCase(value.ToString()), StringComparer.Ordinal);
}
