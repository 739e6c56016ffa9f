namespace TaskSpec;

using static AttributeTargets;

/// <summary>The metric whose value at the target is to be forecast. On a family it scores the answer.</summary>
/// <typeparam name="T">The metric.</typeparam>
[AttributeUsage(Class)]
public sealed class HeadlineAttribute<T> : Attribute
    where T : IMetric
{
    /// <summary>A regular expression whose first group is what gets scored.</summary>
    public string? Extract { get; init; }

    /// <summary>The best score that the harness allows, in (0, 1]; 1 where absent.</summary>
    public double Ceiling { get; init; }
}

/// <summary>A metric that is recorded beside the headline. On a family it scores the answer, on a step what that step produced.</summary>
/// <typeparam name="T">The metric.</typeparam>
[AttributeUsage(Class, AllowMultiple = true)]
public sealed class RecordsAttribute<T> : Attribute
    where T : IMetric
{
    /// <summary>A name, where the same metric is recorded twice.</summary>
    public string? Name { get; init; }

    /// <summary>A regular expression whose first group is what gets scored.</summary>
    public string? Extract { get; init; }

    /// <summary>Whether it may be used to forecast the headline metric.</summary>
    public Link Link { get; init; }

    /// <summary>Correlation of the tokens of one attempt, from 0 to 1.</summary>
    public double TokenCorrelation { get; init; }
}

/// <summary>What a metric is. Built-in metrics have no privilege: an author's own carries the same attribute.</summary>
/// <param name="id">The metric's id, as it stands in result tables.</param>
/// <param name="form">How its expected score responds to a task's surprisal.</param>
[AttributeUsage(Class)]
public sealed class MetricAttribute(string id, Form form) : Attribute
{
    /// <summary>The metric's id.</summary>
    public string Id => id;

    /// <summary>How its expected score responds to a task's surprisal.</summary>
    public Form Form => form;

    /// <summary>The score of a guess, after worst and best are mapped to 0 and 1.</summary>
    public double Floor { get; init; }

    /// <summary>The best value. Below <see cref="Worst"/>, lower is better.</summary>
    public double Best { get; init; } = 1;

    /// <summary>The worst value.</summary>
    public double Worst { get; init; }

    /// <summary>What decides the score.</summary>
    public By By { get; init; }

    /// <summary>Attempts of which one must be right, with <see cref="Form.PassAtK"/>.</summary>
    public int K { get; init; }

    /// <summary>The threshold, with <see cref="Form.Threshold"/>.</summary>
    public double Threshold { get; init; }

    /// <summary>The metric's name in lm-evaluation-harness.</summary>
    public string? LmEval { get; init; }

    /// <summary>The scorer's name in Inspect.</summary>
    public string? Inspect { get; init; }
}
