using System.Globalization;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Scaling.Correlations;
using TaskSpec.Scaling.Signal;

namespace TaskSpec.Cli.Commands;

/// <summary>What <c>signal</c> shows.</summary>
internal static class SignalText
{
    public static string Json(SignalReport report) =>
        JsonDocument.Of(json =>
        {
            json.List(
                "tasks",
                report.Tasks,
                (json, task) =>
                {
                    json.Text("task", task.Task);
                    Write(json, task.At);
                    Write(json, "seeds", task.Seeds);
                    json.NumberOrNull("floor", task.Floor);
                    json.Raw("atFloor", task.IsAtFloor ? "true" : "false");
                    json.Object("decisions", report.Decisions.Of(task.Task), Write);
                    json.List("scales", task.Scales, Write);
                }
            );
            json.NumberOrNull("within", report.Within);
            json.Object(
                "decisions",
                report.Decisions,
                static (json, decisions) =>
                {
                    Write(json, decisions.Total);
                    json.NumberOrNull("targetFlop", decisions.TargetFlop);
                    if (decisions.AcrossTasks() is { } across)
                        json.Object("spearman", across, Write);
                    else
                        json.Raw("spearman", "null");
                    json.Texts("noise", decisions.Sources.Select(Word));
                    json.List(
                        "scales",
                        decisions.Scales,
                        static (json, scale) =>
                        {
                            json.Number("flop", scale.Flop);
                            Write(json, scale.Share);
                        }
                    );
                }
            );
            json.Texts("warnings", report.Warnings);
        });

    public static void Write(Invocation run, SignalReport report)
    {
        var screen = run.Screen;
        Tasks(report).Write(screen);
        if (report.Decisions.All.Count > 0)
        {
            screen.WriteLine();
            Decisions(report.Decisions).Write(screen);
            if (report.Decisions.AcrossTasks() is { } across && across.Interval() is { } interval)
                screen.WriteWrapped(
                    $"over {across.Count} tasks, predicted and right correlate by {CorrelateText.Signed(across.R)} ({CorrelateText.Signed(interval.Low)} to {CorrelateText.Signed(interval.High)}, Spearman)",
                    Tone.Plain
                );
        }

        if (run.Quiet)
            return;
        screen.WriteLine();
        foreach (var text in Legend(report))
            screen.WriteWrapped(text, Tone.Faint);
        foreach (var text in report.Warnings)
            screen.WriteWrapped(text, Tone.Notice);
    }

    private static TextTable Tasks(SignalReport report)
    {
        var table = new TextTable(
            new Column("task"),
            new Column("FLOP", Right: true, Fold: Fold.Below),
            new Column("models", Right: true),
            new Column("signal", Right: true),
            new Column("noise", Right: true),
            new Column("ratio", Right: true),
            new Column("checkpoints", Right: true, Fold: Fold.Below),
            new Column("seeds", Right: true, Fold: Fold.Below),
            new Column("sampling", Right: true, Fold: Fold.Below),
            new Column("right", Right: true)
        );
        foreach (var task in report.Tasks)
            table.Add(
                task.Task,
                Figure.Flop(task.At.Flop),
                Figure.Count(task.At.Models),
                Points(task.At.Signal),
                Interval(task.At.Noise),
                task.At.Ratio is { } ratio ? Ratio(ratio) : "–",
                Interval(task.At.Checkpoints),
                Interval(task.Seeds),
                Points(task.At.SamplingError),
                Share(report.Decisions.Of(task.Task).Observed)
            );
        return table;
    }

    private static TextTable Decisions(DecisionReport decisions)
    {
        var table = new TextTable(
            new Column("decided at"),
            new Column("decisions", Right: true),
            new Column("predicted", Right: true),
            new Column("right", Right: true),
            new Column("95 % interval", Right: true)
        );
        foreach (var (flop, share) in decisions.Scales)
            Add(Figure.Flop(flop), share);
        Add("all", decisions.Total);
        return table;

        void Add(string name, DecisionShare share) =>
            table.Add(
                name,
                Figure.Count(share.Count),
                Share(share.Predicted),
                Share(share.Observed),
                share is { Low: { } low, High: { } high } ? $"{Share(low)} to {Share(high)}" : "–"
            );
    }

    private static IEnumerable<string> Legend(SignalReport report)
    {
        yield return "signal: largest difference between models, over their mean; noise: standard deviation of the last checkpoints, over their mean (Heineman et al. 2025); ratio: one over the other";
        yield return "checkpoints (about a straight line), seeds, sampling: standard deviations of a score, in score points, with 95 % intervals";
        yield return report.Within is { } factor
            ? string.Create(CultureInfo.InvariantCulture, $"models: of compute within a factor of {factor} to each side")
            : "models: recipes with equal params and tokens";
        if (report.Decisions is { TargetFlop: { } flop, All.Count: > 0 } decisions)
            yield return $"right: how often the better of two recipes is the better at {Figure.Flop(flop)} FLOP too; predicted from signal and noise ({string.Join(", ", decisions.Sources.Select(Word))}) of the small scale alone";
    }

    private static void Write(JsonWriter json, ScaleSignal scale)
    {
        json.NumberOrNull("signal", scale.Signal);
        json.NumberOrNull("noise", scale.Noise?.Value);
        json.NumberOrNull("noiseLow", scale.Noise?.Low);
        json.NumberOrNull("noiseHigh", scale.Noise?.High);
        json.NumberOrNull("ratio", scale.Ratio);
        json.Number("flop", scale.Flop);
        json.Number("models", scale.Models);
        json.Number("runs", scale.Runs);
        json.Number("mean", scale.Mean);
        json.NumberOrNull("dispersion", scale.Dispersion);
        Write(json, "checkpoints", scale.Checkpoints);
        json.NumberOrNull("samplingError", scale.SamplingError);
        json.NumberOrNull("samplingRatio", scale.SamplingRatio);
    }

    private static void Write(JsonWriter json, string name, NoiseEstimate? noise)
    {
        if (noise is null)
            json.Raw(name, "null");
        else
            json.Object(
                name,
                noise,
                static (json, noise) =>
                {
                    json.Number("deviation", noise.Value);
                    json.Number("low", noise.Low);
                    json.Number("high", noise.High);
                    json.Number("freedom", noise.Freedom);
                }
            );
    }

    private static void Write(JsonWriter json, DecisionShare share)
    {
        json.NumberOrNull("predicted", share.Predicted);
        json.NumberOrNull("observed", share.Observed);
        json.NumberOrNull("low", share.Low);
        json.NumberOrNull("high", share.High);
        json.Number("n", share.Count);
    }

    private static void Write(JsonWriter json, PairStatistic pair)
    {
        json.Number("r", pair.R);
        json.NumberOrNull("low", pair.Interval()?.Low);
        json.NumberOrNull("high", pair.Interval()?.High);
        json.Number("n", pair.Count);
    }

    private static string Word(NoiseSource source) =>
        source switch
        {
            NoiseSource.Seeds => "seeds",
            NoiseSource.Checkpoints => "checkpoints",
            _ => "samples",
        };

    private static string Interval(NoiseEstimate? noise) =>
        noise is null ? "–" : $"{Small(noise.Value)} ({Small(noise.Low)} to {Small(noise.High)})";

    private static string Points(double? value) => value is { } known ? Small(known) : "–";

    // Noise is often a tenth of a point, and of a probability much less.
    private static string Small(double value) =>
        value.ToString(value is > 0 and < .0005 ? "0.0e0" : "0.0000", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString(value < 1e4 ? "0.0" : "0e0", CultureInfo.InvariantCulture);

    private static string Share(double? value) => value is { } known ? Figure.Factor(known) : "–";
}
