using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>validity</c> shows.</summary>
internal static class ValidityText
{
    public static void Write(Invocation run, ValidityReport report, IReadOnlyDictionary<string, KnownOfTasks> known)
    {
        var screen = run.Screen;
        var ranks = new TextTable([
            new Column("ranking by"),
            .. report.Families.Select(family => new Column(family, Right: true)),
            new Column("mean", Right: true),
            new Column("95 %"),
        ]);
        foreach (var (name, forecast) in ValidityView.Stages)
            Rank(name == "before" ? "forecast error, without results" : "forecast error, calibrated", forecast, null);
        Rank("residual deviation of the same curves fitted to the ladder", one => one.ByResidual, null);
        foreach (var (by, of) in ValidityView.Known(known))
            Rank(by, ValidityView.After, of);
        ranks.Write(screen);
        screen.WriteLine();
        var levels = new TextTable(
            new Column("level"),
            new Column("tasks", Right: true),
            new Column("forecasts", Right: true),
            new Column("predicted", Right: true),
            new Column("observed", Right: true),
            new Column("ratio", Right: true),
            new Column("95 %"),
            new Column("in 80 %", Right: true),
            new Column("95 %")
        );
        foreach (var (name, forecast) in ValidityView.Stages)
        {
            foreach (var type in ValidityView.Types(report, known))
                Level($"{name}, {(type.Key.Length > 0 ? type.Key : "all types")}", [.. type], forecast);
            Level($"{name}, all", [.. report.Hidden], forecast);
        }

        levels.Write(screen);
        if (run.Quiet)
            return;
        screen.WriteLine();
        var tasks = new TextTable(
            new Column("task"),
            new Column("predicted", Right: true),
            new Column("observed", Right: true),
            new Column("in 80 %", Right: true)
        );
        foreach (var (task, level) in report.Tasks(ValidityView.After).OrderByDescending(task => task.Level.PredictedRms))
            tasks.Add(task, Figure.Points(level.PredictedRms), Figure.Points(level.ObservedRms), Percent(level.Coverage80));
        tasks.Write(screen);
        screen.WriteLine();
        screen.WriteLine(
            new Span(
                $"Errors in score, root mean squares; ranking is Spearman's over tasks. Observed errors of one recipe rank those of the others by {(report.Ceiling(ValidityView.After) is { } ceiling ? Figure.Factor(ceiling) : "–")}",
                Tone.Faint
            )
        );
        screen.WriteLine(
            new Span(
                $"Misfits alike over {string.Join(", ", report.Families.Select(family => Figure.Factor(report.MisfitDecades[family])))} decades, by the other recipes",
                Tone.Faint
            )
        );

        void Rank(string by, Func<HiddenScore, HiddenForecast> forecast, Func<string, double>? of)
        {
            var mean = report.Ranking(forecast, of);
            ranks.Add([
                by,
                .. report.Families.Select(family =>
                    (Span)(report.Ranking(family, forecast, of) is { } one ? Figure.Factor(one.R) : "")
                ),
                mean is null ? "" : Figure.Factor(mean.R),
                mean is null ? "" : $"{Figure.Factor(mean.Low)}–{Figure.Factor(mean.High)}",
            ]);
        }

        void Level(string name, HiddenScore[] scores, Func<HiddenScore, HiddenForecast> forecast)
        {
            var level = ErrorLevel.Of(scores, forecast);
            var (ratio, coverage) = ErrorLevel.Intervals(scores, forecast);
            levels.Add(
                name,
                Figure.Count(scores.Select(one => one.Task).Distinct().Count()),
                Figure.Count(level.Forecasts),
                Figure.Points(level.PredictedRms),
                Figure.Points(level.ObservedRms),
                Figure.Factor(ratio.Value),
                $"{Figure.Factor(ratio.Low)}–{Figure.Factor(ratio.High)}",
                Percent(coverage.Value),
                $"{Percent(coverage.Low)}–{Percent(coverage.High)}"
            );
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);
}
