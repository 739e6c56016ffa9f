namespace TaskSpec.Runners;

/// <summary>How a catalog is run. What is left out is as the catalog declares it.</summary>
public sealed record EvalOptions
{
    /// <summary>What results call the model; what the client calls it where null.</summary>
    public string? Model { get; init; }

    /// <summary>The model's recipe, for the tables.</summary>
    public string? TrainingFamily { get; init; }

    /// <summary>The model's training compute in FLOP, for the tables.</summary>
    public double? TrainingFlop { get; init; }

    /// <summary>The ids of the families to run; all where empty.</summary>
    public IReadOnlyCollection<string> Families { get; init; } = [];

    /// <summary>Attempts at each sample, in place of those that are declared; at least 1.</summary>
    public int? Attempts { get; init; }

    /// <summary>How many samples of each task are asked, the first ones; at least 1.</summary>
    public int? LimitSamples { get; init; }

    /// <summary>The most attempts at a time, at least 1. No result depends on it.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Further tries of a request that failed for a passing reason: rate limits, 5xx, a lost connection, no answer in time.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The longest time that one request may take before it is tried again; no limit of the family's, which <c>Limits</c> declares.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest wait between two tries. A service that asks for a longer one is given up.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock of limits, timeouts and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
