using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>A table of the scores that chance gives: <c>task</c>, and <c>floor</c> or <c>random_baseline</c>, in [0, 1).</summary>
public static class FloorTable
{
    private static readonly Table<(string Task, double Floor, string? Type, double? Items)> floors = new(
        "floors",
        ["task"],
        [
            new("task", row => row.Task),
            new("floor", row => row.Floor),
            new("task_type", row => row.Type),
            new("datapoints", row => row.Items),
        ],
        at =>
        {
            Place task = at("task"),
                floor = at("floor"),
                baseline = at("random_baseline"),
                type = at("task_type"),
                items = at("datapoints");
            return cells =>
            {
                var place = cells.Text(floor) is null && cells.Text(baseline) is not null ? baseline : floor;
                var share = cells.Share(place) ?? throw cells.Missing(place);
                return share < 1
                    ? (cells.Required(task), share, cells.Text(type), cells.Positive(items))
                    : throw cells.Bad(place, "chance must leave something to gain");
            };
        },
        (row, key) => key.Add(row.Task)
    );

    /// <summary>Its rows: task, floor, the type of its metric (column <c>task_type</c>) and its items (<c>datapoints</c>) where they are there.</summary>
    /// <exception cref="TableException">It is no such table.</exception>
    public static IReadOnlyList<(string Task, double Floor, string? Type, double? Items)> Rows(string path) =>
        [.. TableReader.Read(floors, path)];
}
