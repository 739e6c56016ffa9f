using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Measurement;

/// <summary>A table that beliefs were learnt from.</summary>
/// <param name="File">Its name.</param>
/// <param name="Sha256">The digest of its bytes, in hexadecimal.</param>
/// <param name="Metric">The metric whose curves were learnt from.</param>
/// <param name="Tasks">How many of its tasks have curves.</param>
/// <param name="Families">Its recipes that have.</param>
public sealed record PriorSource(string File, string Sha256, string Metric, int Tasks, EquatableArray<string> Families);

/// <summary>What is believed of curves, as <c>taskspec priors</c> learns it from tables of scores: one file's content.</summary>
/// <param name="Day">The ISO date when it was learnt.</param>
/// <param name="Answers">Of scores that start at 0.</param>
/// <param name="Choices">Of scores above a chance floor.</param>
/// <remarks>docs/model.md §13.</remarks>
public sealed record LearntPriors(string Day, LearntCurves Answers, LearntCurves Choices)
{
    private const string Resource = "TaskSpec.Priors.json";
    private static readonly Lazy<LearntPriors> shipped = new(ReadShipped);

    /// <summary>What was learnt from.</summary>
    public EquatableArray<PriorSource> Sources { get; init; }

    /// <summary>What the package believes.</summary>
    public static LearntPriors Shipped => shipped.Value;

    /// <summary>Reads a file of it.</summary>
    /// <exception cref="JsonFormatException">The text is no JSON or no such file; the message says where.</exception>
    public static LearntPriors Read(string text)
    {
        var json = JsonParser.Parse(text);
        var read = FieldsReader.Read<LearntPriors>(json, Map);
        foreach (var (name, curves) in new[] { ("answers", read.Answers), ("choices", read.Choices) })
            LearntPriorsCheck.Check(json[name]!, name, curves);
        return read;
    }

    /// <summary>It as canonical JSON.</summary>
    public string ToJson()
    {
        var json = new JsonWriter();
        json.Open('{');
        Map(new FieldsWriter(json), this);
        json.Close('}');
        return json + "\n";
    }

    private static LearntPriors ReadShipped()
    {
        using var stream = typeof(LearntPriors).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    private static LearntPriors Map(Fields fields, LearntPriors? x) =>
        new(
            fields.Required("day", fields.Text("day", x?.Day)),
            fields.Required("answers", fields.Object<LearntCurves>("answers", x?.Answers, LearntCurves.Map)),
            fields.Required("choices", fields.Object<LearntCurves>("choices", x?.Choices, LearntCurves.Map))
        )
        {
            Sources = fields.List<PriorSource>("sources", x?.Sources ?? [], Map),
        };

    private static PriorSource Map(Fields fields, PriorSource? x) =>
        new(
            fields.Required("file", fields.Text("file", x?.File)),
            fields.Required("sha256", fields.Text("sha256", x?.Sha256)),
            fields.Required("metric", fields.Text("metric", x?.Metric)),
            fields.Required("tasks", fields.Count("tasks", x?.Tasks)),
            fields.Texts("families", x?.Families ?? [])
        );
}
