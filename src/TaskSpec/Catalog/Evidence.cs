namespace TaskSpec.Catalogs;

/// <summary>How long people take.</summary>
/// <param name="Minutes">The time in minutes.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record HumanTime(double Minutes, HumanSource Source)
{
    /// <summary>Whose time it is.</summary>
    public Who? Who { get; init; }

    /// <summary>How many people were timed.</summary>
    public int? N { get; init; }

    /// <summary>The time is right within this factor.</summary>
    public double? Factor { get; init; }
}

/// <summary>How hard a family is believed to be.</summary>
/// <param name="HalfAtFlop">Training compute at which the headline score is half way between floor and ceiling, in FLOP.</param>
/// <param name="Decades">Its standard deviation in decades.</param>
public sealed record Difficulty(double HalfAtFlop, double Decades)
{
    /// <summary>Spread of that point over the family's tasks, a standard deviation in decades.</summary>
    public double? SpreadDecades { get; init; }

    /// <summary>Where the belief comes from.</summary>
    public string? Source { get; init; }
}

/// <summary>The difficulty follows from human time.</summary>
public sealed record HumanDifficulty
{
    /// <summary>Its standard deviation in decades; the default of docs/model.md where null.</summary>
    public double? Decades { get; init; }
}

/// <summary>A declared correlation with another family.</summary>
/// <param name="With">The other family's id, or its type's name where it is no family.</param>
/// <param name="Phi">The correlation of two outcomes, given compute.</param>
public sealed record Correlation(string With, double Phi)
{
    /// <summary>Where the belief comes from.</summary>
    public string? Source { get; init; }

    /// <summary>The assembly that declares the other family, where that is not the catalog's own.</summary>
    public string? Assembly { get; init; }
}

/// <summary>Where items come from.</summary>
public sealed record Provenance
{
    /// <summary>The licence, as an SPDX expression.</summary>
    public string? License { get; init; }

    /// <summary>The source.</summary>
    public string? Url { get; init; }

    /// <summary>The canary string that marks the items.</summary>
    public string? Canary { get; init; }

    /// <summary>Since when the items have been public.</summary>
    public string? PublicSince { get; init; }
}

/// <summary>A free entry.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value as JSON: a string, number, Boolean or null.</param>
public sealed record MetadataEntry(string Key, string Value);

/// <summary>What <c>taskspec profile</c> found the samples of a family to be.</summary>
/// <param name="Family">The family's id.</param>
public sealed record Profile(string Family)
{
    /// <summary>The family's version when its samples were run.</summary>
    public string? Version { get; init; }

    /// <summary>What its results hung on then, part by part (<see cref="Catalogs.Fingerprint"/>).</summary>
    public EquatableArray<string> Fingerprint { get; init; }

    /// <summary>How many samples there are.</summary>
    public int? Samples { get; init; }

    /// <summary>Tokens of a target, by TaskSpec's own rule of counting.</summary>
    public Range? TargetTokens { get; init; }

    /// <summary>Standard deviation of that number over its mean.</summary>
    public double? TargetTokensCv { get; init; }

    /// <summary>Choices of a question.</summary>
    public Range? Choices { get; init; }

    /// <summary>Human minutes of a sample.</summary>
    public Range? HumanMinutes { get; init; }

    /// <summary>How many samples repeat the text of an earlier one, up to white space and case.</summary>
    public int? Duplicates { get; init; }

    /// <summary>How many clusters the samples name, one that names none being a cluster by itself; null where none does.</summary>
    public int? Clusters { get; init; }

    /// <summary>How many samples there are where each counts once with those that nearly repeat it.</summary>
    public int? Distinct { get; init; }

    /// <summary>The most samples that nearly repeat each other.</summary>
    public int? LargestRepeat { get; init; }

    /// <summary>The families after it, in ordinal order of their ids, that have samples of this family too.</summary>
    public EquatableArray<SharedSamples> SharedSamples { get; init; }
}

/// <summary>Samples that another family has too.</summary>
/// <param name="Family">The other family's id.</param>
/// <param name="Samples">How many samples both have, each counted once with those that nearly repeat it.</param>
public sealed record SharedSamples(string Family, int Samples);

/// <summary>The smallest, middle and largest of some values.</summary>
public sealed record Range(double Min, double Median, double Max);

/// <summary>A family's forecast in figures, all but the last two in score points (docs/model.md, the forecast error).</summary>
/// <param name="Error">Root mean square error of a forecast of the headline score at the target that uses all that is recorded, if curves are as the priors say.</param>
/// <param name="Low">The 10th percentile of the error over how hard the family turns out.</param>
/// <param name="High">The 90th percentile.</param>
/// <param name="Floor">The error that is left even if the ladder's scores were known exactly.</param>
/// <param name="Excess">What measuring adds: the root of error squared less floor squared.</param>
/// <param name="EffectiveTasks">How many independent items the family's items are worth.</param>
/// <param name="EffectiveLength">How many independent outcomes one scored output is worth, where half of the attempts succeed.</param>
public sealed record ForecastSummary(
    double Error,
    double Low,
    double High,
    double Floor,
    double Excess,
    double EffectiveTasks,
    double EffectiveLength
);
