namespace TaskSpec.Tables;

/// <summary>A row of a runs table: one attempt of one agent at one task. Null means unknown.</summary>
/// <param name="Agent">The agent: a model in its scaffold.</param>
/// <param name="Task">The task.</param>
/// <param name="Family">The family of tasks that resemble each other.</param>
/// <param name="HumanMinutes">How long a person takes, in minutes; null where nobody says.</param>
/// <param name="Score">From 0 to 1, after a metric's worst and best value.</param>
public sealed record RunRow(string Agent, string Task, string Family, double? HumanMinutes, double Score)
{
    /// <summary>Its weight.</summary>
    public double? Weight { get; init; }

    /// <summary>When the agent was released.</summary>
    public DateOnly? ReleaseDate { get; init; }

    /// <summary>The variant of the family.</summary>
    public string? Variant { get; init; }

    /// <summary>Which attempt at the task it is, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>The version of the family.</summary>
    public string? Version { get; init; }

    /// <summary>Tokens that the attempt used.</summary>
    public double? TokensUsed { get; init; }

    /// <summary>Seconds that it took.</summary>
    public double? Seconds { get; init; }

    /// <summary>Under what it came, as a log states it; null where nothing is stated.</summary>
    public Conditions? Conditions { get; init; }
}
