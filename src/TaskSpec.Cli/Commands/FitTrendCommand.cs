using System.CommandLine;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Commands;

/// <summary>How fast horizons grow, from a table of them.</summary>
internal sealed class FitTrendCommand : CliCommand
{
    private const int Half = 50;
    private readonly TableArgument horizons = new(
        "HORIZONS",
        "A table agent, release_date, p50 in minutes, and any other percentage as p80, with p50_lo and p50_hi for plots"
    );
    private readonly Option<DateOnly?> since = FitOption.Date("--since", "Fit the trend to agents released on this day or later");

    private readonly OutputOption svg = SvgOption.Of("horizons over release dates");

    public FitTrendCommand(Screen screen)
        : base(
            screen,
            "trend",
            "Fits the doubling time of horizons of the best agents",
            "taskspec fit trend horizons.csv --since 2023-01-01"
        )
    {
        horizons.AddTo(this);
        Add(since);
        Add(svg);
    }

    protected override Task<int> Run(Invocation run)
    {
        var rows = RunsInput.Rows(HorizonTables.Horizons, run.Parsed.GetRequiredValue(horizons));
        var trends = Trends(rows, run.Parsed.GetValue(since));
        SvgOption.Write(
            run,
            run.Parsed.GetValue(svg),
            () => trends.Select(trend => HorizonPlots.Trend(trend.Success, Dated(rows, trend.Success), trend.Trend))
        );
        if (run.Json)
            run.Screen.Out.Write(
                JsonDocument.Of(json =>
                {
                    FitHorizonJson.Trends(json, trends);
                    json.Texts(
                        "warnings",
                        rows.Where(row => !row.Minutes.ContainsKey(Half)).Select(row => $"{row.Agent} has no p50 and is left out")
                    );
                })
            );
        else
            FitHorizonText.Trends(run, trends);
        return Task.FromResult(ExitCode.Done);
    }

    private static DatedHorizon[] Dated(IReadOnlyList<HorizonRow> rows, double success)
    {
        var percent = (int)Math.Round(100 * success);
        return
        [
            .. rows.Select(row =>
                row.Intervals.TryGetValue(percent, out var ends)
                    ? new DatedHorizon(
                        row.Agent,
                        row.Release,
                        row.Minutes.GetValueOrDefault(percent, double.NaN),
                        ends.Low,
                        ends.High
                    )
                    : new DatedHorizon(row.Agent, row.Release, row.Minutes.GetValueOrDefault(percent, double.NaN))
            ),
        ];
    }

    private static IReadOnlyList<QuantileTrend> Trends(IReadOnlyList<HorizonRow> rows, DateOnly? since)
    {
        var best = Trend
            .BestAtRelease(
                from row in rows
                where row.Minutes.ContainsKey(Half)
                select new TrendPoint(row.Agent, row.Release, Math.Log2(row.Minutes[Half]))
            )
            .Where(point => since is not { } first || point.Release >= first)
            .ToArray();
        var minutes = rows.ToDictionary(row => row.Agent, row => row.Minutes, StringComparer.Ordinal);
        return
        [
            new(Half / 100.0, Trend.Of(best), null),
            .. from percent in rows.SelectMany(row => row.Minutes.Keys).Distinct().Order()
            where percent != Half
            let lead = best.Where(point => minutes[point.Agent].ContainsKey(percent)).ToArray()
            let points = lead.Select(point => point with { Doublings = Math.Log2(minutes[point.Agent][percent]) }).ToArray()
            let apart = Trend.Divergence(points, lead)
            select new QuantileTrend(
                percent / 100.0,
                Trend.Of(points),
                double.IsNaN(apart.Difference) ? null : new Interval(apart.Difference, apart.Low, apart.High)
            ),
        ];
    }
}
