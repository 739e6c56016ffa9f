using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Conditions as columns of a table, so that what a result is does not hang on what was imported together.</summary>
public static class KeptConditions
{
    /// <summary>A table with a column for every condition that some results of an import state, and for its runner, run and date.</summary>
    /// <param name="table">The table.</param>
    /// <param name="import">The import, whose logs are read.</param>
    /// <param name="of">The conditions of a row.</param>
    public static Table<TRow> In<TRow>(Table<TRow> table, Import import, Func<TRow, Conditions?> of)
    {
        Column<TRow>[] own =
        [
            .. table.Optional.Select(optional => optional.Column),
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
                .Order(ConditionOrder.Ordinal)
                .Select(member => new Column<TRow>(NameOf(member, taken), row => of(row)?.Of(member.Kind, member.Name))),
        ];
        return table with { Columns = [.. table.Columns, .. stated, .. own] };
    }

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
