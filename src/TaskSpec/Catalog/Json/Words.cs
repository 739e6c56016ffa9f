namespace TaskSpec.Catalogs.Json;

/// <summary>The values of an enumeration as JSON spells them: in camel case.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    /// <summary>The words by value.</summary>
    public static readonly Dictionary<T, string> Names = Enum.GetNames(typeof(T))
        .ToDictionary(name => (T)Enum.Parse(typeof(T), name), CamelCase);

    /// <summary>The values by word.</summary>
    public static readonly Dictionary<string, T> Values = Names.ToDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
