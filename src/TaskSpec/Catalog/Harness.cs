namespace TaskSpec.Catalogs;

/// <summary>What one attempt may use. Null where there is no limit.</summary>
public sealed record Limits
{
    /// <summary>Wall-clock time in seconds.</summary>
    public int? TimeSeconds { get; init; }

    /// <summary>Time in seconds without waiting for the model's service.</summary>
    public int? WorkingSeconds { get; init; }

    /// <summary>Tokens, input and output together.</summary>
    public long? Tokens { get; init; }

    /// <summary>Messages in the conversation.</summary>
    public int? Messages { get; init; }

    /// <summary>Turns of the model.</summary>
    public int? Turns { get; init; }

    /// <summary>Time of one tool call in seconds.</summary>
    public int? ToolSeconds { get; init; }

    /// <summary>Cost in US dollars.</summary>
    public double? CostUsd { get; init; }
}

/// <summary>What an attempt that would succeed uses. Null means unknown.</summary>
public sealed record Usage
{
    /// <summary>Seconds of wall-clock time of the median attempt.</summary>
    public double? Seconds { get; init; }

    /// <summary>Further seconds for each item up to the i-th.</summary>
    public double? SecondsPerItem { get; init; }

    /// <summary>Tokens of the median attempt.</summary>
    public double? Tokens { get; init; }

    /// <summary>Tool calls of the median attempt.</summary>
    public double? ToolCalls { get; init; }

    /// <summary>Two thirds of attempts are within this factor of the median.</summary>
    public double? Factor { get; init; }
}

/// <summary>How outputs are drawn. Null means unknown.</summary>
public sealed record Sampling
{
    /// <summary>Independent attempts at each sample; one where null.</summary>
    public int? Attempts { get; init; }

    /// <summary>Temperature; 0 is greedy.</summary>
    public double? Temperature { get; init; }

    /// <summary>The most tokens that one output may have.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Solved examples before the question.</summary>
    public int? FewShot { get; init; }
}

/// <summary>Where attempts run.</summary>
public sealed record Sandbox(string Kind)
{
    /// <summary>The image that it starts.</summary>
    public string? Image { get; init; }

    /// <summary>Whether it reaches the internet.</summary>
    public bool? Internet { get; init; }

    /// <summary>How many GPUs it has.</summary>
    public int? Gpus { get; init; }
}

/// <summary>What scores attempts outside the process.</summary>
public sealed record Scoring(By By)
{
    /// <summary>With what: a script, or a judge with its version.</summary>
    public string? With { get; init; }

    /// <summary>How long scoring may take, in seconds.</summary>
    public int? TimeoutSeconds { get; init; }
}
