using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A model judges the answers, and nothing says which.</summary>
internal static class TSK3014UnnamedJudge
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (
            family.Headline is not { } headline
            || (family.Scored?.By ?? headline.By) != By.Judge
            || !string.IsNullOrWhiteSpace(family.Scored?.With)
            // Who names the opponents names the judge with them.
            || TSK3009MovingOpponents.Fires(family)
        )
            yield break;
        var forecast = facts is { Family.Items: not null, Assessment.Forecast: { } error }
            ? $", where the forecast is to {Text.Error(error.Error)}"
            : "";
        yield return facts.Finding(
            RuleBook.UnnamedJudge,
            facts.At(family.Scored is null ? "Headline" : "Scored"),
            $"A model judges {family.Id}, and nothing says which: another that decides 5 of 100 answers otherwise moves the score by up to .05{forecast}."
                + " Name it with its version and its instructions, as in"
                + " [Scored(By.Judge, With = \"llama-3.3-70b-instruct with rubric.md, version 1\")]."
        ) with
        {
            Cause = "unnamed judge",
            Remedy = "name the judge in [Scored(By.Judge, With = …)]",
        };
    }
}
