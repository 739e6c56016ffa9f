namespace TaskSpec.Scaling.Signal;

/// <summary>What is asked of a scores table.</summary>
/// <param name="Metric">The metric.</param>
public sealed record SignalQuestion(string Metric)
{
    /// <summary>Only models of these recipes; all where it is empty.</summary>
    public IReadOnlyCollection<string> Families { get; init; } = [];

    /// <summary>The scores of chance, by task.</summary>
    public IReadOnlyDictionary<string, double> Floors { get; init; } = new Dictionary<string, double>();

    /// <summary>How many of a run's last checkpoints are its end; at least 3.</summary>
    public int Checkpoints { get; init; } = 5;

    /// <summary>
    /// Models are of similar compute within this factor to each side of their middle. Null compares models of equal parameters and tokens, and
    /// takes <see cref="UsualWithin"/> where there are none.
    /// </summary>
    public double? Within { get; init; }

    /// <summary>Decisions are made with at least this many times less compute than the scale they are made for.</summary>
    public double Gap { get; init; } = 10;

    /// <summary>Whether recipes are different recipes; otherwise runs of equal parameters and tokens are seeds, whatever their family.</summary>
    public bool ByFamily { get; init; } = true;

    /// <summary>The factor of Heineman et al. (2025).</summary>
    public const double UsualWithin = 1.7;
}
