namespace TaskSpec.Rules;

/// <summary>By the declared or measured difficulty even the smallest model of the ladder scores all that there is to score.</summary>
internal static class TSK6006Saturated
{
    private const double Informative = .9;

    /// <summary>Whether nothing is left to forecast. Of too few items nothing could be told, which another rule says.</summary>
    public static bool Fires(FamilyFacts facts) =>
        !facts.InSuite
        && !facts.Assessment.IsSolved
        && !TSK4001FewEffectiveItems.Fires(facts.Assessment, facts.Options)
        && facts.View is { } view
        && view.IsSolvedAt(view.Bottom);

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (!Fires(facts))
            yield break;
        var view = facts.View!;
        yield return facts.Finding(
            RuleBook.Saturated,
            facts.AtDifficulty,
            $"{facts.Family.Id}{Text.Measured(facts.Measured, ",")} is expected to score {Text.Score(view.Expected(view.Bottom))} at {Text.LogFlop(view.Bottom)} FLOP, the smallest model of the ladder,"
                + $" within 3/{Text.Count(view.Items)} = {Text.Score(view.Resolution)} of all that there is, {Text.Score(view.Most)}: nothing is left to forecast."
                + $" Use harder tasks, or begin the ladder below {Text.LogFlop(view.Where(Informative))} FLOP."
        ) with
        {
            Cause = "too easy for the ladder",
            Remedy = "harder tasks",
        };
    }
}
