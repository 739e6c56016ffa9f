using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Holds results against the catalog that they are said to be of. A version that is not the catalog's is another task.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="anyVersion">Whether other versions are let through.</param>
public sealed class CatalogMatch(Catalog catalog, bool anyVersion)
{
    private readonly Dictionary<string, Family> families = catalog.Families.ToDictionary(
        family => family.Id,
        StringComparer.Ordinal
    );
    private readonly DeclaredMetrics metrics = new(catalog);

    /// <summary>The rows that are the catalog's; the others are refused with the reason, and so is what the runner itself says of them.</summary>
    public IEnumerable<SampleRow> Of(IEnumerable<SampleRow> rows, Import import)
    {
        var undeclared = new HashSet<(string Task, string Metric)>();
        foreach (var row in rows)
        {
            var use = metrics.Of(row.Task, row.Metric);
            if ((Problem(row.Task, row.Version) ?? OutOfRange(row, use, import)) is { } problem)
            {
                import.Refuse(row.Task, problem);
                continue;
            }

            if (use is null && undeclared.Add((row.Task, row.Metric)))
                import.Note($"{row.Task}: the catalog declares no metric {row.Metric}; it is taken as it is");
            yield return row with
            {
                HumanMinutes = row.HumanMinutes ?? Minutes(families[row.Task], row),
            };
        }

        import.RefuseAggregates(score => Problem(score.Task, score.Version));
    }

    /// <summary>What is wrong where results state another version than the catalog has; null where they do not.</summary>
    public static string? OtherVersion(string? stated, string? known) =>
        stated is null || known is null || stated == known
            ? null
            : $"results are of version {stated}, the catalog has {known}; check out the one that was run";

    private string? Problem(string task, string? stated)
    {
        if (!families.TryGetValue(task, out var family))
            return $"the catalog of {catalog.Assembly} has no such family; leave --catalog out to import it all the same";
        if (!anyVersion && OtherVersion(stated, family.Version) is { } other)
            return $"{other}, or give --any-version";
        return stated is null && !anyVersion
            ? $"the log does not say which version was run, the catalog has {family.Version}; give --any-version if it is the same"
            : null;
    }

    private static string? OutOfRange(SampleRow row, MetricUse? use, Import import) =>
        use is { Best: { } best, Worst: { } worst }
        && row.Value is { } value
        && !(value >= Math.Min(best, worst) && value <= Math.Max(best, worst))
        && !import.Ranges.IsGiven(row.Metric)
            ? FormattableString.Invariant(
                $"{row.Metric} of {value} is outside its range, {worst} to {best}; mend the log or the metric's declaration, or say its range with --range {row.Metric}=WORST,BEST"
            )
            : null;

    private static double? Minutes(Family family, SampleRow row) =>
        family.Tasks.FirstOrDefault(task => task.Id == row.Subtask)?.HumanMinutes
        ?? (family.HumanTimes.IsEmpty ? null : family.HumanTimes[0].Minutes);
}
