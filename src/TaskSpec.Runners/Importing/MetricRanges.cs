using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>From where to where metrics go, and which way: what somebody says on the command line, else the catalog, else a log.</summary>
public sealed class MetricRanges
{
    private readonly Dictionary<(string Task, string Metric), MetricScale> declared = [];
    private readonly Dictionary<string, MetricScale> given = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Task, string Metric), MetricScale> logged = [];

    /// <summary>All that is declared.</summary>
    public IReadOnlyCollection<MetricScale> Declared => declared.Values;

    /// <summary>Those that a catalog declares.</summary>
    public MetricRanges Declare(Catalog catalog)
    {
        foreach (var family in catalog.Families)
        {
            foreach (var use in family.Records.Prepend(family.Headline).OfType<MetricUse>())
                Declare(family.Id, use.ResultName(), use);
            foreach (var step in family.Steps)
            foreach (var use in step.Records)
                Declare(family.Id, use.ResultName(step), use);
        }

        return this;
    }

    /// <summary>That of a metric in all tasks.</summary>
    public void Give(string metric, double worst, double best) => given[metric] = MetricScale.Of(worst, best);

    /// <summary>That which a log states.</summary>
    public void State(string task, string metric, MetricScale scale) =>
        logged[(task, metric)] = logged.TryGetValue((task, metric), out var known) ? known.Or(scale) : scale;

    /// <summary>A metric's range; null where nobody says it, or where it has no end.</summary>
    public (double Worst, double Best)? Of(string task, string metric) => ScaleOf(task, metric).Range;

    /// <summary>Whether a lower value of a metric is a better one; null where nobody says it.</summary>
    public bool? IsLowerBetter(string task, string metric) => ScaleOf(task, metric).IsLowerBetter;

    /// <summary>A metric's range and direction. Filter and parameters behind its name change neither.</summary>
    public MetricScale ScaleOf(string task, string metric) =>
        GivenOf(metric)
        ?? DeclaredOf(task, metric)
            .Or(logged.GetValueOrDefault((task, metric), MetricScale.Unknown))
            .Or(logged.GetValueOrDefault((task, Conditions.PlainMetric(metric)), MetricScale.Unknown));

    /// <summary>Whether somebody says a metric's range on the command line, which overrules everybody else.</summary>
    public bool IsGiven(string metric) => GivenOf(metric) is not null;

    /// <summary>A row with what is known of its metric.</summary>
    public SampleRow On(SampleRow row) =>
        ScaleOf(row.Task, row.Metric) is { IsKnown: true } scale ? row with { Scale = scale } : row;

    /// <summary>A score with what is known of its metric.</summary>
    public ScoreRow On(ScoreRow row) =>
        ScaleOf(row.Task, row.Metric) is { IsKnown: true } scale ? row with { Scale = scale } : row;

    internal MetricScale DeclaredOf(string task, string metric) =>
        declared.GetValueOrDefault((task, metric))
        ?? declared.GetValueOrDefault((task, Conditions.PlainMetric(metric)), MetricScale.Unknown);

    private MetricScale? GivenOf(string metric) =>
        given.GetValueOrDefault(metric) ?? given.GetValueOrDefault(Conditions.PlainMetric(metric));

    private void Declare(string task, string metric, MetricUse use)
    {
        if (use is { Worst: { } worst, Best: { } best })
            declared[(task, metric)] = MetricScale.Of(worst, best);
    }
}
