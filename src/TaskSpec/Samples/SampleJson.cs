using TaskSpec.Catalogs.Json;

namespace TaskSpec;

/// <summary>A sample as one line of JSON, with the names of <see cref="Sample"/>, both ways.</summary>
public static class SampleJson
{
    /// <summary>A sample as one line, without its end.</summary>
    public static string Write(Sample sample)
    {
        var json = new JsonWriter(0);
        json.Open('{');
        Map(new FieldsWriter(json), sample);
        json.Close('}');
        return json.ToString();
    }

    /// <summary>Reads one line.</summary>
    /// <exception cref="JsonFormatException">It is no JSON or no sample; the message says where.</exception>
    public static Sample Read(string line) => FieldsReader.Read<Sample>(JsonParser.Parse(line), Map);

    private static Sample Map(Fields fields, Sample? x) =>
        new(
            fields.Required("id", fields.Text("id", x?.Id)),
            fields.Required("input", fields.Text("input", x?.Input)),
            fields.Required("target", fields.Text("target", x?.Target))
        )
        {
            Task = fields.Text("task", x?.Task),
            Choices = fields.Texts("choices", [.. x?.Choices ?? []]),
            Cluster = fields.Text("cluster", x?.Cluster),
            HumanMinutes = fields.Number("humanMinutes", x?.HumanMinutes),
        };
}
