namespace TaskSpec.Tables;

/// <summary>From where to where a metric goes, and which way, as somebody states it. Null means that nobody says.</summary>
public sealed record MetricScale
{
    private MetricScale() { }

    /// <summary>Nothing is stated.</summary>
    public static MetricScale Unknown { get; } = new();

    /// <summary>The worst value; it may be infinite.</summary>
    public double? Worst { get; private init; }

    /// <summary>The best value; it may be infinite.</summary>
    public double? Best { get; private init; }

    /// <summary>Whether a lower value is a better one.</summary>
    public bool? IsLowerBetter { get; private init; }

    /// <summary>Whether it states anything.</summary>
    public bool IsKnown => IsLowerBetter is not null;

    /// <summary>The worst and the best value, where both are finite.</summary>
    public (double Worst, double Best)? Range =>
        this is { Worst: { } worst, Best: { } best } && double.IsFinite(worst) && double.IsFinite(best) ? (worst, best) : null;

    /// <summary>Whether scores are shares, from 0 to 1, of which more is better.</summary>
    public bool IsShare => Range is (0, 1);

    /// <summary>That of a range, of which an end may be infinite; unknown where both ends are the same.</summary>
    public static MetricScale Of(double worst, double best) =>
        worst == best || double.IsNaN(worst - best)
            ? Unknown
            : new()
            {
                Worst = worst,
                Best = best,
                IsLowerBetter = worst > best,
            };

    /// <summary>That of which only the direction is known.</summary>
    public static MetricScale Directed(bool lowerIsBetter) => new() { IsLowerBetter = lowerIsBetter };

    /// <summary>What it leaves open, from another.</summary>
    public MetricScale Or(MetricScale other) => IsKnown && (Worst is not null || other.Worst is null) ? this : other;

    /// <summary>Whether both cannot be true.</summary>
    public bool Contradicts(MetricScale other) =>
        IsKnown
        && other.IsKnown
        && (
            IsLowerBetter != other.IsLowerBetter
            || (Worst is not null && other.Worst is not null && (Worst, Best) != (other.Worst, other.Best))
        );

    /// <summary>A score as a share of the way from the worst to the best value; as it is, where that is not known.</summary>
    public double ShareOf(double value) =>
        Range is not { } range || range == (0, 1) ? value : (value - range.Worst) / (range.Best - range.Worst);

    /// <summary>In words, for a message.</summary>
    public override string ToString() =>
        Range is { } range
            ? FormattableString.Invariant($"it goes from {range.Worst} at worst to {range.Best} at best")
            : IsLowerBetter switch
            {
                true => "lower is better",
                false => "higher is better",
                null => "nothing is stated",
            };
}
