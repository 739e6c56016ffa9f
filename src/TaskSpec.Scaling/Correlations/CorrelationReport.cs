namespace TaskSpec.Scaling.Correlations;

/// <summary>A correlation with what it means.</summary>
/// <param name="A">One name.</param>
/// <param name="B">The other.</param>
/// <param name="R">Pearson's.</param>
/// <param name="Interval">95 % by Fisher's z; null with too few values.</param>
/// <param name="N">Over how many values.</param>
/// <param name="Ceiling">
/// The largest that sampling errors let it be, √(reliability of A · that of B); null where errors are unknown or explain all variance.
/// </param>
public sealed record Correlation(string A, string B, double R, (double Low, double High)? Interval, int N, double? Ceiling)
{
    /// <summary>Over the ceiling: the correlation of true scores (Spearman 1904). Null beyond ±1, where errors are overstated.</summary>
    public double? Corrected => Ceiling is > 0 and { } ceiling && Math.Abs(R) <= ceiling ? R / ceiling : null;
}

/// <summary>The correlations between some series and what they say together.</summary>
public sealed record CorrelationReport
{
    /// <summary>The series' names.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The pairs that were asked for: all that have a correlation in their order, or those of the largest first.</summary>
    public required IReadOnlyList<Correlation> Pairs { get; init; }

    /// <summary>How many pairs have a correlation.</summary>
    public required long PairCount { get; init; }

    /// <summary>The mean over all of them; null without any.</summary>
    public required double? Mean { get; init; }

    /// <summary>The correlation of any two series by their numbers; not a number where they have none.</summary>
    public required Func<int, int, double> Between { get; init; }

    /// <summary>Eigenvalues; null where too few rows are complete.</summary>
    public Spectrum? Spectrum { get; init; }

    /// <summary>How many eigenvalues exceed those of noise.</summary>
    public int? Factors { get; init; }

    /// <summary>Groups of series that resemble each other.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>n/(1 + (n − 1)r̄): how many independent series an average over them is worth.</summary>
    public double? EffectiveNumber =>
        Mean is { } mean && 1 + (Names.Count - 1) * mean > 0
            ? Measurement.EffectiveNumber.Equicorrelated(Names.Count, mean)
            : null;

    /// <summary>The mean correlation of two tasks of one family; null where tasks have none.</summary>
    public double? WithinFamily { get; init; }

    /// <summary>That of two tasks of different families.</summary>
    public double? AcrossFamilies { get; init; }

    /// <summary>What is to be borne in mind.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
