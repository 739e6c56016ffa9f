namespace TaskSpec.Catalogs.Json;

/// <summary>Describes the members of an object as JSON Schema (2020-12): the third use of one description, after reading and writing.</summary>
/// <remarks>A member that is unknown is allowed, as it is by the reader: a newer writer may add some.</remarks>
public sealed class FieldsSchema : Fields
{
    private readonly SortedDictionary<string, string> members = new(StringComparer.Ordinal);
    private readonly SortedSet<string> required = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, FieldsSchema> definitions;

    private FieldsSchema(SortedDictionary<string, FieldsSchema> definitions) => this.definitions = definitions;

    /// <summary>The schema of one type of document.</summary>
    /// <param name="id">The schema's id.</param>
    /// <param name="title">What the documents are.</param>
    /// <param name="map">The description of their type.</param>
    public static string Write<T>(string id, string title, Func<Fields, T?, T> map)
        where T : class
    {
        var fields = new FieldsSchema(new(StringComparer.Ordinal));
        map(fields, null);
        var json = new JsonWriter(5);
        json.Open('{');
        json.Text("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.Text("$id", id);
        json.Text("title", title);
        fields.WriteBody(json);
        json.Open('{', "$defs");
        foreach (var definition in fields.definitions)
        {
            json.Open('{', definition.Key);
            definition.Value.WriteBody(json);
            json.Close('}');
        }

        json.Close('}');
        json.Close('}');
        return json + "\n";
    }

    /// <inheritdoc/>
    public override string? Text(string name, string? value) =>
        // A value that does not come from the document is the same in every document.
        value is null
            ? Add(name, """{"type": "string"}""", value)
            : Required(name, Add(name, $$"""{"const": {{JsonWriter.Quoted(value)}}}""", value));

    /// <inheritdoc/>
    public override long? Whole(string name, long? value, long most = MostExact) =>
        value is null
            ? Add(name, $$"""{"type": "integer", "minimum": 0, "maximum": {{JsonWriter.Format(most)}}}""", value)
            : Required(name, Add(name, $$"""{"const": {{JsonWriter.Format(value.Value)}}}""", value));

    /// <inheritdoc/>
    public override double? Number(string name, double? value) => Add(name, """{"type": "number"}""", value);

    /// <inheritdoc/>
    public override bool? Flag(string name, bool? value) => Add(name, """{"type": "boolean"}""", value);

    /// <inheritdoc/>
    public override T? Word<T>(string name, T? value)
    {
        var words = Words<T>.Values.Keys.Select(JsonWriter.Quoted);
        return Add(name, $$"""{"enum": [{{string.Join(", ", words)}}]}""", value);
    }

    /// <inheritdoc/>
    public override string? Scalar(string name, string? value) =>
        Add(name, """{"type": ["string", "number", "boolean", "null"]}""", value);

    /// <inheritdoc/>
    public override T? Object<T>(string name, T? value, Func<Fields, T?, T> map)
        where T : class => Add(name, Reference(map), value);

    /// <inheritdoc/>
    public override EquatableArray<T> List<T>(string name, EquatableArray<T> values, Func<Fields, T?, T> map)
        where T : class => Add(name, $$"""{"type": "array", "items": {{Reference(map)}}}""", values);

    /// <inheritdoc/>
    public override EquatableArray<string> Texts(string name, EquatableArray<string> values) =>
        Add(name, """{"type": "array", "items": {"type": "string"}}""", values);

    /// <inheritdoc/>
    public override T Required<T>(string name, T? value)
        where T : class
    {
        required.Add(name);
        // Nothing looks at it: what is described holds no values.
        return value ?? (T)(object)(typeof(T) == typeof(string) ? "" : null)!;
    }

    /// <inheritdoc/>
    public override T Required<T>(string name, T? value)
    {
        required.Add(name);
        return value ?? default;
    }

    private T Add<T>(string name, string schema, T value)
    {
        members.Add(name, schema);
        return value;
    }

    private string Reference<T>(Func<Fields, T?, T> map)
        where T : class
    {
        var name = typeof(T).Name;
        if (!definitions.ContainsKey(name))
        {
            var fields = new FieldsSchema(definitions);
            definitions.Add(name, fields);
            map(fields, null);
        }

        return $$"""{"$ref": "#/$defs/{{name}}"}""";
    }

    private void WriteBody(JsonWriter json)
    {
        json.Text("type", "object");
        json.Open('[', "required");
        foreach (var name in required)
            json.Text(null, name);
        json.Close(']');
        json.Open('{', "properties");
        foreach (var member in members)
            json.Raw(member.Key, member.Value);
        json.Close('}');
    }
}
