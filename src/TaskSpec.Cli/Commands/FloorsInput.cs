using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Commands;

/// <summary>A table of floors, which may also say of what type each task's metric is.</summary>
internal static class FloorsInput
{
    public static (IReadOnlyDictionary<string, string> Types, IReadOnlyDictionary<string, double> Floors) Read(string? path)
    {
        if (path is null)
            return (new Dictionary<string, string>(), new Dictionary<string, double>());
        var rows = FloorTable.Rows(path);
        return (
            rows.Where(row => row.Type is not null).ToDictionary(row => row.Task, row => row.Type!, StringComparer.Ordinal),
            rows.ToDictionary(row => row.Task, row => row.Floor, StringComparer.Ordinal)
        );
    }
}
