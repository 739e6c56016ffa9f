using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots.Drawing;
using TaskSpec.Scaling.Forecasts;

namespace TaskSpec.Cli.Plots;

/// <summary>The forecast of one family at its target.</summary>
/// <param name="Family">The family's id.</param>
/// <param name="TargetFlop">The compute that is forecast.</param>
/// <param name="Predicted">The forecast from its own results.</param>
/// <param name="Doubt">Why it is not to be trusted; null where nothing speaks against it.</param>
/// <param name="Last">What its largest model scored, and with which compute.</param>
internal sealed record ForecastRow(
    string Family,
    double TargetFlop,
    Forecast Predicted,
    string? Doubt,
    (double Flop, double Score)? Last
);

/// <summary>The forecasts of all families side by side.</summary>
internal static class ForecastPlot
{
    private const int Most = 40;

    public static Plot Of(IReadOnlyList<ForecastRow> forecasts)
    {
        ForecastRow[] all =
        [
            .. forecasts
                .OrderBy(one => one.Doubt is not null)
                .ThenByDescending(one => one.Predicted.Value)
                .ThenBy(one => one.Family, StringComparer.Ordinal),
        ];
        var shown = all.Take(Most).ToArray();
        double[] targets = [.. all.Select(one => one.TargetFlop).Distinct()];
        var at = targets.Length == 1 ? $"a model of {Figure.Flop(targets[0])} FLOP" : "the target model";
        var title = $"What {at} is forecast to score";
        var caption =
            "Dot: the forecast from a family's own results. Thick line: 8 of 10 models are expected there; thin line: 95 of 100. Tick: what its largest model has scored. Grey is not to be trusted."
            + (all.Length > shown.Length ? $" {Most} of {Figure.Of(all.Length, "family", "families")}." : "");
        var chart = new Chart(
            title,
            caption,
            new("headline score (share, 0 to 1)", new LinearScale(0, 1)),
            new("", new NameScale([.. shown.Select(one => Words.Short(one.Family))], Falling: true))
        )
        {
            Width = 780,
            Depth = Math.Max(60, 22 * shown.Length),
            Empty = "no family has a forecast from results",
        };
        foreach (var (trusted, colour) in new[] { (true, 1), (false, 6) })
        {
            (int Index, ForecastRow Item)[] rows = [.. shown.Index().Where(one => one.Item.Doubt is null == trusted)];
            if (rows.Length == 0)
                continue;
            chart
                .Spans(null, colour, Spans(rows, one => (one.Low95, one.High95)))
                .Spans(null, colour, Spans(rows, one => (one.Low80, one.High80)), "ts-square")
                .Dots(null, 0, [.. rows.Select(one => (one.Item.Predicted.Value, (double)one.Index))])
                .Hints([.. rows.Select(one => (one.Item.Predicted.Value, (double)one.Index, Said(one.Item)))]);
        }

        foreach (var (i, one) in shown.Index().Where(one => one.Item.Last is not null))
            chart.Line(null, 0, [(one.Last!.Value.Score, i - .32), (one.Last.Value.Score, i + .32)]);
        return new("target-forecasts", title, caption, chart.ToSvg(), Table(shown));
    }

    private static (double, double, double)[] Spans(
        (int Index, ForecastRow Item)[] rows,
        Func<Forecast, (double Low, double High)> ends
    ) =>
        [
            .. from row in rows
            where row.Item.Predicted.HasIntervals
            let span = ends(row.Item.Predicted)
            select ((double)row.Index, span.Low, span.High),
        ];

    private static string Said(ForecastRow one) =>
        $"{one.Family}: {Figure.Points(one.Predicted.Value)} (80 %: {Figure.Points(one.Predicted.Low80, one.Predicted.High80)})";

    private static PlotTable Table(ForecastRow[] shown) =>
        PlotTable.Of(
            [
                "family",
                "target flop",
                "forecast",
                "80 % from",
                "80 % to",
                "95 % from",
                "95 % to",
                "largest model flop",
                "its score",
                "doubt",
            ],
            shown.Select(one =>
                new object?[]
                {
                    one.Family,
                    one.TargetFlop,
                    one.Predicted.Value,
                    one.Predicted.Low80,
                    one.Predicted.High80,
                    one.Predicted.Low95,
                    one.Predicted.High95,
                    one.Last?.Flop,
                    one.Last?.Score,
                    one.Doubt,
                }
            )
        );
}
