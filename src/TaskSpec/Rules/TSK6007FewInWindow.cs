namespace TaskSpec.Rules;

/// <summary>By the declared or measured difficulty too few models of the ladder stand where the curve rises, and nothing that is recorded makes up for it.</summary>
internal static class TSK6007FewInWindow
{
    // Below this share of the limit, what the models outside tell is enough.
    private const double Noticeable = .5;

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (
            facts.InSuite
            || facts.View is not { } view
            || view.InWindow >= facts.Options.WindowModels
            || facts.Assessment.Forecast is not { } forecast
            || forecast.Excess <= Noticeable * facts.Assessment.Limit
            || TSK6001MissingSurrogate.Surrogate(facts.Assessment) is not null
            || TSK6005NothingSeen.Fires(facts)
            || TSK6006Saturated.Fires(facts)
            || view.OthersInform
        )
            yield break;
        var (from, to) = view.WindowEnds;
        var count = view.InWindow switch
        {
            0 => "No model of the ladder is",
            1 => "One model of the ladder is",
            var few => $"{few} models of the ladder are",
        };
        var remedy =
            from < view.Target
                ? $"Add models between {Text.LogFlop(Math.Max(from, view.Bottom))} and {Text.LogFlop(Math.Min(to, view.Target))} FLOP, or record a metric that moves at the others"
                : "Use easier tasks, or record a metric that moves at these models";
        yield return facts.Finding(
            RuleBook.FewInWindow,
            facts.AtDifficulty,
            $"{count} expected to score between 10 and 90 % of what {facts.Family.Id}{Text.Measured(facts.Measured, ",")} can give, where {Text.Count(facts.Options.WindowModels)} are the"
                + $" least that shows a curve: it rises between {Text.LogFlop(from)} and {Text.LogFlop(to)} FLOP. {remedy}."
        ) with
        {
            Cause = "few models where the curve rises",
            Remedy = remedy,
        };
    }
}
