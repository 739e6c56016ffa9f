namespace TaskSpec.Tables;

/// <summary>Reads a table one row at a time, in memory that does not grow with it but for the keys that must be unique.</summary>
/// <remarks>
/// CSV, JSON lines where the name ends in .jsonl, either compressed where it ends in .gz, or what the content says where a name has no ending; Parquet; a
/// pattern, a directory of Parquet files, or a table of a database (docs/scale.md). Unknown columns are left unread.
/// </remarks>
public static class TableReader
{
    /// <summary>The rows of a place, read while they are enumerated; what is wrong may be said only after the last of them.</summary>
    /// <param name="table">Which table it is.</param>
    /// <param name="place">A file, a pattern, a directory, or a table of a database.</param>
    /// <param name="query">Which rows, and how; all where null.</param>
    /// <exception cref="TableException">It is no such table; the message names file, line, column and value.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<TRow> Read<TRow>(Table<TRow> table, string place, TableQuery? query = null)
    {
        return Read(table, TableSource.Of(place), query ?? TableQuery.All);
    }

    /// <summary>The same rows in batches, each with all rows of its tasks or samples, so that what is gathered of them may be summed up behind it.</summary>
    /// <param name="table">Which table it is.</param>
    /// <param name="place">As of <see cref="Read{TRow}(Table{TRow}, string, TableQuery)"/>.</param>
    /// <param name="wholeTasks">Whether a batch has all rows of its tasks; otherwise, of its samples.</param>
    /// <param name="query">Which rows, and how; all where null.</param>
    /// <remarks>A file of text is one batch. Parquet and databases are asked for so much at a time as has a million rows.</remarks>
    public static IEnumerable<IEnumerable<TRow>> Batches<TRow>(
        Table<TRow> table,
        string place,
        bool wholeTasks,
        TableQuery? query = null
    )
    {
        var source = TableSource.Of(place);
        return source.Batches(query ?? TableQuery.All, wholeTasks).Select(part => Read(table, source, part));
    }

    /// <summary>The scores that the samples of a place sum up to, where they need not be read one by one for that: summed up by the engine that has them.</summary>
    /// <param name="place">As of <see cref="Read{TRow}(Table{TRow}, string, TableQuery)"/>.</param>
    /// <param name="query">Which rows, and how; all where null.</param>
    /// <returns>In ordinal order of model, task, variant and metric; null where the rows are no samples, or to be read one by one.</returns>
    public static IReadOnlyList<ScoreRow>? SummedScores(string place, TableQuery? query = null)
    {
        if (TableSource.Of(place).Scores(query ?? TableQuery.All) is not { } scores)
            return null;
        var scales = new Dictionary<(string, string), MetricScale?>();
        ScoreRow[] sorted =
        [
            .. scores
                .OrderBy(row => row.Model, StringComparer.Ordinal)
                .ThenBy(row => row.Task, StringComparer.Ordinal)
                .ThenBy(row => row.Variant, StringComparer.Ordinal)
                .ThenBy(row => row.Metric, StringComparer.Ordinal),
        ];
        foreach (var row in sorted)
        {
            if (!scales.TryAdd((row.Task, row.Metric), row.Scale) && scales[(row.Task, row.Metric)] != row.Scale)
                return null;
        }

        return sorted;
    }

    /// <summary>Whether a Parquet file has the columns without which it is no such table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="path">The file.</param>
    /// <returns>False also where it is no Parquet file.</returns>
    public static bool HasColumns<TRow>(Table<TRow> table, string path)
    {
        try
        {
            return ParquetFiles.Of(path, [path]).Has(table.Required);
        }
        catch (TableException)
        {
            return false;
        }
    }

    private static IEnumerable<TRow> Read<TRow>(Table<TRow> table, TableSource source, TableQuery query)
    {
        var unique = table.Key is { } key ? new UniqueRows<TRow>(key) : null;
        OneScale<TRow>? scales = null;
        void Found(Func<string, bool> has)
        {
            if (table.Scale is { } scale && (source.IsMixed || has("worst") || has("best") || has("direction")))
                scales ??= new(scale);
            if (unique is not null && table.Mistaken is { } other && has(other.Column))
                unique.Advice = other.Advice;
        }

        foreach (var read in source.Rows(table, query, Found))
        {
            unique?.Add(read);
            scales?.Add(read);
            if (query.Metrics is null || table.Metric is not { } metric || query.Metrics.Contains(metric(read.Row)))
                yield return read.Row;
        }

        unique?.Flush();
    }
}
