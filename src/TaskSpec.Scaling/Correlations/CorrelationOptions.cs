namespace TaskSpec.Scaling.Correlations;

/// <summary>What is taken away from scores before they are correlated.</summary>
public enum Residual
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What a model's ability at the other tasks says.</summary>
    Ability,

    /// <summary>What a model's loss says.</summary>
    Loss,
}

/// <summary>How correlations are computed.</summary>
public sealed record CorrelationOptions
{
    /// <summary>The most series: what their blocks take grows with the square, to 2 GB.</summary>
    public const int Most = 32_000;

    /// <summary>Whether models are correlated over tasks, not tasks over models.</summary>
    public bool BetweenModels { get; init; }

    /// <summary>What is taken away first.</summary>
    public Residual Residual { get; init; }

    /// <summary>The mean correlation above which blocks are joined.</summary>
    public double BlocksAbove { get; init; } = 0.5;

    /// <summary>How many pairs the report has at most, those of the largest correlations.</summary>
    public int Top { get; init; } = int.MaxValue;

    /// <summary>Of the noise that factors are held against.</summary>
    public int Seed { get; init; } = 1;
}
