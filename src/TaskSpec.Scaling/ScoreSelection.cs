using TaskSpec.Scaling.Laws;
using TaskSpec.Tables;

namespace TaskSpec.Scaling;

/// <summary>The rows of a scores table that a question is about; only they are kept while the table is read.</summary>
internal static class ScoreSelection
{
    /// <exception cref="ScalingException">A metric is not there; the message names those that are.</exception>
    public static ScoreRow[] Of(
        IEnumerable<ScoreRow> rows,
        string metric,
        SurrogateName? via,
        IReadOnlyCollection<string> families
    )
    {
        var metrics = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<ScoreRow>();
        foreach (var row in rows)
        {
            if (families.Count > 0 && !families.Contains(row.Family ?? ""))
                continue;
            metrics.Add(row.Metric);
            if (row.Metric == metric || (row.Metric == via?.Metric && (via.Task is null || via.Task == row.Task)))
                kept.Add(row);
        }

        if (metrics.Count == 0)
            throw new ScalingException("no row is left; look at the recipes that were chosen, and whether the table has rows");
        foreach (var wanted in via is null ? [metric] : (string[])[metric, via.Metric])
        {
            if (!metrics.Contains(wanted))
                throw new ScalingException($"there is no metric '{wanted}'; there are {ScalingException.Some(metrics)}");
        }

        return via?.Task is null || kept.Any(row => row.Metric == via.Metric && row.Task == via.Task)
            ? [.. kept]
            : throw new ScalingException($"there is no '{via}': '{via.Metric}' is not there for task '{via.Task}'");
    }
}
