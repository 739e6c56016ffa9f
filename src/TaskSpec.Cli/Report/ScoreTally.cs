using System.Runtime.InteropServices;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Report;

/// <summary>What a scores table holds, in memory that grows with its tasks and models and not with its rows.</summary>
internal sealed class ScoreTally
{
    private readonly Dictionary<string, Dictionary<string, Spread>> metrics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> models = new(StringComparer.Ordinal);

    /// <summary>The metrics, those with the most scores first.</summary>
    public IReadOnlyList<string> Metrics =>
        [
            .. metrics
                .OrderByDescending(metric => metric.Value.Values.Sum(spread => (long)spread.Count))
                .ThenBy(metric => metric.Key, StringComparer.Ordinal)
                .Select(metric => metric.Key),
        ];

    public void Add(ScoreRow row)
    {
        ref var tasks = ref CollectionsMarshal.GetValueRefOrAddDefault(metrics, row.Metric, out _);
        ref var spread = ref CollectionsMarshal.GetValueRefOrAddDefault(tasks ??= new(StringComparer.Ordinal), row.Task, out _);
        spread = spread.With(row.Value);
        ref var names = ref CollectionsMarshal.GetValueRefOrAddDefault(models, row.Metric, out _);
        (names ??= new(StringComparer.Ordinal)).Add(row.Model);
    }

    /// <summary>How many models have one of some metrics.</summary>
    public int Models(IEnumerable<string> of) =>
        of.Distinct(StringComparer.Ordinal).SelectMany(metric => models[metric]).Distinct(StringComparer.Ordinal).Count();

    /// <summary>
    /// The metric of each task that is shown: that which is asked for; else of a family its headline, and of other tasks the headline of most
    /// families. Where no headline was scored, one that is a score from 0 to 1, else that with the most scores.
    /// </summary>
    /// <param name="metric">What is asked for; null for nothing.</param>
    /// <param name="headlines">The metric of each family's headline.</param>
    public IReadOnlyDictionary<string, string> Shown(string? metric, IReadOnlyDictionary<string, string> headlines)
    {
        if (metric is not null)
            return metrics[metric].Keys.ToDictionary(task => task, _ => metric, StringComparer.Ordinal);
        var shown = headlines
            .Where(family => metrics.TryGetValue(family.Value, out var tasks) && tasks.ContainsKey(family.Key))
            .ToDictionary(StringComparer.Ordinal);
        if (shown.Count == 0)
            return Shown(Metrics.MaxBy(IsScore)!, headlines);
        foreach (var headline in shown.Values.CountBy(name => name).OrderByDescending(one => one.Value).ToArray())
        foreach (var task in metrics[headline.Key].Keys.Where(task => !headlines.ContainsKey(task)))
            shown.TryAdd(task, headline.Key);
        return shown;
    }

    /// <summary>The tasks that say most: scored for the most models, and of those whose scores differ most.</summary>
    public IReadOnlySet<string> Telling(IReadOnlyDictionary<string, string> shown, int most) =>
        shown
            .Select(task => (Task: task.Key, Scores: metrics[task.Value][task.Key]))
            .OrderByDescending(task => task.Scores.Count)
            .ThenByDescending(task => task.Scores.Variance)
            .ThenBy(task => task.Task, StringComparer.Ordinal)
            .Take(most)
            .Select(task => task.Task)
            .ToHashSet(StringComparer.Ordinal);

    private bool IsScore(string metric) => metrics[metric].Values.All(spread => spread.Least >= 0 && spread.Most <= 1);

    // Welford's: one pass, and no squares of large numbers.
    private readonly record struct Spread(int Count, double Mean, double Squares, double Least, double Most)
    {
        public double Variance => Count < 2 ? 0 : Squares / (Count - 1);

        public Spread With(double value)
        {
            var off = value - Mean;
            var mean = Mean + off / (Count + 1);
            return new(Count + 1, mean, Squares + off * (value - mean), Math.Min(Least, value), Math.Max(Most, value));
        }
    }
}
