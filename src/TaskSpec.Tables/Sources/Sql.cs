namespace TaskSpec.Tables;

/// <summary>SQL that all engines understand.</summary>
internal static class Sql
{
    /// <summary>A name as it is, whatever is in it.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text as it is, whatever is in it.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A list of texts, in ordinal order.</summary>
    public static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Order(StringComparer.Ordinal).Select(Text));

    /// <summary>A list of names.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    /// <summary>A column as what <see cref="RelationCells"/> reads: a whole number, a number or a text.</summary>
    /// <param name="name">The column.</param>
    /// <param name="type">What it holds, as the engine's provider says.</param>
    public static string Plain(string name, Type type) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.String or TypeCode.Int64 or TypeCode.Double => Name(name),
            TypeCode.SByte or TypeCode.Byte or TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 =>
                $"CAST({Name(name)} AS BIGINT)",
            TypeCode.Single or TypeCode.Decimal => $"CAST({Name(name)} AS DOUBLE PRECISION)",
            _ => $"CAST({Name(name)} AS VARCHAR)",
        };
}
