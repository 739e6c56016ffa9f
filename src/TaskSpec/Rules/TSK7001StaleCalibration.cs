using TaskSpec.Assessments;

namespace TaskSpec.Rules;

/// <summary>What results said of a family is of another version, or of something else than is declared now, and is not used.</summary>
internal static class TSK7001StaleCalibration
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Measured is not { } stale || facts.Measured is not null)
            yield break;
        yield return facts.Finding(
            RuleBook.StaleCalibration,
            facts.At("TaskFamily") with
            {
                Parameter = "Version",
            },
            $"What was {MeasuredWords.Short(stale)} of {facts.Family.Id} is not used, and the forecast goes by what is declared:"
                + $" {MeasuredWords.Stale(facts.Structure)}. {Remedy(facts)}."
        ) with
        {
            Cause = "stale calibration",
            Remedy = "calibrate anew",
        };
    }

    private static string Remedy(FamilyFacts facts) =>
        Calibration.Responding(facts.Structure.Changes).Count == 0
            ? "Calibrate on results of what it is now"
            : "Run taskspec calibrate again: the same results will do";
}
