using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>From where to where metrics go, and which way: what somebody says on the command line, else the catalog, else a log.</summary>
public sealed class MetricRanges
{
    private readonly Dictionary<(string Task, string Metric), MetricScale> declared = [];
    private readonly Dictionary<string, MetricScale> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Task, string Metric), MetricScale> logged = [];

    /// <summary>All that is declared.</summary>
    public IReadOnlyCollection<MetricScale> Declared => declared.Values;

    /// <summary>Those that a catalog declares.</summary>
    public MetricRanges Declare(Catalog catalog)
    {
        foreach (var (name, use) in new DeclaredMetrics(catalog).All)
        {
            if (use is { Worst: { } worst, Best: { } best })
                declared[name] = MetricScale.Of(worst, best);
        }

        return this;
    }

    /// <summary>That of a metric in all tasks.</summary>
    public void Give(string metric, double worst, double best) => given[metric] = MetricScale.Of(worst, best);

    /// <summary>That which a log states.</summary>
    internal void State(string task, string metric, MetricScale scale) =>
        logged[(task, metric)] = logged.TryGetValue((task, metric), out var known) ? known.Or(scale) : scale;

    /// <summary>Metrics whose range somebody says, and which no result has.</summary>
    public IEnumerable<string> Unused => given.Keys.Except(used, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>What is known of a result's metric, which has its own name and that of its log.</summary>
    internal MetricScale ScaleOf(LoggedResult of) =>
        GivenOf(of) ?? ScaleOf(of.Task, of.MetricName).Or(ScaleOf(of.Task, of.Metric));

    /// <summary>Whether somebody says on the command line what the range of a result's metric is.</summary>
    internal bool IsGiven(LoggedResult of) => GivenOf(of) is not null;

    /// <summary>Says where values are outside their range.</summary>
    internal void Hold(LoggedResult of, Import import)
    {
        // Those of a catalog's metric are refused one by one, unless its range is given.
        if ((IsGiven(of) || !declared.ContainsKey((of.Task, of.MetricName))) && of.Scale.Range is { } range)
            Hold(of.Task, of.MetricName, of.Values.Low, of.Values.High, range, import);
    }

    /// <summary>Says where a score is outside its range.</summary>
    internal void Hold(ScoreRow score, Import import)
    {
        if (score.Scale?.Range is { } range)
            Hold(score.Task, score.Metric, score.Value, score.Value, range, import);
    }

    /// <summary>A metric's range; null where nobody says it, or where it has no end.</summary>
    public (double Worst, double Best)? Of(string task, string metric) => ScaleOf(task, metric).Range;

    /// <summary>A metric's range and direction. Filter and parameters behind its name change neither.</summary>
    public MetricScale ScaleOf(string task, string metric) =>
        GivenOf(metric)
        ?? Names(metric)
            .Aggregate(
                DeclaredOf(task, metric),
                (known, name) => known.Or(logged.GetValueOrDefault((task, name), MetricScale.Unknown))
            );

    /// <summary>Whether somebody says a metric's range on the command line, which overrules everybody else.</summary>
    public bool IsGiven(string metric) => GivenOf(metric) is not null;

    /// <summary>A row with what is known of its metric.</summary>
    public SampleRow On(SampleRow row) =>
        ScaleOf(row.Task, row.Metric) is { IsKnown: true } scale ? row with { Scale = scale } : row;

    internal MetricScale DeclaredOf(string task, string metric) =>
        Names(metric).Select(name => declared.GetValueOrDefault((task, name))).FirstOrDefault(scale => scale is not null)
        ?? MetricScale.Unknown;

    private MetricScale? GivenOf(LoggedResult of) => GivenOf(of.MetricName) ?? GivenOf(of.Metric);

    private MetricScale? GivenOf(string metric)
    {
        foreach (var name in Names(metric))
        {
            if (given.TryGetValue(name, out var scale))
            {
                used.Add(name);
                return scale;
            }
        }

        return null;
    }

    /// <summary>What a metric goes by where its range is said: its whole name, that without parameters, and that without a filter too.</summary>
    private static string[] Names(string metric) => [metric, metric.Split('[')[0], Conditions.PlainMetric(metric)];

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
}
