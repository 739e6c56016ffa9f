using TaskSpec.Measurement;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// Sums results up to one score for each model, task, variant and metric. Attempts are averaged within their sample first; the standard error is that of
/// the samples' means, clustered where the results name clusters (<see cref="StandardError.Clustered{TCluster}"/>).
/// </summary>
/// <remarks>What has no score counts for nothing. Memory grows with the number of samples, never with their text.</remarks>
/// <param name="attempts">For each k the scores pass@k and pass^k are given too, of metrics that are 0 or 1; none where null.</param>
public sealed class ScoreTable(IReadOnlyList<int>? attempts = null)
{
    private readonly Dictionary<(string Model, string Task, string? Variant, string Metric), Score> scores = [];

    /// <summary>The most attempts at one sample of a metric that is 0 or 1; 0 where there is no such metric.</summary>
    public int MostAttempts => scores.Values.Where(IsPassed).Select(score => score.MostAttempts).DefaultIfEmpty().Max();

    /// <summary>Adds a row.</summary>
    public void Add(SampleRow row)
    {
        var key = (row.Model, row.Task, row.Variant, row.Metric);
        if (!scores.TryGetValue(key, out var score))
            scores[key] = score = new(row);
        if (row.Value is { } value)
            score.Add(row, value);
    }

    /// <summary>The scores, in ordinal order of model, task, variant and metric. Where no sample was scored there is none.</summary>
    public IEnumerable<ScoreRow> Rows() =>
        scores
            .Where(score => score.Value.Samples > 0)
            .SelectMany(score => Rows(score.Value, score.Key))
            .OrderBy(row => row.Model, StringComparer.Ordinal)
            .ThenBy(row => row.Task, StringComparer.Ordinal)
            .ThenBy(row => row.Variant, StringComparer.Ordinal)
            .ThenBy(row => row.Metric, StringComparer.Ordinal);

    private IEnumerable<ScoreRow> Rows(Score score, (string Model, string Task, string? Variant, string Metric) key)
    {
        yield return score.Row(key, (sum, tried) => sum / tried)!;
        foreach (var k in IsPassed(score) ? attempts ?? [] : [])
        {
            if (score.Row(key with { Metric = FormattableString.Invariant($"{key.Metric},pass@{k}") }, PassAt(k)) is { } any)
                yield return any;
            if (score.Row(key with { Metric = FormattableString.Invariant($"{key.Metric},pass^{k}") }, PassAll(k)) is { } all)
                yield return all;
        }
    }

    private static bool IsPassed(Score score) => score.Samples > 0 && score.IsBinary && !score.IsLowerBetter;

    // Unbiased: the share of the sets of k attempts of those made that hold a right one (Chen et al. 2021, arXiv 2107.03374), or no wrong one.
    private static Func<double, int, double?> PassAt(int k) =>
        (right, tried) => tried < k ? null : 1 - Share(tried - (int)Math.Round(right), tried, k);

    private static Func<double, int, double?> PassAll(int k) =>
        (right, tried) => tried < k ? null : Share((int)Math.Round(right), tried, k);

    /// <summary>The share of the sets of k of all that are within some of them.</summary>
    private static double Share(int some, int all, int k)
    {
        var share = 1.0;
        for (var i = 0; i < k; i++)
            share *= Math.Max(0, some - i) / (double)(all - i);
        return share;
    }

    private sealed class Score(SampleRow first)
    {
        private readonly Dictionary<string, (double Sum, int Attempts, string? Cluster)> samples = new(StringComparer.Ordinal);

        public int Samples => samples.Count;

        public int MostAttempts => samples.Values.Max(sample => sample.Attempts);

        /// <summary>Whether 1 is a failure, so that nothing passes by it.</summary>
        public bool IsLowerBetter => first.Scale?.IsLowerBetter == true;

        public bool IsBinary { get; private set; } = true;

        public void Add(SampleRow row, double value)
        {
            IsBinary &= value is 0 or 1;
            var (sum, attempts, cluster) = samples.GetValueOrDefault(row.Sample);
            samples[row.Sample] = (sum + value, attempts + 1, cluster ?? row.Cluster);
        }

        /// <summary>The mean over samples of an estimate from the sum and number of their attempts; null where no sample has enough of them.</summary>
        public ScoreRow? Row((string Model, string Task, string? Variant, string Metric) key, Func<double, int, double?> estimate)
        {
            var enough = samples
                .Select(sample => (Sample: sample, Value: estimate(sample.Value.Sum, sample.Value.Attempts)))
                .Where(one => one.Value is not null)
                .ToArray();
            if (enough.Length == 0)
                return null;
            double[] means = [.. enough.Select(one => one.Value!.Value)];
            return new(key.Model, key.Task, key.Metric, means.Average())
            {
                Family = first.Family,
                Flop = first.Flop,
                Params = first.Params,
                Tokens = first.Tokens,
                Variant = key.Variant,
                Conditions = first.Conditions,
                Scale = first.Scale,
                StdErr = Error(
                    means,
                    [.. enough.Select(one => (one.Sample.Value.Cluster is null, one.Sample.Value.Cluster ?? one.Sample.Key))]
                ),
                N = means.Length,
                Version = first.Version,
            };
        }

        /// <summary>A sample that names no cluster is one by itself.</summary>
        private static double? Error(double[] means, (bool IsAlone, string Name)[] clusters) =>
            means.Length < 2 || means.Any(mean => !double.IsFinite(mean)) ? null
            : clusters.All(cluster => cluster.IsAlone) ? StandardError.OfMean(means)
            : clusters.Distinct().Count() < 2 ? null
            : StandardError.Clustered(means, clusters);
    }
}
