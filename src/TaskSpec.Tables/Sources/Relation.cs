using System.Data.Common;
using System.Globalization;

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

    /// <summary>Whether it has columns of these names.</summary>
    public bool Has(IEnumerable<string> names)
    {
        using var session = Session(TableQuery.All);
        return names.All(session.Columns.ContainsKey);
    }

    public override IEnumerable<ReadRow<TRow>> Rows<TRow>(Table<TRow> table, TableQuery query, Action<Func<string, bool>> found)
    {
        using var session = Session(query);
        table.RequireColumns(Name, session.Columns.ContainsKey);
        found(session.Columns.ContainsKey);
        var wanted = new List<string>();
        var places = new Dictionary<string, Place>(StringComparer.Ordinal);
        var read = table.Reading(PlaceOf);
        var number = Number is null ? -1 : Wanted(Sql.Name(Number));
        var file = HasFiles ? Wanted(Sql.Name(File)) : -1;
        using var reader = session.Ask(
            $"SELECT {string.Join(", ", wanted)} FROM {Conditioned(query, session)}{Order(table, session)}"
        );
        var cells = new RelationCells(reader, Name, number, file);
        Func<bool> next = cells.Next;
        while (session.Next(next))
            yield return new(read(cells), cells.Places, cells.Number);

        Place PlaceOf(string column)
        {
            if (!places.TryGetValue(column, out var place))
                places[column] = place = new(
                    column,
                    session.Columns.TryGetValue(column, out var type) ? Wanted(Sql.Plain(column, type)) : -1
                );
            return place;
        }

        int Wanted(string expression)
        {
            wanted.Add(expression);
            return wanted.Count - 1;
        }
    }

    public override IEnumerable<TableQuery> Batches(TableQuery query, bool wholeTasks)
    {
        var sizes = Sizes(query);
        var total = sizes.Sum(task => task.Value);
        long done = 0;
        foreach (var (part, rows) in TaskBatches.Of(query, sizes, canSplit: IsEmbedded && !wholeTasks))
        {
            yield return part;
            query.Progress?.Invoke(done += rows, total);
        }
    }

    public override IReadOnlyList<ScoreRow>? Scores(TableQuery query)
    {
        using var session = Session(query);
        var sums = new SampleSums(session.Columns);
        if (!ResultTables.AreSamples(session.Columns.ContainsKey) || !sums.CanAsk)
            return null;
        // Sums are the same to their last digit only where they are made in the same order.
        if (IsEmbedded)
            session.Value("SET threads = 1");
        var scores = new List<ScoreRow>();
        // An engine elsewhere has memory of its own.
        foreach (var part in IsEmbedded ? Batches(query, wholeTasks: true) : [query])
        {
            var rows = Conditioned(part, session);
            var (found, summed) = sums.HasClusters ? default : SummedScores.Ask(session, sums.OfRows(rows));
            if (found is null)
                (found, summed) = SummedScores.Ask(session, sums.OfAttempts(rows));
            if (found is null)
                return null;
            if (
                Convert.ToDouble(session.Value($"SELECT count(*) FROM {rows}"), CultureInfo.InvariantCulture) is var count
                && count != summed
            )
                throw new TableException(
                    $"{Name}: the engine summed up {summed} rows and counts {count}; a part of it is not there, or it changes while it is read"
                );
            scores.AddRange(found);
        }

        return scores;
    }

    /// <summary>How many rows each task has, in ordinal order.</summary>
    private SortedDictionary<string, long> Sizes(TableQuery query)
    {
        using var session = Session(query);
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (!session.Columns.ContainsKey("task"))
            return sizes;
        using var reader = session.Ask(
            $"SELECT CAST({Sql.Name("task")} AS VARCHAR), count(*) FROM {Conditioned(query, session)} GROUP BY 1"
        );
        Func<bool> next = reader.Read;
        while (session.Next(next))
        {
            if (!reader.IsDBNull(0))
                sizes[reader.GetString(0)] = reader.GetInt64(1);
        }

        return sizes;
    }

    private EngineSession Session(TableQuery query) => new(Name, query, open, from);

    /// <summary>What stands behind FROM for a query.</summary>
    private string Conditioned(TableQuery query, EngineSession session)
    {
        string[] conditions =
        [
            .. new[] { ("metric", query.Metrics), ("task", query.Tasks) }
                .Where(condition => condition.Item2 is not null && session.Columns.ContainsKey(condition.Item1))
                // A row without a name is of every batch, so that it is refused.
                .Select(condition =>
                    $"({Sql.Name(condition.Item1)} IN ({Sql.Texts(condition.Item2!)}) OR {Sql.Name(condition.Item1)} IS NULL)"
                ),
            .. query.Part is { } part ? [$"hash({Sql.Name("sample")}) % {part.Count} = {part.Index}"] : Array.Empty<string>(),
        ];
        return $"{from} AS t{(conditions.Length == 0 ? "" : " WHERE ")}{string.Join(" AND ", conditions)}";
    }

    private string Order<TRow>(Table<TRow> table, EngineSession session)
    {
        if (IsEmbedded)
            return "";
        var names = table.KeyColumns.Count > 0 ? table.KeyColumns : table.Columns.Select(column => column.Name);
        var order = names
            .Where(session.Columns.ContainsKey)
            .Select(name => session.Columns[name] == typeof(string) ? Sql.Name(name) + " COLLATE \"C\"" : Sql.Name(name));
        return $" ORDER BY {string.Join(", ", order)}";
    }
}
