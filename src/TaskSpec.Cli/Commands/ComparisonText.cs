using System.Globalization;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>fit horizon --compare</c> shows to people.</summary>
internal static class ComparisonText
{
    public static void Write(Invocation run, CurveComparison comparison)
    {
        Explain(
            run,
            $"{Figure.Of(comparison.Agents, "agent")}, {Figure.Of(comparison.Tasks, "task")}, {Figure.Of(comparison.Runs, "run")}, each run counting once; log-likelihoods of runs held out by families, by pairs of agent and task, and of the runs of each such pair together; residual correlation of agents, of tasks within a family and across families"
        );
        Curves(comparison.Curves).Write(run.Screen);
        var effects = comparison.Curves.Where(curve => curve.Effects is not null).ToArray();
        if (effects.Length > 0)
        {
            run.Screen.WriteLine();
            Explain(
                run,
                "effects, as standard deviations of the log surprisal (log odds for the logistic), with 95 % intervals by the profile of the likelihood: of tasks for all agents, of families for one agent, of a task for one agent (noise); residual correlations that the curve leads to where it is true, which estimated effects make negative"
            );
            Spreads(effects).Write(run.Screen);
        }

        foreach (var curve in effects)
        {
            if (curve.Effects!.Gain is { } gain)
                run.Screen.WriteWrapped(
                    $"{curve.Name}: the families' effects gain {Gain(gain.RunByRun)} nats at held-out pairs run by run, {Gain(gain.Together)} with a pair's runs together (95 % over families)",
                    Tone.Plain
                );
        }

        if (run.Quiet)
            return;
        foreach (var warning in comparison.Warnings)
            run.Screen.WriteWrapped(warning, Tone.Notice);
    }

    private static TextTable Curves(IReadOnlyList<ComparedCurve> curves)
    {
        var table = new TextTable(
            new Column("curve", Fold: Fold.Above),
            new Column("shape", Right: true),
            new Column("AIC", Right: true),
            new Column("families", Right: true),
            new Column("pairs", Right: true),
            new Column("together", Right: true),
            new Column("calibration", Right: true),
            new Column("agents", Right: true),
            new Column("within", Right: true),
            new Column("across", Right: true)
        );
        foreach (var curve in curves)
            table.Add(
                new(curve.Name, Tone.Title),
                curve.Shape is { } shape ? Figure.Points(shape) : "",
                Tenths(curve.Aic),
                Tenths(curve.NewFamilies.LogLikelihood),
                Tenths(curve.NewPairs.LogLikelihood),
                Tenths(curve.NewPairs.Together),
                Figure.Points(curve.NewFamilies.CalibrationError),
                Figure.Points(curve.Residuals.Agents),
                Figure.Points(curve.Residuals.WithinFamily),
                Figure.Points(curve.Residuals.AcrossFamilies)
            );
        return table;
    }

    private static TextTable Spreads(IReadOnlyList<ComparedCurve> curves)
    {
        var table = new TextTable(
            new Column("curve", Fold: Fold.Above),
            new Column("shape"),
            new Column("tasks"),
            new Column("families"),
            new Column("noise"),
            new Column("agents", Right: true, Fold: Fold.Below),
            new Column("within", Right: true, Fold: Fold.Below),
            new Column("across", Right: true, Fold: Fold.Below)
        );
        foreach (var curve in curves)
        {
            var effects = curve.Effects!;
            table.Add(
                new(curve.Name, Tone.Title),
                effects.Shape is { } shape ? Between(shape) : "",
                Between(effects.Tasks),
                effects.Families is { } families ? Between(families) : "",
                effects.Noise is { } noise ? Between(noise) : "",
                Figure.Points(effects.Expected.Agents),
                Figure.Points(effects.Expected.WithinFamily),
                Figure.Points(effects.Expected.AcrossFamilies)
            );
        }

        return table;
    }

    private static void Explain(Invocation run, string text)
    {
        if (!run.Quiet)
            run.Screen.WriteWrapped(text, Tone.Faint);
    }

    private static string Between(Interval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Value:0.00} [{interval.Low:0.00}, {interval.High:0.00}]");

    private static string Gain(Interval gain) =>
        string.Create(CultureInfo.InvariantCulture, $"{gain.Value:0.0} [{gain.Low:0.0}, {gain.High:0.0}]");

    private static string Tenths(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
