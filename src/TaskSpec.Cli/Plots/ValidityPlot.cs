using TaskSpec.Cli.Commands;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Cli.Plots;

/// <summary>Errors that were predicted against errors that were observed: one point a task, or a task and design.</summary>
internal static class ValidityPlot
{
    /// <summary>Of tasks, calibrated on other recipes.</summary>
    public static Plot Of(ValidityReport report) =>
        Of(
            "validity",
            "Predicted against observed errors, calibrated",
            [
                .. report
                    .Tasks(ValidityView.After)
                    .Select(task => new PredictedPoint(task.Task, task.Level.PredictedRms, task.Level.ObservedRms)),
            ]
        );

    /// <summary>Of designs of tasks.</summary>
    public static Plot Of(DesignValidity designs) =>
        Of(
            "validity-designs",
            "Predicted against observed errors of designs",
            [
                .. DesignValidityText
                    .Rows(designs)
                    .Select(row => new PredictedPoint($"{row.Task}, {row.Design}", row.Predicted, row.Observed)),
            ]
        );

    private static Plot Of(string id, string title, IReadOnlyList<PredictedPoint> points) =>
        PredictedObserved.Of(
            id,
            title,
            "Root mean square errors in score over the models that were hidden, on logarithmic axes.",
            "error",
            points,
            logarithmic: true
        );
}
