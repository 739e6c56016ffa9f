using Newtonsoft.Json.Linq;

namespace TaskSpec.Runners.Inspect;

/// <summary>The metrics of a log, by the scorers that give them, as they become known.</summary>
internal sealed class InspectMetrics
{
    private readonly InspectHeader header;
    private readonly SortedDictionary<string, SortedSet<string>> scorers = new(StringComparer.Ordinal);

    public InspectMetrics(InspectHeader header)
    {
        this.header = header;
        foreach (var metric in header.Metrics)
            Add(ResultKey.Slot, metric);
    }

    /// <summary>
    /// The metrics of a scorer, or of all; a scorer that never gave several has its own name. Where nothing was scored, all are those that were to score.
    /// </summary>
    public IEnumerable<string> Of(string? scorer) =>
        scorer is null && scorers.Count == 0 ? header.Scorers.Select(one => one.Name)
        : scorer is null ? scorers.Keys.SelectMany(Named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        : Named(scorer);

    /// <summary>The metric that one of Inspect's own results is of.</summary>
    public string Of(InspectScore score) =>
        // The name of a score of several is its key, and that of a second scorer of one kind has a number: only samples tell which.
        score.Name == score.Scorer
        || scorers.ContainsKey(score.Name)
            ? score.Name
            : header.Metric(score.Scorer, score.Name);

    /// <summary>Learns of a metric from Inspect's own results.</summary>
    public void Learn(InspectScore score)
    {
        var metric = Of(score);
        if (metric == score.Name && !IsOurs(score.Scorer))
            Add(metric, null);
        else
            Add(score.Scorer, metric);
    }

    /// <summary>A scorer's value as the metrics that it is: one, or one for each key.</summary>
    public IEnumerable<(string Metric, JToken? Score)> Split(string scorer, JToken? value)
    {
        if (value is not JObject several)
        {
            Add(scorer, null);
            return [(scorer, value)];
        }

        foreach (var key in several.Properties())
            Add(scorer, header.Metric(scorer, key.Name));
        return several.Properties().Select(key => (header.Metric(scorer, key.Name), (JToken?)key.Value));
    }

    private bool IsOurs(string scorer) => header.Exported && scorer == ResultKey.Slot;

    private void Add(string scorer, string? metric)
    {
        if (!scorers.TryGetValue(scorer, out var metrics))
            scorers[scorer] = metrics = new(StringComparer.Ordinal);
        if (metric is not null)
            metrics.Add(metric);
    }

    private IEnumerable<string> Named(string scorer) =>
        scorers.TryGetValue(scorer, out var metrics) && metrics.Count > 0 ? metrics : [scorer];
}
