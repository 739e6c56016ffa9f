namespace TaskSpec.Tables;

/// <summary>A row of a scores table: one metric of one task for one model. Null means unknown.</summary>
/// <param name="Model">The model.</param>
/// <param name="Task">The task; for results of a catalog the family's id.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Value">The mean over samples, in the metric's own unit.</param>
public sealed record ScoreRow(string Model, string Task, string Metric, double Value)
{
    /// <summary>The model's recipe.</summary>
    public string? Family { get; init; }

    /// <summary>Training compute in FLOP.</summary>
    public double? Flop { get; init; }

    /// <summary>Parameters.</summary>
    public double? Params { get; init; }

    /// <summary>Training tokens.</summary>
    public double? Tokens { get; init; }

    /// <summary>Standard error of the value.</summary>
    public double? StdErr { get; init; }

    /// <summary>Samples that were scored.</summary>
    public double? N { get; init; }

    /// <summary>The family's version.</summary>
    public string? Version { get; init; }

    /// <summary>The variant: how it was asked, where the table has the task asked in several ways.</summary>
    public string? Variant { get; init; }

    /// <summary>The metric's range and direction; null where nobody states them.</summary>
    public MetricScale? Scale { get; init; }

    /// <summary>The standard error of a share of right answers of which only the number is known; null where it is none.</summary>
    public double? ShareError => this is { N: > 0 and var n, Value: >= 0 and <= 1 } ? Math.Sqrt(Value * (1 - Value) / n) : null;

    /// <summary>Under what it came, as a log states it; null where nothing is stated.</summary>
    public Conditions? Conditions { get; init; }
}
