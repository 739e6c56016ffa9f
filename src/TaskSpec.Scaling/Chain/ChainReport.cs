namespace TaskSpec.Scaling.Chain;

/// <summary>How one metric's scores of single samples correlate with compute.</summary>
/// <param name="Metric">The metric, or the step of the chain.</param>
/// <param name="Correlations">One a sample and recipe, rising.</param>
/// <param name="Undefined">Samples whose score never changes, so that they correlate with nothing.</param>
public sealed record ChainMetric(string Metric, IReadOnlyList<double> Correlations, int Undefined)
{
    /// <summary>The mean; null without any.</summary>
    public double? Mean => Correlations.Count == 0 ? null : Correlations.Average();

    /// <summary>The median; null without any.</summary>
    public double? Median =>
        Correlations.Count == 0 ? null : 0.5 * (At((Correlations.Count - 1) / 2) + At(Correlations.Count / 2));

    /// <summary>The area under the survival curve from −1 to 1, which is 1 + the mean: 2 where every sample rises with compute.</summary>
    public double? Auc => 1 + Mean;

    /// <summary>The survival curve: the share of correlations above a value.</summary>
    public double? ShareAbove(double value) =>
        Correlations.Count == 0 ? null : (double)Correlations.Count(one => one > value) / Correlations.Count;

    private double At(int i) => Correlations[i];
}

/// <summary>What the wrong choices do with scale.</summary>
/// <param name="WithCompute">How the log of their summed probability correlates with compute, by sample.</param>
/// <param name="WithRight">How it correlates with the right choice's log-likelihood over models.</param>
/// <param name="SpreadOrders">The standard deviation over samples of that mass at the largest model, in orders of magnitude.</param>
public sealed record WrongChoices(ChainMetric WithCompute, ChainMetric WithRight, double SpreadOrders);

/// <summary>How far each transformation of log-likelihoods decorrelates scores from compute (Schaeffer et al. 2024, arXiv 2406.04391).</summary>
/// <param name="Metrics">The chain's steps in their order, then the table's other metrics.</param>
/// <param name="Wrong">Null without wrong choices' log-likelihoods.</param>
/// <param name="Warnings">What is to be borne in mind.</param>
public sealed record ChainReport(IReadOnlyList<ChainMetric> Metrics, WrongChoices? Wrong, IReadOnlyList<string> Warnings)
{
    /// <summary>The fewest models of one recipe.</summary>
    public const int FewestModels = 4;

    private static readonly string[] steps =
    [
        ChainMetrics.LogLikelihood,
        ChainMetrics.Probability,
        ChainMetrics.Share,
        ChainMetrics.Brier,
        ChainMetrics.Accuracy,
    ];

    /// <summary>The report on a table.</summary>
    /// <param name="table">Its samples.</param>
    /// <exception cref="ScalingException">No recipe has enough models of known compute.</exception>
    public static ChainReport Of(ChainTable table)
    {
        table.Settle();
        var found = table.Correlations;
        if (found.Count == 0)
            throw new ScalingException(
                table.Models == 0
                    ? "no row has flop, the training compute of its model; fill that column"
                    : $"no sample was scored for {FewestModels} models of one recipe that differ in flop; there are {table.Models} models with flop"
            );
        return new(
            [
                .. steps.Where(found.ContainsKey),
                .. found.Keys.Where(metric => metric != ChainMetrics.WrongMass).Except(steps).Order(StringComparer.Ordinal),
            ],
            found,
            table
        );
    }

    private ChainReport(IReadOnlyList<string> metrics, Dictionary<string, CorrelationList> found, ChainTable table)
        : this(
            [.. metrics.Select(metric => Summary(metric, found[metric]))],
            table.WrongAtLargest.Count == 0
                ? null
                : new(
                    Summary(ChainMetrics.WrongMass, found[ChainMetrics.WrongMass]),
                    Summary(ChainMetrics.WrongMass, table.WrongWithRight),
                    Deviation(table.WrongAtLargest)
                ),
            Noted(metrics, table)
        ) { }

    private static List<string> Noted(IReadOnlyList<string> metrics, ChainTable table)
    {
        var warnings = new List<string>();
        if (table.WithoutFlop.Count > 0)
            warnings.Add($"left out, as their flop is not known: {ScalingException.Some(table.WithoutFlop)}");
        if (!metrics.Contains(ChainMetrics.Share))
            warnings.Add(
                $"there are no wrong choices' log-likelihoods ({ChainMetrics.WrongLogLikelihood}1 and so on beside {ChainMetrics.LogLikelihood}), so the chain cannot be followed"
            );
        return warnings;
    }

    private static ChainMetric Summary(string metric, CorrelationList correlations) =>
        new(metric, correlations.Sorted(), correlations.Undefined);

    private static double Deviation(List<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Count - 1));
    }
}
