using TaskSpec.Catalogs;
using TaskSpec.Runners;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Report;

/// <summary>A scores table as far as a page can show it: of each task one metric, and the tasks that say most.</summary>
/// <param name="Metrics">The metrics that are shown, that of most families first.</param>
/// <param name="Kept">The rows of the tasks that are kept.</param>
/// <param name="Tasks">How many tasks have one of the metrics.</param>
/// <param name="Models">How many models.</param>
internal sealed record ScoresOfReport(IReadOnlyList<string> Metrics, IReadOnlyList<ScoreRow> Kept, int Tasks, int Models)
{
    /// <summary>The most tasks that are kept: their pairs and fits are what takes time and room.</summary>
    public const int MostTasks = 200;

    private static readonly ILookup<string, ScoreRow> none = Array.Empty<ScoreRow>().ToLookup(row => row.Task);

    /// <summary>The headline scores of the catalog's families, by family.</summary>
    public ILookup<string, ScoreRow> OfFamilies { get; init; } = none;

    /// <summary>All scores in a headline of the catalog, by metric: forecasts learn from other tasks too.</summary>
    public ILookup<string, ScoreRow> ByMetric { get; init; } = none;

    /// <summary>How many metrics the table has.</summary>
    public required int AllMetrics { get; init; }

    /// <summary>Which families' scores, all or some, are of another version and thus no measured points, in words.</summary>
    public IReadOnlyList<string> OtherVersions { get; init; } = [];

    /// <summary>How many tasks are kept.</summary>
    public int KeptTasks { get; } = Kept.Select(row => row.Task).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The scores as a matrix; each caller has its own, as transformations change it.</summary>
    public ScoreMatrix Matrix()
    {
        var matrix = new ScoreMatrix();
        foreach (var row in Kept)
            matrix.Add(row);
        return matrix;
    }

    /// <summary>Reads a table, twice: what it holds is told first, and only what is shown is kept.</summary>
    /// <param name="read">Does something with every row of the table.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="metric">The one metric to show; null for the headlines of the catalog, else that of most scores.</param>
    /// <param name="catalog">The catalog whose families the tasks may be; null for none.</param>
    public static async Task<ScoresOfReport> Read(
        Func<Action<ScoreRow>, Task> read,
        string path,
        string? metric,
        Catalog? catalog
    )
    {
        var tally = new ScoreTally();
        await read(tally.Add);
        Family[] declared = [.. (catalog?.Families ?? []).DistinctBy(family => family.Id)];
        var headlines = declared
            .Where(family => family.Headline is not null)
            .ToDictionary(family => family.Id, family => family.Headline!.ResultName(), StringComparer.Ordinal);
        var versions = declared.ToDictionary(family => family.Id, family => family.Version, StringComparer.Ordinal);
        if (tally.Metrics.Count == 0)
            throw new CliError($"{path} has no rows, so there is nothing to show");
        if (metric is not null && !tally.Metrics.Contains(metric))
            throw new CliError(
                $"{path} has no metric '{metric}'; it has {ScalingException.Some(tally.Metrics.Order(StringComparer.Ordinal))}"
            );
        var shown = tally.Shown(metric, headlines);
        var wanted = tally.Telling(shown, MostTasks);
        var headlineMetrics = headlines.Values.ToHashSet(StringComparer.Ordinal);
        var others = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        List<ScoreRow> kept = [],
            ofFamilies = [],
            ofHeadlines = [];
        await read(row =>
        {
            if (shown.GetValueOrDefault(row.Task) == row.Metric && wanted.Contains(row.Task))
                kept.Add(row);
            if (!headlineMetrics.Contains(row.Metric))
                return;
            if (headlines.GetValueOrDefault(row.Task) == row.Metric)
            {
                if (CatalogMatch.OtherVersion(row.Version, versions[row.Task]) is { } problem)
                {
                    others.TryAdd(problem, []);
                    others[problem].Add(row.Task);
                    return;
                }

                ofFamilies.Add(row);
            }

            ofHeadlines.Add(row);
        });
        return new(
            [
                .. shown
                    .Values.CountBy(name => name)
                    .OrderByDescending(one => one.Value)
                    .ThenBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => one.Key),
            ],
            kept,
            shown.Count,
            tally.Models(shown.Values)
        )
        {
            AllMetrics = tally.Metrics.Count,
            OfFamilies = ofFamilies.ToLookup(row => row.Task, StringComparer.Ordinal),
            ByMetric = ofHeadlines.ToLookup(row => row.Metric, StringComparer.Ordinal),
            OtherVersions =
            [
                .. others.Select(other =>
                    $"scores of {ScalingException.Some(other.Value)} are left out of the forecast: {other.Key}"
                ),
            ],
        };
    }
}
