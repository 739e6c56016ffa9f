using System.CommandLine;
using TaskSpec.Runners;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>The rows of a table as analyses take them: each task asked in one way, and scores as shares of a range that is known.</summary>
internal static class TableRows
{
    private const string Default = "default";

    /// <summary>Which of several ways of asking is meant.</summary>
    public static Option<string?> Variant { get; } =
        new("--variant")
        {
            Description =
                $"Of a task that was asked in several ways this one, by the column variant; {Default} where it is empty",
            HelpName = "V",
        };

    /// <summary>The ranges that go before all others.</summary>
    public static Option<string[]> Range { get; } = RangeOption.Of();

    /// <summary>The options, for the commands that read tables.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Variant);
        command.Add(Range);
        command.Add(TableArgument.Memory);
    }

    /// <summary>The rows, one way of asking a task, and none of another.</summary>
    /// <exception cref="CliError">A task was asked in several ways and none of them is chosen, or what is chosen is not there.</exception>
    /// <remarks>Of samples all ways of asking are given where none is chosen: there each is of a question of its own.</remarks>
    public static IEnumerable<TRow> Read<TRow>(Invocation run, Table<TRow> table, string path, TableQuery? query = null)
        where TRow : class =>
        Chosen(run, table, path, query, isSingle: false)(Rows(table, path, query ?? TableArgument.Query(run)));

    /// <summary>The same in batches.</summary>
    /// <param name="run">The run.</param>
    /// <param name="table">The table.</param>
    /// <param name="path">Its place.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="ofFamilies">Whether a batch has all rows of its tasks, and samples of one way of asking; otherwise, all rows of its samples.</param>
    /// <inheritdoc cref="Read{TRow}"/>
    public static IEnumerable<IEnumerable<TRow>> Batches<TRow>(
        Invocation run,
        Table<TRow> table,
        string path,
        TableQuery query,
        bool ofFamilies
    )
        where TRow : class =>
        TableReader.Batches(table, path, ofFamilies, query).Select(Chosen(run, table, path, query, ofFamilies));

    private static Func<IEnumerable<TRow>, IEnumerable<TRow>> Chosen<TRow>(
        Invocation run,
        Table<TRow> table,
        string path,
        TableQuery? query,
        bool isSingle
    )
        where TRow : class
    {
        var chosen = run.Parsed.GetValue(Variant);
        if (typeof(TRow) == typeof(SampleRow) && chosen is null && !isSingle)
            return rows => rows;
        var taken = chosen is null ? [] : Chosen(table, path, query ?? TableArgument.Query(run), chosen);
        return rows => Single(rows, path, chosen, taken);
    }

    private static IEnumerable<TRow> Single<TRow>(
        IEnumerable<TRow> rows,
        string path,
        string? chosen,
        Dictionary<string, string> taken
    )
        where TRow : class
    {
        Dictionary<string, SortedSet<string>>? several = null;
        var last = ("", "");
        foreach (var row in rows)
        {
            var (task, variant) = Asked(row);
            // Rows mostly stand together, and a table may have many.
            if (several is null && ReferenceEquals(task, last.Item1) && ReferenceEquals(variant, last.Item2))
            {
                yield return Plain(row);
                continue;
            }

            if (chosen is not null ? taken[task] == variant : taken.TryAdd(task, variant) || taken[task] == variant)
            {
                if (several is not null)
                    continue;
                last = (task, variant);
                yield return Plain(row);
            }
            else if (chosen is null)
            {
                several ??= new(StringComparer.Ordinal);
                if (!several.TryGetValue(task, out var others))
                    several[task] = others = new(StringComparer.Ordinal) { taken[task] };
                others.Add(variant);
            }
        }

        if (several is not null)
        {
            var (task, variants) = several.MinBy(one => one.Key, StringComparer.Ordinal);
            throw new CliError(
                $"{path}: {task} was asked in several ways, and results of different questions are not put together: {Quoted(variants)}; choose one with --variant"
            );
        }
    }

    /// <summary>The ranges that are given on the command line, and those of a catalog.</summary>
    public static MetricRanges Ranges(Invocation run, Catalogs.Catalog? catalog = null)
    {
        var ranges = new MetricRanges();
        if (catalog is not null)
            ranges.Declare(catalog);
        foreach (var (metric, range) in RangeOption.Read(run.Parsed.GetValue(Range)))
            ranges.Give(metric, range.Worst, range.Best);
        return ranges;
    }

    private static IEnumerable<TRow> Rows<TRow>(Table<TRow> table, string path, TableQuery query)
        where TRow : class =>
        typeof(TRow) == typeof(ScoreRow) ? ScoreRows.Read(path, query).Cast<TRow>() : TableReader.Read(table, path, query);

    /// <summary>For each task the way of asking that is taken: what is chosen, or the only one.</summary>
    private static Dictionary<string, string> Chosen<TRow>(Table<TRow> table, string path, TableQuery query, string chosen)
        where TRow : class
    {
        var tasks = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var row in Rows(table, path, query))
        {
            var (task, variant) = Asked(row);
            if (!tasks.TryGetValue(task, out var variants))
                tasks[task] = variants = new(StringComparer.Ordinal);
            variants.Add(variant);
        }

        var all = tasks.Values.SelectMany(variants => variants).Distinct(StringComparer.Ordinal).ToArray();
        if (!all.Contains(chosen))
            throw new CliError($"{path} has no variant '{chosen}'; it has {Quoted(all)}");
        return tasks.ToDictionary(
            task => task.Key,
            task =>
                task.Value.Contains(chosen) ? chosen
                : task.Value.Count == 1 ? task.Value.Min!
                : throw new CliError(
                    $"{path}: {task.Key} was not asked as '{chosen}' but in several other ways ({string.Join(" ", task.Value)}); import it apart"
                )
        );
    }

    private static (string Task, string Variant) Asked<TRow>(TRow row) =>
        row switch
        {
            ScoreRow score => (score.Task, score.Variant ?? Default),
            SampleRow sample => (sample.Task, sample.Variant ?? Default),
            RunRow one => (one.Family, one.Variant ?? Default),
            _ => ("", Default),
        };

    private static TRow Plain<TRow>(TRow row)
        where TRow : class =>
        row switch
        {
            ScoreRow { Variant: not null } score => (TRow)(object)(score with { Variant = null }),
            SampleRow { Variant: not null } sample => (TRow)(object)(sample with { Variant = null }),
            RunRow { Variant: not null } one => (TRow)(object)(one with { Variant = null }),
            _ => row,
        };

    private static string Quoted(IEnumerable<string> variants) =>
        string.Join(", ", variants.Order(StringComparer.Ordinal).Select(variant => $"'{variant}'"));
}
