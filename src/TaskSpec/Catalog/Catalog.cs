namespace TaskSpec.Catalogs;

/// <summary>What an assembly declares: its study's plan, suites, families and what they share. Immutable, and equal by value.</summary>
/// <remarks>
/// Lists are in ordinal order of their ids, never in that of declaration, which the parts of a partial class turn round. Steps stand
/// after those that they come after, and otherwise in ordinal order too.
/// </remarks>
public sealed record Catalog
{
    /// <summary>The version of the JSON form. A change that an older reader would misread raises it.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The assembly's name.</summary>
    public required string Assembly { get; init; }

    /// <summary>The ladder and the target, where the assembly declares them.</summary>
    public ScalingPlan? Plan { get; init; }

    /// <summary>The suites.</summary>
    public EquatableArray<Suite> Suites { get; init; }

    /// <summary>The families.</summary>
    public EquatableArray<Family> Families { get; init; }

    /// <summary>The tools that the families' steps call.</summary>
    public EquatableArray<ToolInfo> Tools { get; init; }

    /// <summary>The skills that the families and their steps need.</summary>
    public EquatableArray<SkillInfo> Skills { get; init; }

    /// <summary>The pairs of families that have something in common, those that share most; derived, never declared.</summary>
    public EquatableArray<OverlapPair> Overlaps { get; init; }

    /// <summary>Numbers that cannot be, where no family alone declares them: on the assembly, suites, metrics, tools and shared steps.</summary>
    public EquatableArray<InvalidValue> Invalid { get; init; }

    /// <summary>Where files of evidence or tasks cannot be read.</summary>
    public EquatableArray<UnreadableFile> UnreadableFiles { get; init; }

    /// <summary>The families of which files hold evidence and that nobody declares, file by file.</summary>
    public EquatableArray<UnknownFamilies> UnknownFamilies { get; init; }
}

/// <summary>A ladder of models, spaced evenly in log compute, and the model to forecast.</summary>
/// <param name="FromFlop">Training compute of the smallest model, in FLOP.</param>
/// <param name="ToFlop">Training compute of the largest model of the ladder, in FLOP.</param>
/// <param name="Models">How many models the ladder has.</param>
/// <param name="TargetFlop">Training compute of the model to forecast, in FLOP.</param>
public sealed record ScalingPlan(double FromFlop, double ToFlop, int Models, double TargetFlop)
{
    /// <summary>The plan that is assumed where none is declared: seven models from 1e18 to 1e22 FLOP, and 1e24.</summary>
    public static ScalingPlan Default { get; } = new(1e18, 1e22, 7, 1e24);

    /// <summary>Whether the models, the one to forecast among them, are of several makers, whose compute is worth different amounts; unknown where null.</summary>
    public bool? Makers { get; init; }
}

/// <summary>A suite: families that share defaults, and are judged together where each has one item.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Type">The full metadata name of its class.</param>
public sealed record Suite(string Id, string Version, string Type)
{
    /// <summary>The assembly that declares it, where that is not the catalog's own.</summary>
    public string? Assembly { get; init; }
}

/// <summary>A tool that steps call.</summary>
public sealed record ToolInfo(string Id, string Type)
{
    /// <summary>What its input must be; unknown where null.</summary>
    public Requirement? Input { get; init; }

    /// <summary>Seconds of one call.</summary>
    public double? SecondsPerCall { get; init; }

    /// <summary>US dollars of one call.</summary>
    public double? UsdPerCall { get; init; }
}

/// <summary>A skill that steps or families need.</summary>
/// <param name="Type">The full metadata name of its class, which is its identity.</param>
/// <param name="Title">The skill in words.</param>
public sealed record SkillInfo(string Type, string? Title)
{
    /// <summary>What having it for one task says of the others that need it; nothing where null.</summary>
    public Transfer? Across { get; init; }
}

/// <summary>Two families whose tasks have something in common.</summary>
/// <param name="A">The id of the first, in ordinal order.</param>
/// <param name="B">The id of the second.</param>
/// <param name="Jaccard">Shared over united surprisal or samples, whichever is more, from 0 to 1 (docs/model.md, overlap).</param>
/// <param name="Phi">Correlation of the two outcomes where each succeeds half of the time, from -1 to 1.</param>
/// <param name="SharedSteps">The ids of the steps that both have.</param>
public sealed record OverlapPair(string A, string B, double Jaccard, double Phi, EquatableArray<string> SharedSteps)
{
    /// <summary>Correlation of the noise of two attempts that one execution serves; null where none does.</summary>
    public double? AttemptPhi { get; init; }

    /// <summary>What they have in common, one by one.</summary>
    public EquatableArray<OverlapReason> Reasons { get; init; }
}

/// <summary>What makes two families overlap.</summary>
public enum OverlapKind
{
    /// <summary>Steps that both have.</summary>
    Steps,

    /// <summary>A skill that both need, and whose transfer is declared.</summary>
    Skill,

    /// <summary>Samples that both have, as a profile found them, or as both are of one split of a data set.</summary>
    Samples,

    /// <summary>One data set, of which each has another split.</summary>
    DataSet,

    /// <summary>A declared correlation, which stands in place of what steps and skills say.</summary>
    Declared,
}

/// <summary>One thing that two families have in common.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Phi">The correlation that it alone makes, from -1 to 1.</param>
public sealed record OverlapReason(OverlapKind Kind, double Phi)
{
    /// <summary>The full metadata name of the skill's class.</summary>
    public string? Skill { get; init; }

    /// <summary>How far the skill carries.</summary>
    public Transfer? Transfer { get; init; }

    /// <summary>How many samples both have.</summary>
    public int? Samples { get; init; }

    /// <summary>The data set that both are of.</summary>
    public string? DataSet { get; init; }
}
