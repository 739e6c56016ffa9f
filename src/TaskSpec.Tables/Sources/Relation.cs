using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;

namespace TaskSpec.Tables;

/// <summary>A table that an engine is asked for in SQL.</summary>
/// <param name="name">What it is, for messages.</param>
/// <param name="open">Opens the engine.</param>
/// <param name="from">What stands behind FROM.</param>
internal sealed class Relation(string name, Func<TableQuery, DbConnection> open, string from) : TableSource(name)
{
    /// <summary>The column that says which file a row is of.</summary>
    public const string File = "taskspec_file";

    /// <summary>Whether rows are of several files, which messages then name.</summary>
    public bool HasFiles { get; init; }

    /// <summary>The column that numbers rows from 0; null where they are counted as they come.</summary>
    public string? Number { get; init; }

    /// <summary>
    /// Whether the engine is DuckDB in this process: rows come in the same order each time they are asked for, and memory is ours. Others give them in that of
    /// their keys.
    /// </summary>
    public bool IsEmbedded { get; init; } = true;

    public override IEnumerable<ReadRow<TRow>> Rows<TRow>(Table<TRow> table, TableQuery query, Action<Func<string, bool>> found)
    {
        using var connection = Explained(query, () => open(query));
        var columns = Explained(query, () => Columns(connection));
        table.RequireColumns(Name, columns.ContainsKey);
        found(columns.ContainsKey);
        var wanted = new List<string>();
        var read = table.Reading(column =>
        {
            if (!columns.TryGetValue(column, out var type))
                return new(column, -1);
            wanted.Add(Sql.Plain(column, type));
            return new(column, wanted.Count - 1);
        });
        var number = Number is null ? -1 : Added(Number);
        var file = HasFiles ? Added(File) : -1;
        using var command = Command(
            connection,
            $"SELECT {string.Join(", ", wanted)} FROM {from} AS t{Where(query, columns)}{Order(table, columns)}"
        );
        using var stop = query.Stop.Register(command.Cancel);
        using var reader = Explained(query, command.ExecuteReader);
        var cells = new RelationCells(reader, Name, number, file);
        Func<bool> next = cells.Next;
        while (Explained(query, next))
            yield return new(read(cells), cells.Places, cells.Number);

        int Added(string column)
        {
            wanted.Add(Sql.Name(column));
            return wanted.Count - 1;
        }
    }

    public override IEnumerable<TableQuery> Batches(TableQuery query, bool wholeTasks)
    {
        var sizes = Explained(query, () => Sizes(query));
        var total = sizes.Sum(task => task.Value);
        long done = 0;
        foreach (var (part, rows) in Parts(query, sizes, wholeTasks))
        {
            yield return part;
            query.Progress?.Invoke(done += rows, total);
        }
    }

    private IEnumerable<(TableQuery Part, long Rows)> Parts(
        TableQuery query,
        SortedDictionary<string, long> sizes,
        bool wholeTasks
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

            if (size > query.BatchRows && IsEmbedded && !wholeTasks)
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

    public override IEnumerable<ScoreRow>? Scores(TableQuery query)
    {
        using var connection = Explained(query, () => open(query));
        var columns = Explained(query, () => Columns(connection));
        var sums = new SampleSums(columns);
        if (!ResultTables.AreSamples(columns.ContainsKey) || !sums.CanAsk)
            return null;
        // Sums are the same to their last digit only where they are made in the same order.
        if (IsEmbedded)
            Execute(connection, "SET threads = 1");
        var scores = new List<ScoreRow>();
        // An engine elsewhere has memory of its own.
        foreach (var part in IsEmbedded ? Batches(query, wholeTasks: true) : [query])
        {
            var rows = $"{from} AS t{Where(part, columns)}";
            var (found, count) = sums.HasClusters ? (null, 0) : Summed(sums.OfRows(rows));
            if (found is null)
                (found, count) = Summed(sums.OfAttempts(rows));
            if (found is null)
                return null;
            if (Counted(rows) != count)
                throw new TableException(
                    $"{Name}: the engine summed up {count} rows and counts {Counted(rows)}; part of it is not there, or rows come while it is read"
                );
            scores.AddRange(found);
        }

        return scores;

        long Counted(string rows)
        {
            using var command = Command(connection, $"SELECT count(*) FROM {rows}");
            return Explained(query, () => Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture));
        }

        (List<ScoreRow>? Scores, double Rows) Summed(string question)
        {
            using var command = Command(connection, question);
            using var stop = query.Stop.Register(command.Cancel);
            return Explained(
                query,
                () =>
                {
                    using var reader = command.ExecuteReader();
                    return SummedScores.Read(reader);
                }
            );
        }
    }

    private static void Execute(DbConnection connection, string text)
    {
        using var command = Command(connection, text);
        command.ExecuteNonQuery();
    }

    /// <summary>How many rows each task has, in ordinal order.</summary>
    private SortedDictionary<string, long> Sizes(TableQuery query)
    {
        using var connection = open(query);
        var columns = Columns(connection);
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (!columns.TryGetValue("task", out var type))
            return sizes;
        using var command = Command(
            connection,
            $"SELECT CAST({Sql.Name("task")} AS VARCHAR), count(*) FROM {from} AS t{Where(query, columns)} GROUP BY 1"
        );
        using var stop = query.Stop.Register(command.Cancel);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (!reader.IsDBNull(0))
                sizes[reader.GetString(0)] = reader.GetInt64(1);
        }

        return sizes;
    }

    private Dictionary<string, Type> Columns(DbConnection connection)
    {
        using var command = Command(connection, $"SELECT * FROM {from} AS t LIMIT 0");
        using var reader = command.ExecuteReader();
        var columns = new Dictionary<string, Type>(StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
            columns.TryAdd(reader.GetName(i), reader.GetFieldType(i));
        return columns;
    }

    private static DbCommand Command(DbConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        // Otherwise the whole answer would be held.
        if (command is DuckDBCommand engine)
            engine.UseStreamingMode = true;
        return command;
    }

    private static string Where(TableQuery query, Dictionary<string, Type> columns)
    {
        var conditions = new[] { ("metric", query.Metrics), ("task", query.Tasks) }
            .Where(condition => condition.Item2 is not null && columns.ContainsKey(condition.Item1))
            // A row without a name is of every batch, so that it is refused.
            .Select(condition =>
                $"({Sql.Name(condition.Item1)} IN ({Sql.Texts(condition.Item2!)}) OR {Sql.Name(condition.Item1)} IS NULL)"
            )
            .Concat(query.Part is { } part ? [$"hash({Sql.Name("sample")}) % {part.Count} = {part.Index}"] : [])
            .ToArray();
        return conditions.Length == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
    }

    private string Order<TRow>(Table<TRow> table, Dictionary<string, Type> columns) =>
        IsEmbedded
            ? ""
            : " ORDER BY "
                + string.Join(
                    ", ",
                    (table.KeyColumns.Count > 0 ? table.KeyColumns : [.. table.Columns.Select(column => column.Name)])
                        .Where(columns.ContainsKey)
                        .Select(column =>
                            columns[column] == typeof(string) ? Sql.Name(column) + " COLLATE \"C\"" : Sql.Name(column)
                        )
                );

    private T Explained<T>(TableQuery query, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (DbException error)
        {
            // An engine tells of an interruption in its own way.
            query.Stop.ThrowIfCancellationRequested();
            throw new TableException($"{Name}: {error.Message.Split('\n')[0].Trim()}", error);
        }
    }
}
