using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>Whether results leave nothing to forecast. docs/model.md §15.</summary>
internal static class Solved
{
    // At 5 % each, one of two or more may be chance; two are told apart by nothing, and neither is a larger one from them.
    private const int ByChance = 1;

    /// <summary>Whether models had all that there is, and the target is expected to have it too.</summary>
    public static bool By(MeasuredFamily? measured, Situation situation) =>
        measured is { AtCeiling: > 0 and var solved }
        && (solved > ByChance || solved == measured.Models)
        && (measured.Difficulty is null || new LadderView(situation).IsSolvedAt(situation.Ladder.TargetLogFlop));
}
