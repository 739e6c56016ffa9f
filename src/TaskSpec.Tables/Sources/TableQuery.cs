namespace TaskSpec.Tables;

/// <summary>Which rows of a table are asked for, and how.</summary>
public sealed record TableQuery
{
    /// <summary>All rows.</summary>
    public static TableQuery All { get; } = new();

    /// <summary>Only rows of these metrics; all where null. What a database or a Parquet file has of others is not read.</summary>
    public IReadOnlyCollection<string>? Metrics { get; init; }

    /// <summary>Only rows of these tasks; all where null.</summary>
    internal IReadOnlyCollection<string>? Tasks { get; init; }

    /// <summary>Only rows of samples that are of this part of so many; all where null.</summary>
    internal (int Index, int Count)? Part { get; init; }

    /// <summary>How many bytes a database engine in this process may hold before it puts data aside on disk.</summary>
    public long Memory { get; init; } = 512L << 20;

    /// <summary>How many rows a batch has at most, where it has several tasks.</summary>
    internal long BatchRows { get; init; } = 1 << 20;

    /// <summary>Told how many rows are done of how many, where that is known.</summary>
    public Action<long, long>? Progress { get; init; }

    /// <summary>When to stop.</summary>
    public CancellationToken Stop { get; init; }
}
