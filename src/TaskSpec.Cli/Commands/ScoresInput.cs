using TaskSpec.Scaling;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>Reads a table row by row, with progress, and tells what is wrong in it in one message.</summary>
/// <remarks>An engine that is interrupted is waited for, as it takes away what it put aside on disk.</remarks>
internal static class ScoresInput
{
    private const int Often = 1 << 17;

    /// <summary>Does something with every row, each task's of one way of asking.</summary>
    /// <returns>How many there were.</returns>
    public static Task<long> Read<TRow>(
        Invocation run,
        Table<TRow> table,
        string path,
        Action<TRow> take,
        TableQuery? query = null
    )
        where TRow : class =>
        run.Progress.During(
            $"reading {path}",
            say =>
                Invocation.Finish(() =>
                    Read(run, path, query, asked => [TableRows.Read(run, table, path, asked)], take, settle: null, say)
                )
        );

    /// <summary>The same in batches.</summary>
    /// <param name="run">The run.</param>
    /// <param name="table">The table.</param>
    /// <param name="path">Its place.</param>
    /// <param name="take">Does something with a row.</param>
    /// <param name="settle">Sums up what was gathered, behind each batch.</param>
    /// <param name="ofFamilies">Whether a batch has all rows of its tasks, and samples of one way of asking; otherwise, all rows of its samples.</param>
    /// <param name="query">Which rows; all where null.</param>
    public static Task<long> Batches<TRow>(
        Invocation run,
        Table<TRow> table,
        string path,
        Action<TRow> take,
        Action settle,
        bool ofFamilies = false,
        TableQuery? query = null
    )
        where TRow : class =>
        run.Progress.During(
            $"reading {path}",
            say =>
                Invocation.Finish(() =>
                    Read(run, path, query, asked => TableRows.Batches(run, table, path, asked, ofFamilies), take, settle, say)
                )
        );

    /// <summary>Scores in the units of an analysis.</summary>
    public static Task<long> Shared(
        Invocation run,
        string path,
        MetricUnits units,
        Action<ScoreRow> take,
        TableQuery? query = null
    ) => Read(run, ResultTables.Scores, path, row => take(units.Shared(row)), query);

    private static long Read<TRow>(
        Invocation run,
        string path,
        TableQuery? query,
        Func<TableQuery, IEnumerable<IEnumerable<TRow>>> batches,
        Action<TRow> take,
        Action? settle,
        Action<string> say
    )
    {
        long rows = 0;
        var progress = new ReadingProgress(path, say);
        try
        {
            foreach (var batch in batches((query ?? TableArgument.Query(run)) with { Progress = progress.Done }))
            {
                foreach (var row in batch)
                {
                    take(row);
                    if (++rows % Often != 0)
                        continue;
                    run.Stop.ThrowIfCancellationRequested();
                    progress.Came(rows);
                }

                settle?.Invoke();
            }
        }
        catch (TableException error)
        {
            throw new CliError(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }

        return rows;
    }

    /// <summary>The scores of one metric; with them the mean of another over the tasks that have it, for each model.</summary>
    public static async Task<(ScoreMatrix Scores, double[]? Loss)> Scores(
        Invocation run,
        string path,
        string metric,
        string? loss,
        MetricUnits units
    )
    {
        var scores = new ScoreMatrix();
        var losses = new ScoreMatrix();
        await Shared(
            run,
            path,
            units,
            row => (row.Metric == metric ? scores : losses).Add(row),
            TableArgument.Query(run) with
            {
                Metrics = loss is null ? [metric] : [metric, loss],
            }
        );
        if (scores.Models.Count == 0)
            throw new CliError(await WithoutMetric(run, path, metric));
        if (loss is null)
            return (scores, null);
        if (losses.Models.Count == 0)
            throw new CliError($"{path} has no metric '{loss}', which --residual loss needs; name the metric with --loss");
        return (scores, Means(scores, losses));
    }

    /// <summary>What a table without a metric has instead.</summary>
    private static async Task<string> WithoutMetric(Invocation run, string path, string metric)
    {
        var others = new SortedSet<string>(StringComparer.Ordinal);
        await Read(run, ResultTables.Scores, path, row => others.Add(row.Metric));
        return others.Count == 0
            ? $"{path} has no rows; a scores table has one for each metric of each task and model"
            : $"{path} has no metric '{metric}'; it has {ScalingException.Some(others)}";
    }

    private static double[] Means(ScoreMatrix scores, ScoreMatrix losses)
    {
        var means = losses
            .Models.Index()
            .ToDictionary(model => model.Item.Name, model => losses.Row(model.Index).Average(), StringComparer.Ordinal);
        return [.. scores.Models.Select(model => means.GetValueOrDefault(model.Name, double.NaN))];
    }
}
