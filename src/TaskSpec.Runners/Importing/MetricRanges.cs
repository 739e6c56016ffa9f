using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The worst and best values of metrics: what somebody says on the command line, else the catalog, else a log.</summary>
public sealed class MetricRanges
{
    private readonly Dictionary<(string Task, string Metric), (double Worst, double Best)> declared = [];
    private readonly Dictionary<string, (double Worst, double Best)> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Task, string Metric), (double Worst, double Best)> logged = [];
    private readonly Dictionary<(string Task, string Metric), bool> lower = [];

    /// <summary>Those that a catalog declares.</summary>
    public MetricRanges Declare(Catalog catalog)
    {
        foreach (var (name, use) in new DeclaredMetrics(catalog).All)
        {
            if (use is { Worst: { } worst, Best: { } best })
                declared[name] = (worst, best);
        }

        return this;
    }

    /// <summary>That of a metric in all tasks.</summary>
    public void Give(string metric, double worst, double best) => given[metric] = (worst, best);

    /// <summary>That which a log states.</summary>
    public void State(string task, string metric, double worst, double best) => logged[(task, metric)] = (worst, best);

    /// <summary>Which way a metric goes by a log that does not state its range.</summary>
    public void State(string task, string metric, bool lowerIsBetter) => lower[(task, metric)] = lowerIsBetter;

    /// <summary>Metrics whose range somebody says, and which no result has.</summary>
    public IEnumerable<string> Unused => given.Keys.Except(used, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Takes over what a log states.</summary>
    internal void Take(MetricRanges log)
    {
        foreach (var (name, range) in log.logged)
            logged[name] = range;
        foreach (var (name, lowerIsBetter) in log.lower)
            lower[name] = lowerIsBetter;
    }

    /// <summary>The range of a result, which has its own name and that of its log.</summary>
    internal (double Worst, double Best)? Of(LoggedResult of) => Of(of.Task, of.MetricName) ?? Of(of.Task, of.Metric);

    /// <summary>Says where values are outside their range.</summary>
    internal void Hold(LoggedResult of, Import import)
    {
        // Those of a catalog's metric are refused one by one.
        if (!declared.ContainsKey((of.Task, of.MetricName)) && Of(of) is { } range)
            Hold(of.Task, of.MetricName, of.Values.Low, of.Values.High, range, import);
    }

    /// <summary>Says where a score is outside its range.</summary>
    internal void Hold(ScoreRow score, Import import)
    {
        if (Of(score.Task, score.Metric) is { } range)
            Hold(score.Task, score.Metric, score.Value, score.Value, range, import);
    }

    /// <summary>A metric's range; null where nobody says it, or where it has no end.</summary>
    public (double Worst, double Best)? Of(string task, string metric) =>
        Stated(task, metric) is { } range && double.IsFinite(range.Worst) && double.IsFinite(range.Best) ? range : null;

    /// <summary>Whether a lower value of a metric is a better one, by its range or by a log; null where nobody says it.</summary>
    public bool? IsLowerBetter(string task, string metric) =>
        Stated(task, metric) is { } range ? range.Worst > range.Best
        : lower.TryGetValue((task, metric), out var stated) ? stated
        : null;

    private static void Hold(
        string task,
        string metric,
        double least,
        double most,
        (double Worst, double Best) range,
        Import import
    )
    {
        var (low, high) = (Math.Min(range.Worst, range.Best), Math.Max(range.Worst, range.Best));
        var room = 1e-9 * (high - low);
        if (least <= most && (least < low - room || most > high + room))
            import.Note(
                "outside",
                FormattableString.Invariant(
                    $"{task}, {metric}: {(least < low - room ? least : most):0.######} is outside the range from {low} to {high}; --range {metric}=WORST,BEST states another"
                ),
                changes: true
            );
    }

    // Filter and parameters behind a metric's name do not change its range.
    private (double Worst, double Best)? Stated(string task, string metric) =>
        Exactly(task, metric) ?? Exactly(task, Conditions.PlainMetric(metric));

    private (double Worst, double Best)? Exactly(string task, string metric) =>
        Given(metric)
        ?? (declared.TryGetValue((task, metric), out var range) || logged.TryGetValue((task, metric), out range) ? range : null);

    private (double Worst, double Best)? Given(string metric)
    {
        if (!given.TryGetValue(metric, out var range))
            return null;
        used.Add(metric);
        return range;
    }
}
