using TaskSpec.Cli.Commands;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Plots;
using TaskSpec.Scaling.Improvements;

namespace TaskSpec.Cli.Report.Sections;

/// <summary>Whether tasks that improved more from one model to the next go on to.</summary>
internal static class ImprovementSection
{
    private const ulong Seed = 1;
    private const int MostPlots = 8;

    public static Section Of(ScoresOfReport scores) =>
        Section.Of("improvements", "Successive improvements", "correlate", () => Body(scores));

    private static Html Body(ScoresOfReport scores)
    {
        var matrix = scores.Matrix();
        var report = ImprovementReport.Of(matrix, Ladder.Find(matrix), Seed);
        Html body = $"<p>{Shown.Sentence(report.Answer)}</p>\n";
        foreach (var warning in report.Warnings)
            body.Add($"<p class=\"note\">{Shown.Sentence(warning)}</p>\n");
        body.Add(FigureBlock.Row(ImprovementPlots.Of(report).Take(MostPlots)));
        if (report.Improvements.Count > MostPlots)
            body.Add(
                $"<p class=\"note\">The first {MostPlots} of {Figure.Of(report.Improvements.Count, "figure")}; the table has all.</p>\n"
            );
        return body.Add(
            DataTable.Of(
                "Improvements of three models of one ladder",
                [
                    new("models"),
                    new("r", true),
                    new("95 %", true),
                    new("tasks", true),
                    new("noise alone", true),
                    new("ceiling", true),
                    new("without noise", true),
                    new("verdict"),
                ],
                report.Improvements.Select(Row)
            )
        );
    }

    private static IReadOnlyList<Html> Row(Improvement one) =>
        [
            $"{Shown.Name(one.Models.Small)} → {Shown.Name(one.Models.Medium)} → {Shown.Name(one.Models.Large)}",
            $"{CorrelateText.Signed(one.Observed.R)}",
            $"{CorrelateText.Interval(one.Observed.Interval())}",
            $"{Figure.Count(one.Observed.Count)}",
            $"{(one.FromNoise is { } noise ? CorrelateText.Signed(noise) : "")}",
            $"{(one.Ceiling is { } ceiling ? CorrelateText.Signed(ceiling) : "")}",
            $"{CorrelateText.Interval(one.CorrectedInterval)}",
            $"{ImprovementReport.Word(one.Verdict)}",
        ];
}
