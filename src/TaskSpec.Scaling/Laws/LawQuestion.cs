using TaskSpec.Tables;

namespace TaskSpec.Scaling.Laws;

/// <summary>Which law is to be fitted to what of a scores table.</summary>
/// <param name="Metric">The metric that the law is of.</param>
/// <param name="Form">power, chinchilla, sigmoid, broken, linear or surprisal.</param>
public sealed record LawQuestion(string Metric, string Form)
{
    /// <summary>The forms' names.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["power", "chinchilla", "sigmoid", "broken", "linear", "surprisal"];

    /// <summary>The only task, or null for all of them.</summary>
    public string? Task { get; init; }

    /// <summary>What stands on the axis instead of compute: a metric of the same task, or <c>metric@task</c>.</summary>
    public SurrogateName? Via { get; init; }

    /// <summary>The recipes; empty for all.</summary>
    public IReadOnlyCollection<string> Families { get; init; } = [];

    /// <summary>The likelihood; null for the form's usual one.</summary>
    public Likelihood? Likelihood { get; init; }

    /// <summary>How many of the highest values are left out.</summary>
    public int DropHighest { get; init; }

    /// <summary>Whether only models count that have the metric on every task.</summary>
    public bool CompleteOnly { get; init; }

    /// <summary>From where to where a score can go and which way, by which forms have a floor and a ceiling; from 0 to 1 where nobody says it.</summary>
    public Func<ScoreRow, MetricScale> ScaleOf { get; init; } = row => row.Scale ?? MetricScale.Unknown;

    /// <summary>Scores of chance by task, as shares of the range, where they are known.</summary>
    public IReadOnlyDictionary<string, double> Floors { get; init; } = new Dictionary<string, double>();
}

/// <summary>A metric that stands for another: of the same task, or of one task for all.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Task">The task; null for the task in question.</param>
public sealed record SurrogateName(string Metric, string? Task)
{
    /// <summary>From <c>metric</c> or <c>metric@task</c>.</summary>
    public static SurrogateName Parse(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? new(text[..at], text[(at + 1)..]) : new(text, null);

    /// <inheritdoc/>
    public override string ToString() => Task is null ? Metric : $"{Metric}@{Task}";
}
