using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

public static partial class CatalogJson
{
    private static Limits Map(Fields fields, Limits? x) =>
        new()
        {
            TimeSeconds = fields.Count("timeSeconds", x?.TimeSeconds),
            WorkingSeconds = fields.Count("workingSeconds", x?.WorkingSeconds),
            Tokens = fields.Whole("tokens", x?.Tokens),
            Messages = fields.Count("messages", x?.Messages),
            Turns = fields.Count("turns", x?.Turns),
            ToolSeconds = fields.Count("toolSeconds", x?.ToolSeconds),
            CostUsd = fields.Number("costUsd", x?.CostUsd),
        };

    private static Usage Map(Fields fields, Usage? x) =>
        new()
        {
            Seconds = fields.Number("seconds", x?.Seconds),
            SecondsPerItem = fields.Number("secondsPerItem", x?.SecondsPerItem),
            Tokens = fields.Number("tokens", x?.Tokens),
            ToolCalls = fields.Number("toolCalls", x?.ToolCalls),
            Factor = fields.Number("factor", x?.Factor),
        };

    private static Sampling Map(Fields fields, Sampling? x) =>
        new()
        {
            Attempts = fields.Count("attempts", x?.Attempts),
            Temperature = fields.Number("temperature", x?.Temperature),
            MaxOutputTokens = fields.Count("maxOutputTokens", x?.MaxOutputTokens),
            FewShot = fields.Count("fewShot", x?.FewShot),
        };

    private static Sandbox Map(Fields fields, Sandbox? x) =>
        new(fields.Required("kind", fields.Text("kind", x?.Kind)))
        {
            Image = fields.Text("image", x?.Image),
            Internet = fields.Flag("internet", x?.Internet),
            Gpus = fields.Count("gpus", x?.Gpus),
        };

    private static Scoring Map(Fields fields, Scoring? x) =>
        new(fields.Required("by", fields.Word("by", x?.By)))
        {
            With = fields.Text("with", x?.With),
            TimeoutSeconds = fields.Count("timeoutSeconds", x?.TimeoutSeconds),
        };

    private static HumanTime Map(Fields fields, HumanTime? x) =>
        new(
            fields.Required("minutes", fields.Number("minutes", x?.Minutes)),
            fields.Required("source", fields.Word("source", x?.Source))
        )
        {
            Who = fields.Word("who", x?.Who),
            N = fields.Count("n", x?.N),
            Factor = fields.Number("factor", x?.Factor),
        };

    private static Difficulty Map(Fields fields, Difficulty? x) =>
        new(
            fields.Required("halfAtFlop", fields.Number("halfAtFlop", x?.HalfAtFlop)),
            fields.Required("decades", fields.Number("decades", x?.Decades))
        )
        {
            SpreadDecades = fields.Number("spreadDecades", x?.SpreadDecades),
            Source = fields.Text("source", x?.Source),
        };

    private static HumanDifficulty Map(Fields fields, HumanDifficulty? x) =>
        new() { Decades = fields.Number("decades", x?.Decades) };

    private static Correlation Map(Fields fields, Correlation? x) =>
        new(fields.Required("with", fields.Text("with", x?.With)), fields.Required("phi", fields.Number("phi", x?.Phi)))
        {
            Source = fields.Text("source", x?.Source),
            Assembly = fields.Text("assembly", x?.Assembly),
        };

    private static Provenance Map(Fields fields, Provenance? x) =>
        new()
        {
            License = fields.Text("license", x?.License),
            Url = fields.Text("url", x?.Url),
            Canary = fields.Text("canary", x?.Canary),
            PublicSince = fields.Text("publicSince", x?.PublicSince),
        };

    private static MetadataEntry Map(Fields fields, MetadataEntry? x) =>
        new(fields.Required("key", fields.Text("key", x?.Key)), fields.Required("value", fields.Scalar("value", x?.Value)));

    private static InvalidValue Map(Fields fields, InvalidValue? x) =>
        new(
            fields.Text("type", x?.Type),
            fields.Required("attribute", fields.Text("attribute", x?.Attribute)),
            fields.Required("argument", fields.Text("argument", x?.Argument)),
            fields.Required("value", fields.Text("value", x?.Value)),
            fields.Required("allowed", fields.Text("allowed", x?.Allowed))
        )
        {
            Of = fields.Text("of", x?.Of),
        };

    private static DanglingReference Map(Fields fields, DanglingReference? x) =>
        new(
            fields.Required("type", fields.Text("type", x?.Type)),
            fields.Required("attribute", fields.Text("attribute", x?.Attribute)),
            fields.Required("of", fields.Text("of", x?.Of))
        );

    /// <summary>What a profile found of one family, as it stands in a catalog and in a profile.</summary>
    internal static Profile Map(Fields fields, Profile? x) =>
        new(fields.Required("family", fields.Text("family", x?.Family)))
        {
            Version = fields.Text("version", x?.Version),
            Fingerprint = fields.Texts("fingerprint", x?.Fingerprint ?? []),
            Samples = fields.Count("samples", x?.Samples),
            TargetTokens = fields.Object<Range>("targetTokens", x?.TargetTokens, Map),
            TargetTokensCv = fields.Number("targetTokensCv", x?.TargetTokensCv),
            Choices = fields.Object<Range>("choices", x?.Choices, Map),
            HumanMinutes = fields.Object<Range>("humanMinutes", x?.HumanMinutes, Map),
            Duplicates = fields.Count("duplicates", x?.Duplicates),
            Clusters = fields.Count("clusters", x?.Clusters),
            Distinct = fields.Count("distinct", x?.Distinct),
            LargestRepeat = fields.Count("largestRepeat", x?.LargestRepeat),
            SharedSamples = fields.List<SharedSamples>("sharedSamples", x?.SharedSamples ?? [], Map),
        };

    private static SharedSamples Map(Fields fields, SharedSamples? x) =>
        new(
            fields.Required("family", fields.Text("family", x?.Family)),
            fields.Required("samples", fields.Count("samples", x?.Samples))
        );

    private static Range Map(Fields fields, Range? x) =>
        new(
            fields.Required("min", fields.Number("min", x?.Min)),
            fields.Required("median", fields.Number("median", x?.Median)),
            fields.Required("max", fields.Number("max", x?.Max))
        );

    private static ForecastSummary Map(Fields fields, ForecastSummary? x) =>
        new(
            fields.Required("error", fields.Number("error", x?.Error)),
            fields.Required("low", fields.Number("low", x?.Low)),
            fields.Required("high", fields.Number("high", x?.High)),
            fields.Required("floor", fields.Number("floor", x?.Floor)),
            fields.Required("excess", fields.Number("excess", x?.Excess)),
            fields.Required("effectiveTasks", fields.Number("effectiveTasks", x?.EffectiveTasks)),
            fields.Required("effectiveLength", fields.Number("effectiveLength", x?.EffectiveLength))
        );
}
