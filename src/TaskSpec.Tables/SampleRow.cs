namespace TaskSpec.Tables;

/// <summary>A row of a samples table: one metric of one attempt at one sample by one model. Null means unknown.</summary>
/// <param name="Model">The model.</param>
/// <param name="Task">The id of the family of tasks, which is what scaling laws are fitted to.</param>
/// <param name="Sample">The sample's id, unique in the family.</param>
/// <param name="Metric">The metric, as results carry it; a step's is <c>step.metric</c>.</param>
public sealed record SampleRow(string Model, string Task, string Sample, string Metric)
{
    /// <summary>
    /// The metric's value, in its own unit; null where the state is <see cref="ResultState.Error"/> or <see cref="ResultState.Missing"/>,
    /// and where a limit left nothing to score.
    /// </summary>
    public double? Value { get; init; }

    /// <summary>What became of the attempt.</summary>
    public ResultState State { get; init; }

    /// <summary>Which limit ended the attempt: time, working, tokens, messages, turns, cost, context or a word of the runner's own.</summary>
    public string? Limit { get; init; }

    /// <summary>The model's recipe.</summary>
    public string? Family { get; init; }

    /// <summary>The model's training compute in FLOP.</summary>
    public double? Flop { get; init; }

    /// <summary>The model's parameters.</summary>
    public double? Params { get; init; }

    /// <summary>The model's training tokens.</summary>
    public double? Tokens { get; init; }

    /// <summary>When the model was released.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>The variant of the family.</summary>
    public string? Variant { get; init; }

    /// <summary>Which attempt at the sample it is, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>The family's version.</summary>
    public string? Version { get; init; }

    /// <summary>The named task that the sample belongs to, where the family has several.</summary>
    public string? Subtask { get; init; }

    /// <summary>Samples that share something name the same cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Human time in minutes.</summary>
    public double? HumanMinutes { get; init; }

    /// <summary>Tokens that the attempt used, input and output together.</summary>
    public double? TokensUsed { get; init; }

    /// <summary>Seconds of wall-clock time that the attempt took.</summary>
    public double? Seconds { get; init; }

    /// <summary>The metric's range and direction; null where nobody states them.</summary>
    public MetricScale? Scale { get; init; }

    /// <summary>Under what it came, as a log states it; null where nothing is stated.</summary>
    public Conditions? Conditions { get; init; }

    /// <summary>The attempt's own identifier, the same wherever it is logged again; null where the log has none.</summary>
    public string? Id { get; init; }

    /// <summary>Which run of an import it is of; null where it comes from no import.</summary>
    public int? Run { get; init; }
}
