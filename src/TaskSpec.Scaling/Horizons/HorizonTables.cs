using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Horizons;

/// <summary>A row of a releases table.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Release">When it was released.</param>
public sealed record ReleaseRow(string Agent, DateOnly Release);

/// <summary>A row of a horizons table: human minutes by the probability of success at tasks of that length.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Release">When it was released.</param>
/// <param name="Minutes">By percent of success, 1 to 99; those that the table has for this agent.</param>
public sealed record HorizonRow(string Agent, DateOnly Release, IReadOnlyDictionary<int, double> Minutes)
{
    /// <summary>Intervals by percent of success, where the table has both ends as <c>p50_lo</c> and <c>p50_hi</c>.</summary>
    public IReadOnlyDictionary<int, (double Low, double High)> Intervals { get; init; } =
        new Dictionary<int, (double Low, double High)>();
}

/// <summary>The tables of horizons beside that of runs.</summary>
public static class HorizonTables
{
    private const string Percent = "p";

    /// <summary>When agents were released.</summary>
    public static Table<ReleaseRow> Releases { get; } =
        new(
            "releases",
            ["agent", "release_date"],
            [
                new("agent", row => row.Agent),
                new("release_date", row => row.Release.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ],
            at =>
            {
                Place agent = at("agent"),
                    released = at("release_date");
                return cells => new(cells.Required(agent), cells.Date(released) ?? throw cells.Missing(released));
            },
            (row, key) => key.Add(row.Agent)
        );

    /// <summary>Agents' horizons: p50 in minutes, and any other percentage as p80 and the like.</summary>
    public static Table<HorizonRow> Horizons { get; } =
        new(
            "horizons",
            ["agent", "release_date", "p50"],
            [
                new("agent", row => row.Agent),
                new("release_date", row => row.Release.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                .. Enumerable
                    .Range(1, 99)
                    .Select(percent => new Column<HorizonRow>(
                        Percent + percent.ToString(CultureInfo.InvariantCulture),
                        row => row.Minutes.TryGetValue(percent, out var minutes) ? minutes : null
                    )),
                .. from percent in Enumerable.Range(1, 99)
                from end in (string[])["_lo", "_hi"]
                select new Column<HorizonRow>(
                    Percent + percent.ToString(CultureInfo.InvariantCulture) + end,
                    row =>
                        !row.Intervals.TryGetValue(percent, out var ends) ? null
                        : end == "_lo" ? ends.Low
                        : ends.High
                ),
            ],
            at =>
            {
                Place agent = at("agent"),
                    released = at("release_date");
                (int Percent, Place Place, Place Low, Place High)[] percents =
                [
                    .. from percent in Enumerable.Range(1, 99)
                    let name = Percent + percent.ToString(CultureInfo.InvariantCulture)
                    select (percent, at(name), at(name + "_lo"), at(name + "_hi")),
                ];
                return cells =>
                    new(
                        cells.Required(agent),
                        cells.Date(released) ?? throw cells.Missing(released),
                        percents
                            .Select(percent => (percent.Percent, Minutes: cells.Positive(percent.Place)))
                            .Where(cell => cell.Minutes is not null)
                            .ToDictionary(cell => cell.Percent, cell => cell.Minutes!.Value)
                    )
                    {
                        Intervals = percents
                            .Select(percent =>
                                (percent.Percent, Low: cells.Positive(percent.Low), High: cells.Positive(percent.High))
                            )
                            .Where(cell => cell is { Low: not null, High: not null })
                            .ToDictionary(cell => cell.Percent, cell => (cell.Low!.Value, cell.High!.Value)),
                    };
            },
            (row, key) => key.Add(row.Agent)
        );
}
