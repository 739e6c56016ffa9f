namespace TaskSpec.Tables;

/// <summary>A query in parts of so many rows as are gathered at once.</summary>
internal static class TaskBatches
{
    /// <summary>The parts, and how many rows each has.</summary>
    /// <param name="query">The query.</param>
    /// <param name="sizes">How many rows each task has, in the order in which they are asked for.</param>
    /// <param name="canSplit">Whether a task may be asked for in parts that each have all rows of their samples.</param>
    public static IEnumerable<(TableQuery Part, long Rows)> Of(
        TableQuery query,
        IReadOnlyDictionary<string, long> sizes,
        bool canSplit
    )
    {
        var tasks = new List<string>();
        long rows = 0;
        foreach (var (task, size) in sizes)
        {
            if (rows > 0 && rows + size > query.BatchRows)
            {
                yield return (query with { Tasks = tasks }, rows);
                (tasks, rows) = ([], 0);
            }

            if (size > query.BatchRows && canSplit)
            {
                var count = (int)(size / query.BatchRows) + 1;
                for (var i = 0; i < count; i++)
                    yield return (query with { Tasks = [task], Part = (i, count) }, size / count);
                continue;
            }

            tasks.Add(task);
            rows += size;
        }

        // Without a row, the columns are still to be looked at.
        if (sizes.Count == 0)
            yield return (query, 0);
        else if (tasks.Count > 0)
            yield return (query with { Tasks = tasks }, rows);
    }
}
