using TaskSpec.Catalogs.Json;

namespace TaskSpec.Cli.Profiling;

/// <summary>Reads samples from JSON lines, one at a time.</summary>
internal static class SampleFile
{
    public static IEnumerable<Sample> Read(string path)
    {
        if (!File.Exists(path))
            throw new CliError($"{path} does not exist; samples in a file are copied beside the assembly, so build the project");
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(path, number, line);
        }
    }

    private static Sample Parse(string path, int number, string line)
    {
        try
        {
            return FieldsReader.Read<Sample>(JsonParser.Parse(line), (fields, _) => Map(fields));
        }
        catch (JsonFormatException error)
        {
            throw new CliError($"{path}({number},{error.Column}): {error.Problem}", error);
        }
    }

    private static Sample Map(Fields fields) =>
        new(
            fields.Required("id", fields.Text("id", null)),
            fields.Required("input", fields.Text("input", null)),
            fields.Required("target", fields.Text("target", null))
        )
        {
            Task = fields.Text("task", null),
            Choices = fields.Texts("choices", []),
            Cluster = fields.Text("cluster", null),
            HumanMinutes = fields.Number("humanMinutes", null),
        };
}
