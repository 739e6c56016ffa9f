using System.Globalization;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

/// <summary>A <c>*.taskspec.json</c> file: what commands found out, for the analyzers to read as an additional file. docs/calibration.md.</summary>
public sealed record EvidenceFile
{
    /// <summary>What <c>taskspec profile</c> found samples to be.</summary>
    public EquatableArray<Profile> Profiles { get; init; }

    /// <summary>What <c>taskspec calibrate</c> found results to say.</summary>
    public EquatableArray<MeasuredFamily> Measured { get; init; }

    /// <summary>Forecasts that <c>taskspec forecast --register</c> keeps until the models come.</summary>
    public EquatableArray<RegisteredForecast> Forecasts { get; init; }

    /// <summary>Reads one.</summary>
    /// <exception cref="JsonFormatException">The text is no JSON or no such file; the message says where.</exception>
    public static EvidenceFile Read(string text)
    {
        var json = JsonParser.Parse(text);
        if (json.Kind != JsonKind.Object)
            throw new JsonFormatException("expected an object", json.Line, json.Column);
        var version = json["schemaVersion"];
        if (version?.Text != "1")
            throw new JsonFormatException(
                IsNewer(version)
                    ? $"schema version {version!.Text} is newer than the {Catalog.SchemaVersion} that this TaskSpec reads; update the package"
                    : $"this is no file of schema version {Catalog.SchemaVersion}; write it anew with the command that wrote it",
                json.Line,
                json.Column
            );
        var file = Map(new FieldsReader(json), null);
        for (var i = 0; i < file.Measured.Count; i++)
            Check(json["measured"]!.Items[i], $"measured[{i}]", file.Measured[i]);
        return file;
    }

    private static bool IsNewer(JsonValue? version) =>
        version is { Kind: JsonKind.Number }
        && double.TryParse(version.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number > Catalog.SchemaVersion;

    private static void Check(JsonValue json, string at, MeasuredFamily measured)
    {
        try
        {
            CatalogValidation.Check($"{at} ({Ids.Shown(measured.Family)})", measured);
        }
        catch (FormatException problem)
        {
            throw new JsonFormatException(problem.Message, json.Line, json.Column);
        }
    }

    /// <summary>It as canonical JSON.</summary>
    public string ToJson()
    {
        var json = new JsonWriter();
        json.Open('{');
        var fields = new FieldsWriter(json);
        fields.Whole("schemaVersion", Catalog.SchemaVersion);
        Map(fields, this);
        json.Close('}');
        return json + "\n";
    }

    private static EvidenceFile Map(Fields fields, EvidenceFile? x) =>
        new()
        {
            Profiles = fields.List<Profile>("profiles", x?.Profiles ?? [], CatalogJson.Map),
            Measured = fields.List<MeasuredFamily>("measured", x?.Measured ?? [], CatalogJson.Map),
            Forecasts = fields.List<RegisteredForecast>("forecasts", x?.Forecasts ?? [], CatalogJson.Map),
        };
}

/// <summary>A forecast that is kept until its model comes.</summary>
/// <param name="Task">The task, as results call it: a family's id, or <c>family@variant</c>.</param>
/// <param name="Metric">The metric that is forecast, as results call it.</param>
/// <param name="Forecast">The score with its 95 % interval.</param>
/// <param name="TargetFlop">For which training compute, in FLOP.</param>
/// <param name="Registered">The ISO date when it was made.</param>
public sealed record RegisteredForecast(string Task, string Metric, Estimate Forecast, double TargetFlop, string Registered)
{
    /// <summary>The metric that it goes by, as results call it.</summary>
    public string? Via { get; init; }

    /// <summary>The target's parameters, where they are named.</summary>
    public double? TargetParams { get; init; }

    /// <summary>The target's training tokens, where they are named.</summary>
    public double? TargetTokens { get; init; }

    /// <summary>The names of the files of results that it was made from.</summary>
    public EquatableArray<string> Results { get; init; }
}
