using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Output;

/// <summary>What the commands add to the catalog's own writer: values that may be missing are written as null, never left out.</summary>
internal static class JsonDocument
{
    /// <summary>One document, an object.</summary>
    public static string Of(Action<JsonWriter> members)
    {
        var json = new JsonWriter(brokenLevels: 3);
        json.Open('{');
        members(json);
        json.Close('}');
        return json + "\n";
    }

    public static void TextOrNull(this JsonWriter json, string name, string? value)
    {
        if (value is null)
            json.Raw(name, "null");
        else
            json.Text(name, value);
    }

    public static void NumberOrNull(this JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.Number(name, number);
        else
            json.Raw(name, "null");
    }

    public static void Texts(this JsonWriter json, string name, IEnumerable<string> values)
    {
        json.Open('[', name);
        foreach (var value in values)
            json.Text(null, value);
        json.Close(']');
    }

    /// <summary>An object.</summary>
    public static void Object<T>(this JsonWriter json, string name, T value, Action<JsonWriter, T> members)
    {
        json.Open('{', name);
        members(json, value);
        json.Close('}');
    }

    /// <summary>A list of objects.</summary>
    public static void List<T>(this JsonWriter json, string name, IEnumerable<T> values, Action<JsonWriter, T> members)
    {
        json.Open('[', name);
        foreach (var value in values)
        {
            json.Open('{');
            members(json, value);
            json.Close('}');
        }

        json.Close(']');
    }
}
