using TaskSpec.Catalogs;
using TaskSpec.Runners;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Report;

/// <summary>A scores table as far as a page can show it: one metric, and the tasks that say most.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Kept">Its rows at the tasks that are kept.</param>
/// <param name="Tasks">How many tasks have the metric.</param>
/// <param name="Models">How many models.</param>
/// <param name="OfFamilies">The headline scores of the catalog's families, by family.</param>
internal sealed record ScoresOfReport(
    string Metric,
    IReadOnlyList<ScoreRow> Kept,
    int Tasks,
    int Models,
    ILookup<string, ScoreRow> OfFamilies
)
{
    /// <summary>The most tasks that are kept: their pairs and fits are what takes time and room.</summary>
    public const int MostTasks = 200;

    /// <summary>The metrics of the table, those with the most scores first.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

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
    /// <param name="metric">The metric; null for that of most headlines, else of most scores.</param>
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
        var headlines = (catalog?.Families ?? [])
            .Where(family => family.Headline is not null)
            .DistinctBy(family => family.Id)
            .ToDictionary(family => family.Id, family => family.Headline!.ResultName(), StringComparer.Ordinal);
        var versions = (catalog?.Families ?? [])
            .DistinctBy(family => family.Id)
            .ToDictionary(family => family.Id, family => family.Version, StringComparer.Ordinal);
        var others = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var chosen = metric ?? tally.Usual(headlines) ?? throw new CliError($"{path} has no rows, so there is nothing to show");
        if (!tally.Metrics.Contains(chosen))
            throw new CliError(
                $"{path} has no metric '{chosen}'; it has {Scaling.ScalingException.Some(tally.Metrics.Order(StringComparer.Ordinal))}"
            );
        var wanted = tally.Telling(chosen, MostTasks);
        var kept = new List<ScoreRow>();
        var families = new List<(string Family, ScoreRow Row)>();
        await read(row =>
        {
            if (row.Metric == chosen && wanted.Contains(row.Task))
                kept.Add(row);
            if (!headlines.TryGetValue(row.Task, out var headline) || row.Metric != headline)
                return;
            if (CatalogMatch.OtherVersion(row.Version, versions[row.Task]) is { } problem)
            {
                others.TryAdd(problem, []);
                others[problem].Add(row.Task);
            }
            else
                families.Add((row.Task, row));
        });
        return new(
            chosen,
            kept,
            tally.Tasks(chosen),
            tally.Models(chosen),
            families.ToLookup(pair => pair.Family, pair => pair.Row, StringComparer.Ordinal)
        )
        {
            Metrics = tally.Metrics,
            OtherVersions =
            [
                .. others.Select(other =>
                    $"scores of {Scaling.ScalingException.Some(other.Value)} are left out beside the curve: {other.Key}"
                ),
            ],
        };
    }
}
