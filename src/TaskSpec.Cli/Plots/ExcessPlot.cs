using TaskSpec.Assessments;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>Families by what their design adds to the error of a forecast, with its cause where it adds too much.</summary>
internal static class ExcessPlot
{
    private const int Most = 40;

    public static Plot Of(IReadOnlyList<Assessment> assessments)
    {
        var all = assessments
            .Where(assessment => assessment.Forecast is not null)
            .OrderByDescending(Share)
            .ThenBy(assessment => assessment.Family.Id, StringComparer.Ordinal)
            .ToArray();
        var shown = all.Take(Most).ToArray();
        var limits = shown.Select(assessment => assessment.LimitShare).Distinct().ToArray();
        const string title = "Families by excess of the forecast error";
        var caption =
            "A bar is what measuring adds to the error that exact scores of the ladder would leave, as a share of the score's range between floor and ceiling; beside those above the limit stands the costliest cause."
            + (all.Length > shown.Length ? $" The {Most} largest of {Figure.Of(all.Length, "family", "families")}." : "")
            + (
                assessments.Count > all.Length
                    ? $" {Figure.Of(assessments.Count - all.Length, "family", "families")} without a forecast left out."
                    : ""
            );
        var chart = new Chart(
            title,
            caption,
            new(
                "excess, share of the score's range",
                new LinearScale(
                    0,
                    Math.Max(.1, 1.3 * shown.Select(one => Math.Max(Share(one), one.LimitShare)).DefaultIfEmpty(0).Max())
                )
            ),
            new("", new NameScale([.. shown.Select(assessment => Words.Short(assessment.Family.Id))], Falling: true))
        )
        {
            Depth = Math.Max(80, 20 * shown.Length),
            Empty = "no family has a forecast",
        };
        chart
            .Spans("within the limit", 1, Bars(shown, exceeds: false), "ts-beam")
            .Spans("above the limit", 2, Bars(shown, exceeds: true), "ts-beam");
        foreach (var limit in limits.Length == 1 ? limits : [])
            chart.At(limit, "");
        if (limits.Length == 1)
            chart.Key(FormattableString.Invariant($"limit {limits[0]}"), 0, "ts-dash");
        foreach (var (i, assessment) in shown.Index())
        {
            if (assessment.Cause is { } cause)
                chart.Label(Share(assessment), i, cause);
        }

        return new(
            "excess",
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["family", "share of range", "limit", "excess", "forecast error", "floor", "cause", "remedy"],
                shown.Select(one =>
                    new object?[]
                    {
                        one.Family.Id,
                        Share(one),
                        one.LimitShare,
                        one.Forecast!.Excess,
                        one.Forecast.Error,
                        one.Forecast.Floor,
                        one.Cause,
                        one.Remedy,
                    }
                )
            )
        );
    }

    private static (double, double, double)[] Bars(Assessment[] shown, bool exceeds) =>
        [
            .. from family in shown.Index()
            where family.Item.Exceeds == exceeds
            select ((double)family.Index, 0.0, Share(family.Item)),
        ];

    private static double Share(Assessment assessment) => assessment.Forecast!.Excess / assessment.Range;
}
