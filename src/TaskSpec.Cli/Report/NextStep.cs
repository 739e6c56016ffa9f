using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Report;

/// <summary>What to do next: one thing to type, and why.</summary>
/// <param name="Type">A command, or a declaration.</param>
/// <param name="Why">The reason, as a sentence.</param>
internal sealed record NextStep(string Type, string Why)
{
    /// <summary>The first that is due.</summary>
    public static NextStep Of(IReadOnlyList<JudgedFamily> families, ReportInput input) =>
        Place(families, input)
        ?? Calibrate(families, input)
        ?? Declare(families)
        ?? Register(families, input)
        ?? Raise(families)
        ?? Measure(input);

    private static NextStep? Place(IReadOnlyList<JudgedFamily> families, ReportInput input)
    {
        var unplaced = families.Where(one => one.Own is { Predicted: null, Unplaced: > 0 }).ToArray();
        if (unplaced.Length == 0)
            return null;
        var models = unplaced
            .SelectMany(one => one.Own!.Rows)
            .Where(row => !(row.Flop > 0))
            .Select(row => row.Model)
            .Distinct()
            .Count();
        return new(
            $"taskspec import LOGS --models models.csv --out {input.ScoresFile}",
            $"The training compute of {Figure.Of(models, "model")} is unknown, and without it nothing can be forecast. models.csv has the columns model and flop."
        );
    }

    private static NextStep? Calibrate(IReadOnlyList<JudgedFamily> families, ReportInput input)
    {
        var waiting = families.Count(one => one.WantsCalibration);
        return waiting == 0
            ? null
            : new(
                CalibrateCommand(input),
                $"{Figure.Of(waiting, "family has", "families have")} results that the expected errors on this page do not go by yet."
            );
    }

    /// <summary>The command that makes figures go by results.</summary>
    public static string CalibrateCommand(ReportInput input)
    {
        var file = input.ProjectFolder is null or "" or "." ? Measured : $"{input.ProjectFolder.TrimEnd('/', '\\')}/{Measured}";
        return $"taskspec calibrate {input.ScoresFile ?? "scores.csv"} --catalog {input.CatalogFile ?? "PATH"} --out {file}";
    }

    private const string Measured = "measured.taskspec.json";

    private static NextStep? Declare(IReadOnlyList<JudgedFamily> families)
    {
        var remedies = families
            .Where(one => one.Assessment.Exceeds && !one.Assessment.Remedies.IsEmpty)
            .Select(one => (one.Assessment, Remedy: one.Assessment.Remedies[0]))
            .OrderBy(one => !one.Remedy.Suffices)
            .ThenBy(one => Declaration(one.Remedy) is null)
            .ToArray();
        if (remedies.Length == 0)
            return null;
        var (assessment, remedy) = remedies[0];
        var to = remedy.Suffices
            ? $"brings its expected error from ±{Figure.Points(assessment.Forecast!.Error)} to ±{Figure.Points(remedy.Error)}"
            : $"helps it most, to ±{Figure.Points(remedy.Error)}, though not enough alone";
        return Declaration(remedy) is { } declared
            ? new(declared, $"On {ClassName.Of(remedy.On ?? assessment.Family.Type)}, for {assessment.Family.Id}: this {to}.")
            : new(remedy.Name, $"For {assessment.Family.Id}: this {to}.");
    }

    private static string? Declaration(Alternative remedy) =>
        remedy switch
        {
            { Metric: { } metric } => $"[Records<{ClassName.Of(metric)}>]",
            { Samples: { } samples } => FormattableString.Invariant($"[Samples({samples:0})]"),
            _ => null,
        };

    private static NextStep? Register(IReadOnlyList<JudgedFamily> families, ReportInput input)
    {
        var best = families.FirstOrDefault(one =>
            one is { Doubt: null, Registered.Count: 0, Own.Predicted: not null }
            && one.Own.Rows.All(row => !(row.Flop >= one.Own.TargetFlop))
        );
        return best is null
            ? null
            : new(
                $"taskspec forecast {input.ScoresFile} --metric {best.Own!.Metric} --target-flop {Figure.Flop(best.Own.TargetFlop)} --register forecasts.taskspec.json",
                "Nothing speaks against these forecasts. Keep them, before the larger model is there to prove them."
            );
    }

    // What was to be forecast is there, and stands on the page beside what was said.
    private static NextStep? Raise(IReadOnlyList<JudgedFamily> families) =>
        families.FirstOrDefault(one => one.Own is { } own && own.Rows.Any(row => row.Flop >= own.TargetFlop)) is not { } came
            ? null
            : new(
                $"[assembly: ScalingPlan(…, TargetFlop = {Figure.Flop(10 * came.Own!.TargetFlop)})]",
                $"A model of {Figure.Flop(came.Own.TargetFlop)} FLOP is there, and stands beside what was forecast. Say in the plan which one is next."
            );

    private static NextStep Measure(ReportInput input) =>
        input.ScoresFile is null
            ? new(
                $"taskspec report {input.CatalogFile} --scores scores.csv --out report.html",
                "Run the models of the plan, import their logs, and this page forecasts from what they score."
            )
            : new(
                $"taskspec forecast {input.ScoresFile} --score forecasts.taskspec.json",
                "Nothing is left to do until the larger model is there: then this holds the registered forecasts against what it scores."
            );
}
