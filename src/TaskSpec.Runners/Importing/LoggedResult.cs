using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>One metric of one task by one model under the conditions of one log: what the log calls it, and what it is called when all logs are read.</summary>
internal sealed class LoggedResult(int place, SampleRow row, Conditions conditions, MetricValues values)
{
    /// <summary>Its number.</summary>
    public int Place => place;

    public string Model { get; } = row.Model;

    public string Task { get; } = row.Task;

    public string Metric { get; } = row.Metric;

    public string? Variant { get; } = row.Variant;

    public string? Version { get; } = row.Version;

    public Conditions Conditions => conditions;

    /// <summary>Whether it comes from a table, which says neither who ran it nor under what, and is told apart from nothing.</summary>
    public bool IsUnstated { get; } = row.Conditions is null;

    /// <summary>What is seen of the metric's values in the task.</summary>
    public MetricValues Values => values;

    /// <summary>What makes it another result, whatever its metric.</summary>
    public string Key { get; private set; } = "";

    public string ModelName { get; set; } = row.Model;

    public string? VariantName { get; set; } = row.Variant;

    public string MetricName { get; set; } = row.Metric;

    /// <summary>Results of one group are of the same model and task under the same conditions.</summary>
    public int Group { get; set; }

    /// <summary>The run that it is of.</summary>
    public int Run { get; set; }

    /// <summary>What rows of the same sample and attempt share.</summary>
    public string AttemptKey { get; set; } = "";

    /// <summary>What is known of its metric's range and direction: first what its rows say, then what holds in the import.</summary>
    public MetricScale Scale { get; set; } = row.Scale ?? MetricScale.Unknown;

    /// <summary>Whether two places contradict each other, so that nothing of it counts.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Samples of which something is logged.</summary>
    public long Samples { get; set; }

    /// <summary>Rows that are logged.</summary>
    public long Rows { get; set; }

    /// <summary>What it is, whatever else is imported, in a text that sorts.</summary>
    public string Told =>
        string.Join(
            '\u0001',
            Model,
            Task,
            Variant,
            Version,
            Metric,
            conditions.Runner,
            conditions.Run,
            conditions.Key(_ => true)
        );

    /// <summary>Compares conditions, which a log may state until its end.</summary>
    public void Settle() => Key = conditions.Key(kind => kind != ConditionKind.Metric);

    /// <summary>Whether another row of the same log is of it.</summary>
    public bool Is(SampleRow other, Conditions under) =>
        ReferenceEquals(conditions, under)
        && Metric == other.Metric
        && Task == other.Task
        && Model == other.Model
        && Variant == other.Variant
        && Version == other.Version;
}
