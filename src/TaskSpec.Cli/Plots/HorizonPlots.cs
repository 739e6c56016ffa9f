using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Plots;

/// <summary>An agent's horizon at its release.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Release">When it was released.</param>
/// <param name="Minutes">The human time.</param>
/// <param name="Low">The lower end of its interval, where known.</param>
/// <param name="High">The upper end.</param>
internal sealed record DatedHorizon(string Agent, DateOnly Release, double Minutes, double? Low = null, double? High = null);

/// <summary>Time horizons over release dates with their trend, and success over human time.</summary>
internal static partial class HorizonPlots
{
    /// <summary>All plots of a fit: the trend of each quantile, all curves, and each agent's with what was observed.</summary>
    public static IEnumerable<Plot> Of(RunSet runs, HorizonResult result) =>
        [
            .. result.Trends.Select(trend => Trend(trend.Success, Dated(result, trend.Success), trend.Trend)),
            Curves(runs, result),
            .. result.Agents.Select(agent => Curve(runs, agent)),
        ];

    /// <summary>Horizons of one probability of success over release dates.</summary>
    public static Plot Trend(double success, IReadOnlyList<DatedHorizon> horizons, Trend trend)
    {
        var percent = string.Create(CultureInfo.InvariantCulture, $"{100 * success:0.##}");
        var title = $"Human time of tasks at which {percent} % of attempts succeed, over release";
        var drawn = horizons
            .Where(one => one.Minutes > 0 && double.IsFinite(one.Minutes))
            .OrderBy(one => one.Release)
            .ThenBy(one => one.Agent, StringComparer.Ordinal)
            .ToArray();
        var fitted = drawn.Where(one => trend.Agents.Contains(one.Agent, StringComparer.Ordinal)).ToArray();
        var others = drawn.Except(fitted).ToArray();
        var line = Line(drawn, fitted, trend);
        var said = Doubling(trend);
        var caption =
            "Blue are the agents that were best at their release, to which the trend is fitted; bars are the horizons' intervals. A day has 24 hours."
            + (said is null ? "" : $" The horizon {said}.")
            + (
                horizons.Count > drawn.Length
                    ? $" {Figure.Of(horizons.Count - drawn.Length, "agent")} without a horizon left out."
                    : ""
            );
        // An interval without a sensible end would press all points into a line.
        double least = drawn.Select(one => one.Minutes).DefaultIfEmpty(1).Min(),
            most = drawn.Select(one => one.Minutes).DefaultIfEmpty(1).Max();
        var ends = drawn.SelectMany(one =>
            new[] { Math.Max(one.Low ?? one.Minutes, least / 100), Math.Min(one.High ?? one.Minutes, most * 100) }
        );
        var chart = new Chart(
            title,
            caption,
            new("release", DateScale.Around(drawn.Select(one => one.Release))),
            new("human time of the task", MinutesScale.Around([.. ends, .. drawn.Select(one => one.Minutes)]))
        )
        {
            Depth = 340,
            Empty = "no agent has both a release date and a horizon",
        };
        if (line.Count > 0)
            chart.Line(said, 1, line, "ts-dash");
        foreach (var (agents, colour, name) in new[] { (others, 6, "other agent"), (fitted, 1, "best at its release") })
        {
            if (agents.Length == 0)
                continue;
            chart
                .Intervals(
                    null,
                    colour,
                    [.. agents.Where(Bounded).Select(one => ((double)one.Release.DayNumber, one.Low!.Value, one.High!.Value))]
                )
                .Dots(
                    name,
                    colour,
                    [.. agents.Select(one => ((double)one.Release.DayNumber, one.Minutes))],
                    colour == 1 ? "ts-dot" : "ts-square ts-small"
                );
        }

        chart.Hints([.. drawn.Select(one => ((double)one.Release.DayNumber, one.Minutes, $"{one.Agent}: {Time(one.Minutes)}"))]);
        foreach (var one in fitted.Reverse().Concat(others.Reverse()))
            chart.Label(one.Release.DayNumber, one.Minutes, one.Agent);
        return new(
            $"horizon-trend-p{percent.Replace('.', '-')}",
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["agent", "release", "minutes", "low", "high", "in the trend"],
                drawn.Select(one =>
                    new object?[] { one.Agent, one.Release, one.Minutes, one.Low, one.High, fitted.Contains(one) }
                )
            )
        );
    }

    /// <summary>The horizons of agents whose release is known.</summary>
    public static IReadOnlyList<DatedHorizon> Dated(HorizonResult result, double success) =>
        [
            .. from agent in result.Agents
            let release = agent.Agent.Release
            where release is not null
            let horizon = agent.Horizons.First(horizon => horizon.Success == success)
            select new DatedHorizon(agent.Agent.Name, release.Value, horizon.Minutes ?? double.NaN, horizon.Low, horizon.High),
        ];

    private static bool Bounded(DatedHorizon one) => one is { Low: not null, High: not null };

    // A straight line of least squares goes through the middle of its points.
    private static IReadOnlyList<(double, double)> Line(DatedHorizon[] all, DatedHorizon[] fitted, Trend trend)
    {
        if (trend.DoublingDays is not { } days || fitted.Length == 0)
            return [];
        double day = fitted.Average(one => one.Release.DayNumber),
            level = fitted.Average(one => Math.Log2(one.Minutes));
        return
        [
            .. new[] { fitted[0], all[^1] }.Select(one =>
                ((double)one.Release.DayNumber, Math.Pow(2, level + (one.Release.DayNumber - day) / days))
            ),
        ];
    }

    private static string? Doubling(Trend trend) =>
        trend.DoublingDays is { } days
            ? string.Create(CultureInfo.InvariantCulture, $"doubles every {days:0} days")
                + (
                    trend is { Low: { } low, High: { } high }
                        ? string.Create(CultureInfo.InvariantCulture, $" (95 %: {low:0} to {high:0})")
                        : ""
                )
            : null;

    private static string Time(double minutes) =>
        minutes switch
        {
            < 1 => string.Create(CultureInfo.InvariantCulture, $"{60 * minutes:0.#} s"),
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes:0.#} min"),
            < 24 * 60 => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0.#} hours"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60 / 24:#,0.#} days"),
        };
}
