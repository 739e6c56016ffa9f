using Microsoft.CodeAnalysis;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>What an assembly, a suite and a family can all declare. An explicit 0 is kept here, so that it can override.</summary>
public sealed record Defaults
{
    /// <summary>The ladder and the target.</summary>
    public ScalingPlan? Plan { get; init; }

    /// <summary>What one attempt may use.</summary>
    public Limits? Limits { get; init; }

    /// <summary>How outputs are drawn.</summary>
    public Sampling? Sampling { get; init; }

    /// <summary>Where attempts run.</summary>
    public Sandbox? Sandbox { get; init; }

    /// <summary>What scores attempts.</summary>
    public Scoring? Scored { get; init; }

    /// <summary>Where the items come from.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>Anything else.</summary>
    public EquatableArray<MetadataEntry> Metadata { get; init; }

    /// <summary>Whether the assembly takes in the catalogs of those that it references.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Numbers on the assembly that cannot be.</summary>
    public EquatableArray<InvalidValue> Invalid { get; init; }
}

/// <summary>Reads defaults, of an assembly or of a class with its base classes.</summary>
public static class DefaultsReader
{
    /// <summary>Reads the attributes of an assembly.</summary>
    public static Defaults Read(IAssemblySymbol assembly)
    {
        var attributes = AttributeSet.Of(assembly);
        return Read(attributes) with
        {
            IsRoot = attributes.Single(WellKnownNames.TaskCatalogRoot) is not null,
            Invalid = InvalidReader.Read(assembly),
        };
    }

    internal static Defaults Read(AttributeSet attributes) =>
        new()
        {
            Plan = attributes.Single(WellKnownNames.ScalingPlan) is { } plan ? ReadPlan(plan) : null,
            Limits = attributes.Single(WellKnownNames.Limits) is { } limits ? ReadLimits(limits) : null,
            Sampling = attributes.Single(WellKnownNames.Sampling) is { } sampling ? ReadSampling(sampling) : null,
            Sandbox = attributes.Single(WellKnownNames.Sandbox) is { } sandbox ? ReadSandbox(sandbox) : null,
            Scored = attributes.Single(WellKnownNames.Scored) is { } scored ? ReadScoring(scored) : null,
            Provenance = attributes.Single(WellKnownNames.Provenance) is { } provenance ? ReadProvenance(provenance) : null,
            Metadata = attributes
                .List(WellKnownNames.Metadata, ReadMetadata, entry => entry.Key)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .ThenBy(entry => entry.Value, StringComparer.Ordinal)
                .ToEquatableArray(),
        };

    private static ScalingPlan? ReadPlan(AttributeReader plan) =>
        plan[0].Number is { } from
        && plan[1].Number is { } to
        && plan["Models"].Count is { } models
        && plan["TargetFlop"].Number is { } target
            ? new(from, to, models, target) { Makers = plan["Makers"].Flag }
            : null;

    private static Limits ReadLimits(AttributeReader limits) =>
        new()
        {
            TimeSeconds = limits["TimeSeconds"].Count,
            WorkingSeconds = limits["WorkingSeconds"].Count,
            Tokens = limits["Tokens"].Whole,
            Messages = limits["Messages"].Count,
            Turns = limits["Turns"].Count,
            ToolSeconds = limits["ToolSeconds"].Count,
            CostUsd = limits["CostUsd"].Number,
        };

    private static Sampling ReadSampling(AttributeReader sampling) =>
        new()
        {
            Attempts = sampling["Attempts"].Count,
            Temperature = sampling["Temperature"].Number,
            MaxOutputTokens = sampling["MaxOutputTokens"].Count,
            FewShot = sampling["FewShot"].Count,
        };

    private static Sandbox? ReadSandbox(AttributeReader sandbox) =>
        sandbox[0].Text is { } kind
            ? new(kind)
            {
                Image = sandbox["Image"].Text,
                Internet = sandbox["Internet"].Flag,
                Gpus = sandbox["Gpus"].Count,
            }
            : null;

    private static Scoring ReadScoring(AttributeReader scored) =>
        new(scored[0].Word<By>() ?? By.Unset) { With = scored["With"].Text, TimeoutSeconds = scored["TimeoutSeconds"].Count };

    private static Provenance ReadProvenance(AttributeReader provenance) =>
        new()
        {
            License = provenance["License"].Text,
            Url = provenance["Url"].Text,
            Canary = provenance["Canary"].Text,
            PublicSince = provenance["PublicSince"].Text,
        };

    private static MetadataEntry? ReadMetadata(AttributeReader metadata) =>
        metadata[0].Text is { } key && metadata[1].Scalar is { } value ? new(key, value) : null;
}
