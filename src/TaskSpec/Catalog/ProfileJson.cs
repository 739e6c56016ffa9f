using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

/// <summary>The JSON form of a <c>*.taskspec.json</c> file, which analyzers read as an additional file.</summary>
public static class ProfileJson
{
    /// <summary>Profiles as canonical JSON.</summary>
    public static string Write(EquatableArray<Profile> profiles)
    {
        var json = new JsonWriter();
        json.Open('{');
        new FieldsWriter(json).Whole("schemaVersion", Catalog.SchemaVersion);
        new FieldsWriter(json).List("profiles", profiles, CatalogJson.Map);
        json.Close('}');
        return json + "\n";
    }

    /// <summary>Reads profiles.</summary>
    /// <exception cref="JsonFormatException">The text is no JSON or no profile; the message says where.</exception>
    public static EquatableArray<Profile> Read(string text)
    {
        var json = JsonParser.Parse(text);
        if (json["schemaVersion"]?.Text != "1")
            throw new JsonFormatException(
                "this is no profile of schema version 1; run 'taskspec profile' anew",
                json.Line,
                json.Column
            );
        return new FieldsReader(json).List<Profile>("profiles", [], CatalogJson.Map);
    }
}
