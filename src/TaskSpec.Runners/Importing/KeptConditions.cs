using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Conditions as columns of a table, so that what a result is does not hang on what was imported together.</summary>
public static class KeptConditions
{
    /// <summary>A table with a column for every condition that some results of an import state, and for its runner, run and date.</summary>
    /// <param name="table">The table.</param>
    /// <param name="import">The import, whose logs are read.</param>
    /// <param name="of">The conditions of a row.</param>
    /// <param name="metric">A row's metric, of which a column says which way it goes; null where the rows have none.</param>
    public static Table<TRow> In<TRow>(
        Table<TRow> table,
        Import import,
        Func<TRow, Conditions?> of,
        Func<TRow, string>? metric = null
    )
    {
        Column<TRow>[] own =
        [
            .. metric is null
                ? Array.Empty<Column<TRow>>()
                : [new("direction", row => Direction(of(row)?.IsLowerBetter(metric(row))))],
            new("runner", row => of(row)?.Runner),
            new("run", row => of(row)?.Run),
            new("date", row => of(row)?.Date),
        ];
        var taken = table.Columns.Concat(own).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        Column<TRow>[] stated =
        [
            .. import
                .Stated.SelectMany(each => each.Stated)
                .Distinct()
                .Order()
                .Select(member => new Column<TRow>(NameOf(member, taken), row => of(row)?.Of(member.Kind, member.Name))),
        ];
        return table with { Columns = [.. table.Columns, .. stated, .. own] };
    }

    private static string? Direction(bool? lowerIsBetter) =>
        lowerIsBetter switch
        {
            true => "lower",
            false => "higher",
            null => null,
        };

    /// <summary>A name that no other column has, whatever else is imported.</summary>
    private static string NameOf((ConditionKind Kind, string Name) member, HashSet<string> taken)
    {
        var kind = member.Kind switch
        {
            ConditionKind.ModelArgument => "model",
            ConditionKind.TaskArgument => "task",
            _ => member.Kind.ToString().ToLowerInvariant(),
        };
        var name = member.Name.Length == 0 ? kind : $"{kind}.{member.Name}";
        while (!taken.Add(name))
            name = $"condition.{name}";
        return name;
    }
}
