using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>A table of floors, which may also say of what type each task's metric is.</summary>
internal sealed record FloorsInput(
    IReadOnlyDictionary<string, string> Types,
    IReadOnlyDictionary<string, double> Floors,
    IReadOnlyDictionary<string, double> Items
)
{
    /// <summary>A score with its number of items, where only this table knows it.</summary>
    public ScoreRow Counted(ScoreRow row) =>
        row.N is null && Items.TryGetValue(row.Task, out var items) ? row with { N = items } : row;

    public static FloorsInput Read(string? path)
    {
        if (path is null)
            return new(new Dictionary<string, string>(), new Dictionary<string, double>(), new Dictionary<string, double>());
        var rows = FloorTable.Rows(path);
        return new(
            rows.Where(row => row.Type is not null).ToDictionary(row => row.Task, row => row.Type!, StringComparer.Ordinal),
            rows.ToDictionary(row => row.Task, row => row.Floor, StringComparer.Ordinal),
            rows.Where(row => row.Items is not null)
                .ToDictionary(row => row.Task, row => row.Items!.Value, StringComparer.Ordinal)
        );
    }
}
