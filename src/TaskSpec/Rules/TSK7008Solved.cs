using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>Models of the ladder have all that the headline can score, so that nothing is left to forecast.</summary>
internal static class TSK7008Solved
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (!facts.Assessment.IsSolved || facts.Measured is not { } measured || facts.Family.Headline is not { } headline)
            yield break;
        yield return facts.Finding(
            RuleBook.Solved,
            facts.At("Headline"),
            $"Use harder tasks, or leave {facts.Family.Id} out of what is forecast. It is {MeasuredWords.Solved(measured)}: nothing left to forecast;"
                + $" {headline.ResultName()} has no more to give ({MeasuredWords.Source(measured)}){(measured.Difficulty is null ? "" : ", and its small error is no merit")}."
        ) with
        {
            Cause = facts.Assessment.Cause,
            Remedy = facts.Assessment.Remedy,
        };
    }
}
