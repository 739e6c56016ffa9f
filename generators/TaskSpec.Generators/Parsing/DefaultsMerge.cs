using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>Lays a family's defaults over its assembly's, and then takes an explicit 0 for what it says: none.</summary>
internal static class DefaultsMerge
{
    public static ScalingPlan? Over(this ScalingPlan? near, ScalingPlan? far) =>
        near is null ? far : near with { Makers = near.Makers ?? far?.Makers };

    public static Limits? Over(this Limits? near, Limits? far)
    {
        var merged = new Limits
        {
            TimeSeconds = Some(near?.TimeSeconds ?? far?.TimeSeconds),
            WorkingSeconds = Some(near?.WorkingSeconds ?? far?.WorkingSeconds),
            Tokens = Some(near?.Tokens ?? far?.Tokens),
            Messages = Some(near?.Messages ?? far?.Messages),
            Turns = Some(near?.Turns ?? far?.Turns),
            ToolSeconds = Some(near?.ToolSeconds ?? far?.ToolSeconds),
            CostUsd = Some(near?.CostUsd ?? far?.CostUsd),
        };
        return merged == new Limits() ? null : merged;
    }

    // A temperature of 0 is greedy and no examples are zero-shot: both are values.
    public static Sampling? Over(this Sampling? near, Sampling? far)
    {
        var merged = new Sampling
        {
            Attempts = Some(near?.Attempts ?? far?.Attempts),
            Temperature = near?.Temperature ?? far?.Temperature,
            MaxOutputTokens = Some(near?.MaxOutputTokens ?? far?.MaxOutputTokens),
            FewShot = near?.FewShot ?? far?.FewShot,
        };
        return merged == new Sampling() ? null : merged;
    }

    public static Sandbox? Over(this Sandbox? near, Sandbox? far) =>
        near is null
            ? far
            : near with
            {
                Image = near.Image ?? far?.Image,
                Internet = near.Internet ?? far?.Internet,
                Gpus = near.Gpus ?? far?.Gpus,
            };

    public static Scoring? Over(this Scoring? near, Scoring? far) =>
        (near ?? far) is { } nearest
            ? nearest with
            {
                With = nearest.With ?? far?.With,
                TimeoutSeconds = Some(nearest.TimeoutSeconds ?? far?.TimeoutSeconds),
            }
            : null;

    public static Provenance? Over(this Provenance? near, Provenance? far)
    {
        var merged = new Provenance
        {
            License = near?.License ?? far?.License,
            Url = near?.Url ?? far?.Url,
            Canary = near?.Canary ?? far?.Canary,
            PublicSince = near?.PublicSince ?? far?.PublicSince,
        };
        return merged == new Provenance() ? null : merged;
    }

    public static EquatableArray<MetadataEntry> Over(
        this EquatableArray<MetadataEntry> near,
        EquatableArray<MetadataEntry> far
    ) =>
        far.IsEmpty
            ? near
            : near.Concat(far.Where(entry => near.All(other => other.Key != entry.Key)))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .ThenBy(entry => entry.Value, StringComparer.Ordinal)
                .ToEquatableArray();

    private static int? Some(int? value) => value == 0 ? null : value;

    private static long? Some(long? value) => value == 0 ? null : value;

    private static double? Some(double? value) => value == 0 ? null : value;
}
