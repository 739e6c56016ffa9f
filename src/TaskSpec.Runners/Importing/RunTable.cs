using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Turns results into runs, each an attempt of an agent at a task that takes people so many minutes.</summary>
/// <param name="catalog">Says which metric is the headline, and its worst and best value; null where there is none, and scores must be from 0 to 1.</param>
public sealed class RunTable(Catalog? catalog)
{
    private readonly Dictionary<string, MetricUse> headlines = (catalog?.Families ?? [])
        .Where(family => family.Headline is not null)
        .DistinctBy(family => family.Id)
        .ToDictionary(family => family.Id, family => family.Headline!, StringComparer.Ordinal);

    private readonly DeclaredMetrics? metrics = catalog is null ? null : new(catalog);
    private readonly HashSet<string> measured = new(StringComparer.Ordinal);
    private readonly HashSet<string> untimed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> others = new(StringComparer.Ordinal);

    // Without a catalog nobody says which metric is the headline: the first one of a family counts.
    private readonly Dictionary<string, string> first = new(StringComparer.Ordinal);

    /// <summary>Whether runs are refused of which nobody says how long they take people; otherwise the time is left empty, with a note.</summary>
    public bool NeedsHumanTime { get; init; }

    /// <summary>The runs of the headline metric. What has no score is refused with the reason.</summary>
    public IEnumerable<RunRow> Of(IEnumerable<SampleRow> rows, Import import)
    {
        foreach (var row in rows)
        {
            var headline = headlines.GetValueOrDefault(row.Task);
            if (headline is null)
                first.TryAdd(row.Task, row.Metric);
            if (headline is null ? row.Metric != first[row.Task] : !IsHeadline(row, headline))
                continue;
            var scale = row.Scale ?? MetricScale.Unknown;
            if (headline is { Best: { } best, Worst: { } worst })
                scale = scale.Or(MetricScale.Of(worst, best));
            if (Problem(row, headline, scale) is { } problem)
            {
                import.Refuse(row.Task, problem);
                continue;
            }

            if (row.HumanMinutes is null && untimed.Add(row.Task))
                import.Note(
                    "human minutes",
                    $"{row.Task}: nobody says how long people take, so human_minutes is empty, and horizons are not fitted to its rows; declare [HumanTime] and give --catalog, give the samples HumanMinutes, or fill in the column",
                    changes: false
                );
            yield return new(
                row.Model,
                $"{row.Task}/{row.Subtask ?? row.Sample}",
                row.Task,
                row.HumanMinutes,
                scale.ShareOf(row.Value!.Value)
            )
            {
                Variant = row.Variant,
                ReleaseDate = row.ReleaseDate,
                Conditions = row.Conditions,
                Attempt = row.Attempt,
                Version = row.Version,
                TokensUsed = row.TokensUsed,
                Seconds = row.Seconds,
            };
        }

        foreach (var (task, logged) in others.Where(other => !measured.Contains(other.Key)))
            import.Refuse(
                task,
                $"the headline metric {headlines[task].ResultName()} is not logged; where it is one of {string.Join(", ", logged)}, declare that name with LmEval or Inspect"
            );
    }

    /// <summary>Whether a row is of the headline; takes down the metrics of tasks that log none.</summary>
    private bool IsHeadline(SampleRow row, MetricUse headline)
    {
        if (ReferenceEquals(metrics!.Of(row.Task, row.Metric), headline))
        {
            measured.Add(row.Task);
            return true;
        }

        if (!others.TryGetValue(row.Task, out var logged))
            others[row.Task] = logged = new(StringComparer.Ordinal);
        logged.Add(row.Metric);
        return false;
    }

    private string? Problem(SampleRow row, MetricUse? headline, MetricScale scale) =>
        row.Value is not { } value ? $"the attempt has no score ({Words.Of(row.State)})"
        : NeedsHumanTime && row.HumanMinutes is null
            ? "nobody says how long people take; declare [HumanTime], or give the samples HumanMinutes"
        : scale.Range is null && headline is not null
            ? $"{row.Metric} has no best or no worst value, so it cannot be scaled to 0 to 1; --range {row.Metric}=WORST,BEST says them"
        : scale is { Range: null, IsLowerBetter: true }
            ? $"of {row.Metric} lower is better, so it is no score from 0 to 1; --range {row.Metric}=WORST,BEST says its worst and best value"
        : scale.ShareOf(value) is < 0 or > 1 or double.NaN
            ? $"the score of {row.Metric} is outside 0 to 1; --range {row.Metric}=WORST,BEST would say its worst and best value, or --catalog"
        : null;
}
