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

    public int Tasks(string metric) => metrics[metric].Count;

    public int Models(string metric) => models[metric].Count;

    /// <summary>
    /// The metric that most families have as their headline, else one that is a score from 0 to 1, else that with the most scores; null without
    /// rows.
    /// </summary>
    /// <param name="headlines">The metric of each family's headline.</param>
    public string? Usual(IReadOnlyDictionary<string, string> headlines) =>
        Metrics.MaxBy(metric =>
            (
                headlines.Count(family => family.Value == metric && metrics[metric].ContainsKey(family.Key)),
                metrics[metric].Values.All(spread => spread.Least >= 0 && spread.Most <= 1)
            )
        );

    /// <summary>The tasks that say most: scored for the most models, and of those whose scores differ most.</summary>
    public IReadOnlySet<string> Telling(string metric, int most) =>
        metrics[metric]
            .OrderByDescending(task => task.Value.Count)
            .ThenByDescending(task => task.Value.Variance)
            .ThenBy(task => task.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(task => task.Key)
            .ToHashSet(StringComparer.Ordinal);

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
