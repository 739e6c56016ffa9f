using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>No more models scored above the headline's chance floor than noise alone would let seem so.</summary>
internal static class TSK7006AtFloor
{
    // At 5 % each, one of two or more is what chance does; two are not.
    private const int ByChance = 1;

    /// <summary>Whether nothing was seen above the floor, and nothing that is recorded besides moves before it.</summary>
    public static bool Fires(FamilyFacts facts) =>
        facts.Measured is { AboveFloor: { } above } measured
        && (above == 0 || (above <= ByChance && measured.Models > 1))
        && !(facts.View?.OthersShow ?? facts.Assessment.Metrics.Skip(1).Any());

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (!Fires(facts) || facts.Measured is not { } measured || facts.Family.Headline is not { } headline)
            yield break;
        var surrogate = Surrogates
            .Of(facts.Structure)
            .FirstOrDefault(other => facts.View is not { } view || view.Shows(other.Observed(), view.Top));
        var remedies = new[]
        {
            surrogate is null ? null : $"record {surrogate.Observed().Name}, which moves before it",
            "use easier tasks",
            "measure larger models",
        }
            .OfType<string>()
            .ToArray();
        yield return facts.Finding(
            RuleBook.AtFloor,
            facts.At("Headline"),
            $"{(measured.AboveFloor == 0 ? "None" : "Only 1")} of {MeasuredWords.Models(measured.Models)} ({Text.Flop(measured.FromFlop)} to {Text.Flop(measured.ToFlop)} FLOP) scored"
                + $" above the chance floor of {headline.ResultName()} of {facts.Family.Id} by more than noise allows, {MeasuredWords.Short(measured)}:"
                + $" it has not begun to rise. {Text.AnyOf(remedies)}."
        ) with
        {
            Cause = "at its floor",
            Remedy = remedies[0],
            Edits = surrogate is null ? [] : [Edit.Record(surrogate.Metric.Type, surrogate.On)],
        };
    }
}
