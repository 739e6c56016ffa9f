using TaskSpec.Measurement;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// Sums results up to one score for each model, task and metric. Attempts are averaged within their sample first; the standard error is that of the
/// samples' means, clustered where the results name clusters (<see cref="StandardError.Clustered{TCluster}"/>).
/// </summary>
/// <remarks>What has no score counts for nothing. Memory grows with the number of samples, never with their text.</remarks>
public sealed class ScoreTable
{
    private readonly Dictionary<(string Model, string Task, string? Variant, string Metric), Score> scores = [];

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
            .OrderBy(score => score.Key.Model, StringComparer.Ordinal)
            .ThenBy(score => score.Key.Task, StringComparer.Ordinal)
            .ThenBy(score => score.Key.Variant, StringComparer.Ordinal)
            .ThenBy(score => score.Key.Metric, StringComparer.Ordinal)
            .Select(score => score.Value.Row(score.Key));

    private sealed class Score(SampleRow first)
    {
        private readonly Dictionary<string, (double Sum, int Attempts, string? Cluster)> samples = new(StringComparer.Ordinal);

        public int Samples => samples.Count;

        public void Add(SampleRow row, double value)
        {
            var (sum, attempts, cluster) = samples.GetValueOrDefault(row.Sample);
            samples[row.Sample] = (sum + value, attempts + 1, cluster ?? row.Cluster);
        }

        public ScoreRow Row((string Model, string Task, string? Variant, string Metric) key)
        {
            var means = samples.Values.Select(sample => sample.Sum / sample.Attempts).ToArray();
            return new(key.Model, key.Task, key.Metric, means.Average())
            {
                Family = first.Family,
                Flop = first.Flop,
                Params = first.Params,
                Tokens = first.Tokens,
                Variant = key.Variant,
                Conditions = first.Conditions,
                StdErr = Error(means),
                N = means.Length,
                Version = first.Version,
            };
        }

        /// <summary>A sample that names no cluster is one by itself.</summary>
        private double? Error(double[] means)
        {
            if (means.Length < 2 || means.Any(mean => !double.IsFinite(mean)))
                return null;
            var clusters = samples.Select(sample => (sample.Value.Cluster is null, sample.Value.Cluster ?? sample.Key)).ToArray();
            return clusters.All(cluster => cluster.Item1) ? StandardError.OfMean(means)
                : clusters.Distinct().Count() < 2 ? null
                : StandardError.Clustered(means, clusters);
        }
    }
}
