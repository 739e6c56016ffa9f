using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>The human time of tasks at which agents succeed half of the time, over their release.</summary>
internal static class HorizonSection
{
    // A page waits for its intervals: with so many runs in all resamples it does for seconds, not minutes.
    private const int MostResampled = 10_000_000;
    private const int FewestDraws = 100;
    private static readonly HorizonOptions usual = new();

    public static Section Of(RunSet runs, CancellationToken stop) =>
        Section.Of("horizons", "Time horizons", "fit horizon", () => Body(runs, stop));

    private static Html Body(RunSet runs, CancellationToken stop)
    {
        var draws = Math.Clamp(MostResampled / Math.Max(1, runs.Agents.Sum(agent => agent.Runs)), FewestDraws, usual.Draws);
        var result = HorizonAnalysis.Of(runs, usual with { Draws = draws }, stop);
        var trend = result.Trends[0].Trend;
        Html body = $"<p>{Sentence(trend)} Intervals are from {Figure.Count(draws)} resamples.</p>\n";
        // The trends, where there are dates, and the curves of all agents together; those of each by itself are for --svg.
        var plots = HorizonPlots.Of(runs, result).Take(result.Trends.Count + 1);
        body.Add(FigureBlock.Row(plots.Skip(runs.Agents.Any(agent => agent.Release is not null) ? 0 : result.Trends.Count)));
        body.Add(
            DataTable.Of(
                "Horizons in minutes of human time, with 95 % intervals",
                [
                    new("agent"),
                    new("released"),
                    new("runs", true),
                    .. result.Trends.SelectMany(of =>
                        new DataColumn[] { new($"{Figure.Count(100 * of.Success)} %", true), new("95 %", true) }
                    ),
                    new("to be borne in mind"),
                ],
                result.Agents.Select(agent => Row(agent, result.Trends))
            )
        );
        return body;
    }

    private static string Sentence(Trend trend)
    {
        var interval = trend switch
        {
            { Low: { } low, High: { } high } => $" (95 %: {Figure.Count(low)} to {Figure.Count(high)})",
            { Low: { } low } => $" (95 %: {Figure.Count(low)} or more)",
            _ => "",
        };
        var warnings = string.Join("; ", trend.Warnings);
        return trend.DoublingDays is { } days
            ? $"The 50 % horizon of the {Figure.Of(trend.Agents.Count, "agent")} that were best at their release doubles in {Figure.Count(days)} days{interval}.{(warnings.Length > 0 ? $" Note: {warnings}." : "")}"
            : $"There is {warnings}.";
    }

    private static IReadOnlyList<Html> Row(AgentHorizon agent, IReadOnlyList<QuantileTrend> trends) =>
        [
            Shown.Name(agent.Agent.Name),
            $"{agent.Agent.Release?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            $"{Figure.Count(agent.Runs)}",
            .. trends.SelectMany(trend => Cells(agent.Horizons.First(horizon => horizon.Success == trend.Success))),
            $"{Shown.Text(string.Join("; ", agent.Warnings))}",
        ];

    private static Html[] Cells(HorizonEstimate horizon) =>
        [
            $"{Minutes(horizon.Minutes)}",
            $"{(horizon is { Low: { } low, High: { } high } ? $"{Minutes(low)}–{Minutes(high)}" : "")}",
        ];

    private static string Minutes(double? minutes) =>
        minutes is { } known ? known.ToString(known >= 1000 ? "#,0" : "G4", CultureInfo.InvariantCulture) : "";
}
