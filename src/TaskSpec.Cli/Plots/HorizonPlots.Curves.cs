using System.Globalization;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Plots;

/// <summary>Success over human time.</summary>
internal static partial class HorizonPlots
{
    private const int Bins = 12;

    /// <summary>All agents' curves; the ones that were best at their release stand out.</summary>
    public static Plot Curves(RunSet runs, HorizonResult result)
    {
        const string title = "Success over human time, all agents";
        const string caption =
            "The fitted curve of each agent, over the human times of the tasks that were attempted. Where releases are known, blue are those that were best at theirs.";
        var best = result.Trends.Count == 0 ? [] : result.Trends[0].Trend.Agents;
        var curves = result.Agents.Where(agent => agent.Curve is { Falls: true }).ToArray();
        var x = MinutesScale.Around(runs.Tasks.Select(task => task.Minutes));
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
        var x = MinutesScale.Around(agent.Agent.Attempts.Select(attempts => runs.Tasks[attempts.Task].Minutes));
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

    private static IEnumerable<(double, double)> Sampled(HorizonCurve curve, Scale x) =>
        Enumerable
            .Range(0, 49)
            .Select(i => x.Low * Math.Pow(x.High / x.Low, i / 48.0))
            .Select(minutes => (minutes, curve.Success(Math.Log2(minutes))));
}
