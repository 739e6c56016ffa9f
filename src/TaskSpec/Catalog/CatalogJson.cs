using System.Globalization;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

/// <summary>The JSON form of a catalog, both ways. <c>docs/catalog.schema.json</c> describes it.</summary>
public static partial class CatalogJson
{
    /// <summary>Where the schema is kept, relative to the repository.</summary>
    public const string SchemaId = "urn:taskspec:catalog:1";

    /// <summary>A catalog as canonical JSON: the same bytes for equal catalogs.</summary>
    public static string Write(Catalog catalog)
    {
        var json = new JsonWriter();
        json.Open('{');
        Map(new FieldsWriter(json), catalog);
        json.Close('}');
        return json + "\n";
    }

    /// <summary>Reads a catalog.</summary>
    /// <exception cref="JsonFormatException">The text is no JSON, no catalog, or of a later schema; the message says where.</exception>
    public static Catalog Read(string text)
    {
        var json = JsonParser.Parse(text);
        if (json.Kind != JsonKind.Object || json["schemaVersion"] is not { Kind: JsonKind.Number } version)
            throw new JsonFormatException("this is no catalog: it has no number \"schemaVersion\"", json.Line, json.Column);
        if (!int.TryParse(version.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !IsReadable(number))
        {
            throw new JsonFormatException(
                $"schema version {version.Text} is not the {Catalog.SchemaVersion} that this TaskSpec reads; update TaskSpec, or write the catalog anew",
                version.Line,
                version.Column
            );
        }

        return FieldsReader.Read<Catalog>(json, Map);
    }

    /// <summary>Whether catalogs of a schema version can be read: its own and every older one, whose missing members are unknown.</summary>
    public static bool IsReadable(int schemaVersion) => schemaVersion is >= 1 and <= Catalog.SchemaVersion;

    /// <summary>The JSON Schema of catalogs, as <c>docs/catalog.schema.json</c> holds it.</summary>
    public static string Schema() =>
        FieldsSchema.Write<Catalog>(SchemaId, $"A TaskSpec catalog, schema version {Catalog.SchemaVersion}", Map);

    internal static Catalog Map(Fields fields, Catalog? x)
    {
        fields.Text("$schema", SchemaId);
        fields.Whole("schemaVersion", Catalog.SchemaVersion);
        return new Catalog
        {
            Assembly = fields.Required("assembly", fields.Text("assembly", x?.Assembly)),
            Plan = fields.Object<ScalingPlan>("plan", x?.Plan, Map),
            Tools = fields.List<ToolInfo>("tools", x?.Tools ?? [], Map),
            Skills = fields.List<SkillInfo>("skills", x?.Skills ?? [], Map),
            Suites = fields.List<Suite>("suites", x?.Suites ?? [], Map),
            Families = fields.List<Family>("families", x?.Families ?? [], Map),
            Overlaps = fields.List<OverlapPair>("overlaps", x?.Overlaps ?? [], Map),
            Invalid = fields.List<InvalidValue>("invalid", x?.Invalid ?? [], Map),
            UnreadableFiles = fields.List<UnreadableFile>("unreadableFiles", x?.UnreadableFiles ?? [], Map),
            UnknownFamilies = fields.List<UnknownFamilies>("unknownFamilies", x?.UnknownFamilies ?? [], Map),
        };
    }

    private static ScalingPlan Map(Fields fields, ScalingPlan? x) =>
        new(
            fields.Required("fromFlop", fields.Number("fromFlop", x?.FromFlop)),
            fields.Required("toFlop", fields.Number("toFlop", x?.ToFlop)),
            fields.Required("models", fields.Count("models", x?.Models)),
            fields.Required("targetFlop", fields.Number("targetFlop", x?.TargetFlop))
        )
        {
            Makers = fields.Flag("makers", x?.Makers),
        };

    private static Suite Map(Fields fields, Suite? x) =>
        new(
            fields.Required("id", fields.Text("id", x?.Id)),
            fields.Required("version", fields.Text("version", x?.Version)),
            fields.Required("type", fields.Text("type", x?.Type))
        )
        {
            Assembly = fields.Text("assembly", x?.Assembly),
        };

    private static ToolInfo Map(Fields fields, ToolInfo? x) =>
        new(fields.Required("id", fields.Text("id", x?.Id)), fields.Required("type", fields.Text("type", x?.Type)))
        {
            Input = fields.Word("input", x?.Input),
            SecondsPerCall = fields.Number("secondsPerCall", x?.SecondsPerCall),
            UsdPerCall = fields.Number("usdPerCall", x?.UsdPerCall),
        };

    private static SkillInfo Map(Fields fields, SkillInfo? x) =>
        new(fields.Required("type", fields.Text("type", x?.Type)), fields.Text("title", x?.Title))
        {
            Across = fields.Word("across", x?.Across),
        };

    private static OverlapPair Map(Fields fields, OverlapPair? x) =>
        new(
            fields.Required("a", fields.Text("a", x?.A)),
            fields.Required("b", fields.Text("b", x?.B)),
            fields.Required("jaccard", fields.Number("jaccard", x?.Jaccard)),
            fields.Required("phi", fields.Number("phi", x?.Phi)),
            fields.Texts("sharedSteps", x?.SharedSteps ?? [])
        )
        {
            AttemptPhi = fields.Number("attemptPhi", x?.AttemptPhi),
            Reasons = fields.List<OverlapReason>("reasons", x?.Reasons ?? [], Map),
        };

    private static OverlapReason Map(Fields fields, OverlapReason? x) =>
        new(fields.Required("kind", fields.Word("kind", x?.Kind)), fields.Required("phi", fields.Number("phi", x?.Phi)))
        {
            Skill = fields.Text("skill", x?.Skill),
            Transfer = fields.Word("transfer", x?.Transfer),
            Samples = fields.Count("samples", x?.Samples),
            DataSet = fields.Text("dataSet", x?.DataSet),
        };
}
