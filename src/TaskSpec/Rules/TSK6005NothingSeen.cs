using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>By the declared or measured difficulty even the largest model of the ladder scores nothing that its items would show.</summary>
internal static class TSK6005NothingSeen
{
    /// <summary>Whether nothing is seen. Of too few items nothing could be, which another rule says.</summary>
    public static bool Fires(FamilyFacts facts) =>
        !facts.InSuite
        && !TSK7006AtFloor.Fires(facts)
        && !TSK4001FewEffectiveItems.Fires(facts.Assessment, facts.Options)
        && facts.View is { } view
        && !view.Shows(view.Top);

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (!Fires(facts))
            yield break;
        var view = facts.View!;
        var expected = view.Expected(view.Top) - view.Least;
        var samples = facts.Family.Samples is { IsPublished: true } ? null : Samples(view, expected);
        var surrogate = Surrogates.Of(facts.Structure).FirstOrDefault(other => view.Shows(other.Observed(), view.Top));
        var remedies = new[]
        {
            surrogate is null ? null : $"record {surrogate.Observed().Name}, which moves there",
            samples is { } enough ? $"take {Text.Count(enough)} samples where you can make more" : null,
            "use easier tasks",
        }
            .OfType<string>()
            .ToArray();
        yield return facts.Finding(
            RuleBook.NothingSeen,
            facts.AtDifficulty,
            $"{facts.Family.Id}{Text.Measured(facts.Measured, ",")} is expected to score {Text.Score(expected)}{(view.Least > .001 ? " above chance" : "")} at {Text.LogFlop(view.Top)} FLOP, the largest model"
                + $" of the ladder, and {Text.Count(view.Items)} items show nothing below 3/{Text.Count(view.Items)} = {Text.Score(view.Resolution)}: nothing of the"
                + $" curve is seen. {Text.AnyOf(remedies)}."
        ) with
        {
            Cause = "too hard for the ladder",
            Remedy = remedies[0],
            Edits = surrogate is null ? [] : [Edit.Record(surrogate.Metric.Type, surrogate.On)],
        };
    }

    private static double? Samples(LadderView view, double expected)
    {
        var needed = expected > 0 ? view.Resolution * view.Items / expected : double.PositiveInfinity;
        var most = RoundCounts.Most(view.Items);
        return needed <= most ? RoundCounts.Between(needed, 10 * most).First() : null;
    }
}
