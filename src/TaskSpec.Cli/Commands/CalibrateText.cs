using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>calibrate</c> shows.</summary>
internal static class CalibrateText
{
    private const int Shown = 60;

    public static void Write(Invocation run, CalibrationReport report)
    {
        var screen = run.Screen;
        var table = new TextTable(
            new Column("family"),
            new Column("models", Right: true),
            new Column("above floor", Right: true),
            new Column("at ceiling", Right: true),
            new Column("half at", Right: true),
            new Column("± decades", Right: true),
            new Column("exponent", Right: true),
            new Column("misfit"),
            new Column("jump"),
            new Column("links", Fold: Fold.Below)
        );
        foreach (var one in report.File.Measured.Take(Shown))
            table.Add(
                one.Family,
                Figure.Count(one.Models),
                one.AboveFloor is { } above ? Figure.Count(above) : "",
                one.AtCeiling is { } solved ? Figure.Count(solved) : "",
                one.Difficulty is { } at ? Figure.Flop(at.HalfAtFlop) : "",
                one.Difficulty is { } sure ? Figure.Factor(sure.Decades) : "",
                one.Difficulty is { } steep ? Figure.Factor(steep.Exponent) : "",
                Text(one.Misfit),
                Text(one.Jump),
                string.Join(", ", one.Links.Select(link => $"{link.Metric} {Text(link.Misfit)}"))
            );
        table.Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        if (report.File.Measured.Count > Shown)
            screen.WriteLine(new Span($"and {report.File.Measured.Count - Shown} more, in the file", Tone.Faint));
        if (report.TrainingFamilies > 1)
            screen.WriteLine(
                new Span(
                    $"{report.TrainingFamilies} recipes; between them half-way points differ by {Figure.Factor(report.Scatter.Decades)} decades, which is in the figures",
                    Tone.Faint
                )
            );
        var pairs = report.File.Measured.Sum(one => one.Correlations.Count) / 2;
        if (pairs > 0)
            screen.WriteLine(new Span($"{Figure.Of(pairs, "correlation")} between families", Tone.Faint));
        foreach (var warning in report.Warnings.Take(Shown))
            screen.WriteWrapped(warning, Tone.Notice);
        if (report.Warnings.Count > Shown)
            screen.WriteLine(new Span($"and {report.Warnings.Count - Shown} more warnings", Tone.Notice));
    }

    private static string Text(Estimate? estimate) =>
        estimate is null ? "" : $"{Figure.Factor(estimate.Value)} ({Figure.Factor(estimate.Low)}–{Figure.Factor(estimate.High)})";
}
