using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>Whether results leave nothing to forecast. docs/model.md §15.</summary>
internal static class Solved
{
    // One may be there by luck: of 100 items a model that is right in 97 % is in two cases of five.
    private const int ByChance = 1;

    // Of fewer items nothing tells solved from nearly solved.
    private const int LeastItems = 30;

    /// <summary>Whether models had all that there is, and the target is expected to have it too.</summary>
    public static bool By(MeasuredFamily? measured, Situation situation) =>
        situation.Coupling.Items >= LeastItems
        && measured is { AtCeiling: > 0 and var solved }
        && (solved > ByChance || solved == measured.Models)
        && (measured.Difficulty is null || new LadderView(situation).IsSolvedAt(situation.Ladder.TargetLogFlop));
}
