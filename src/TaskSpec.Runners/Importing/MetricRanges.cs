using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>The worst and best values of metrics: what somebody says on the command line, else the catalog, else a log.</summary>
public sealed class MetricRanges
{
    private readonly Dictionary<(string Task, string Metric), (double Worst, double Best)> declared = [];
    private readonly Dictionary<string, (double Worst, double Best)> given = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Task, string Metric), (double Worst, double Best)> logged = [];

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

    /// <summary>A metric's range; null where nobody says it.</summary>
    public (double Worst, double Best)? Of(string task, string metric) =>
        given.TryGetValue(metric, out var range)
        || declared.TryGetValue((task, metric), out range)
        || logged.TryGetValue((task, metric), out range)
            ? range
            : null;
}
