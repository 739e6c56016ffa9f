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
internal static class HorizonPlots
{
    private const int Bins = 12;

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

    /// <summary>All agents' curves; the ones that were best at their release stand out.</summary>
    public static Plot Curves(RunSet runs, HorizonResult result)
    {
        const string title = "Success over human time, all agents";
        const string caption =
            "The fitted curve of each agent, over the human times of the tasks that were attempted. Where releases are known, blue are those that were best at theirs.";
        var best = result.Trends.Count == 0 ? [] : result.Trends[0].Trend.Agents;
        var curves = result.Agents.Where(agent => agent.Curve is { Falls: true }).ToArray();
        var x = Times(runs.Tasks.Select(task => task.Minutes));
        var chart = new Chart(
            title,
            caption,
            new("human time of the task", x),
            new("probability of success", new LinearScale(0, 1))
        )
        {
            Empty = "no agent has a curve",
        };
        foreach (var agent in curves.OrderBy(agent => best.Contains(agent.Agent.Name)))
            chart.Line(
                null,
                best.Contains(agent.Agent.Name) ? 1 : 6,
                Sampled(agent.Curve!.Value, x),
                best.Contains(agent.Agent.Name) ? "ts-line" : "ts-bar"
            );
        var named = curves
            .Where(agent => best.Count == 0 || best.Contains(agent.Agent.Name))
            .OrderBy(agent => agent.Curve!.Value.Doublings(.5))
            .ToArray();
        // Each a little lower than the one before, so that their names do not stand in one line.
        foreach (var (i, agent) in named.Index())
        {
            var level = .7 - .4 * i / Math.Max(1, named.Length - 1);
            chart.Label(Math.Pow(2, agent.Curve!.Value.Doublings(level)), level, agent.Agent.Name);
        }

        chart.Level(.5, "half");
        if (best.Count > 0)
            chart.Key("best at its release", 1, "ts-line").Key("other agent", 6, "ts-bar");
        return new(
            "horizon-curves",
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["agent", "slope a doubling", "value at one minute", "half at minutes"],
                curves.Select(agent =>
                    new object?[]
                    {
                        agent.Agent.Name,
                        agent.Curve!.Value.Slope,
                        agent.Curve.Value.Intercept,
                        Math.Pow(2, agent.Curve.Value.Doublings(.5)),
                    }
                )
            )
        );
    }

    /// <summary>One agent's curve with its mean success at tasks of similar length.</summary>
    public static Plot Curve(RunSet runs, AgentHorizon agent)
    {
        var title = $"{agent.Agent.Name}: success over human time";
        var half = agent.Horizons.Where(horizon => horizon.Minutes is not null).ToArray();
        var caption =
            "Points are the mean score of its attempts at tasks of similar length; the line is the fitted curve, whose weights are of families and not of attempts."
            + (agent.Curve is { Falls: true } ? "" : $" {agent.Warnings.FirstOrDefault("It has no curve")}.");
        var x = Times(agent.Agent.Attempts.Select(attempts => runs.Tasks[attempts.Task].Minutes));
        var bins = agent
            .Agent.Attempts.GroupBy(attempts => Math.Clamp((int)(x.At(runs.Tasks[attempts.Task].Minutes) * Bins), 0, Bins - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin =>
                (
                    Minutes: Math.Pow(2, bin.Average(attempts => runs.Tasks[attempts.Task].Doublings)),
                    Score: bin.Sum(attempts => attempts.Right) / bin.Sum(attempts => attempts.Scores.Length),
                    Runs: bin.Sum(attempts => attempts.Scores.Length)
                )
            )
            .ToArray();
        var chart = new Chart(title, caption, new("human time of the task", x), new("success", new LinearScale(0, 1)));
        if (agent.Curve is { Falls: true } curve)
            chart.Line("fitted curve", 1, Sampled(curve, x));
        foreach (var horizon in half.Take(2))
            chart
                .Spans(null, 3, horizon is { Low: { } low, High: { } high } ? [(horizon.Success, low, high)] : [], "ts-line")
                .Dots(null, 3, [(horizon.Minutes!.Value, horizon.Success)], "ts-square")
                .Label(
                    horizon.Minutes.Value,
                    horizon.Success,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{100 * horizon.Success:0.##} % at {Time(horizon.Minutes.Value)}"
                    )
                );
        if (half.Length > 0)
            chart.Key("horizon with its interval", 3, "ts-square");
        chart.Dots("observed", 2, [.. bins.Select(bin => (bin.Minutes, bin.Score))]);
        return new(
            Plot.IdOf("horizon-curve", agent.Agent.Name),
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["what", "minutes", "success", "low minutes", "high minutes", "runs"],
                [
                    .. bins.Select(bin => new object?[] { "observed", bin.Minutes, bin.Score, null, null, bin.Runs }),
                    .. half.Take(2).Select(one => new object?[] { "horizon", one.Minutes, one.Success, one.Low, one.High, null }),
                ]
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

    private static MinutesScale Times(IEnumerable<double> minutes) => MinutesScale.Around(minutes);

    private static IEnumerable<(double, double)> Sampled(HorizonCurve curve, Scale x) =>
        Enumerable
            .Range(0, 49)
            .Select(i => x.Low * Math.Pow(x.High / x.Low, i / 48.0))
            .Select(minutes => (minutes, curve.Success(Math.Log2(minutes))));

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
