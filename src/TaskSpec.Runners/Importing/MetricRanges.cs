using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The worst and best values of metrics: what somebody says on the command line, else the catalog, else a log.</summary>
public sealed class MetricRanges
{
    private readonly Dictionary<(string Task, string Metric), (double Worst, double Best)> declared = [];
    private readonly Dictionary<string, (double Worst, double Best)> given = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Task, string Metric), (double Worst, double Best)> logged = [];
    private readonly Dictionary<(string Task, string Metric), bool> lower = [];

    /// <summary>Those that a catalog declares.</summary>
    public MetricRanges Declare(Catalog catalog)
    {
        foreach (var family in catalog.Families)
        foreach (var use in family.Records.Prepend(family.Headline))
        {
            if (use is { Worst: { } worst, Best: { } best })
                declared[(family.Id, use.ResultName())] = (worst, best);
        }

        return this;
    }

    /// <summary>That of a metric in all tasks.</summary>
    public void Give(string metric, double worst, double best) => given[metric] = (worst, best);

    /// <summary>That which a log states.</summary>
    public void State(string task, string metric, double worst, double best) => logged[(task, metric)] = (worst, best);

    /// <summary>Which way a metric goes by a log that does not state its range.</summary>
    public void State(string task, string metric, bool lowerIsBetter) => lower[(task, metric)] = lowerIsBetter;

    /// <summary>A metric's range; null where nobody says it, or where it has no end.</summary>
    public (double Worst, double Best)? Of(string task, string metric) =>
        Stated(task, metric) is { } range && double.IsFinite(range.Worst) && double.IsFinite(range.Best) ? range : null;

    /// <summary>Whether a lower value of a metric is a better one, by its range or by a log; null where nobody says it.</summary>
    public bool? IsLowerBetter(string task, string metric) =>
        Stated(task, metric) is { } range ? range.Worst > range.Best
        : lower.TryGetValue((task, metric), out var stated) ? stated
        : null;

    // Filter and parameters behind a metric's name do not change its range.
    private (double Worst, double Best)? Stated(string task, string metric) =>
        Exactly(task, metric) ?? Exactly(task, Conditions.PlainMetric(metric));

    private (double Worst, double Best)? Exactly(string task, string metric) =>
        given.TryGetValue(metric, out var range)
        || declared.TryGetValue((task, metric), out range)
        || logged.TryGetValue((task, metric), out range)
            ? range
            : null;
}
