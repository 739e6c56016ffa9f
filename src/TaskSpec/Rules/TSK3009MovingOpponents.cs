using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A score against opponents is the headline, and nothing says who they are.</summary>
internal static class TSK3009MovingOpponents
{
    /// <summary>Whether it does.</summary>
    public static bool Fires(Family family) =>
        family.Headline?.Form is Form.WinRate or Form.Rating && string.IsNullOrWhiteSpace(family.Scored?.With);

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (!Fires(family))
            yield break;
        var (name, by) = (Text.Name(family.Headline!.Type), family.Scored?.By ?? family.Headline.By ?? By.Judge);
        // Elo's scale: 100 points more of every opponent make 50 % of it 36 %.
        const double stronger = 100;
        var left = 100 / (1 + Math.Pow(10, stronger / 400));
        yield return facts.Finding(
            RuleBook.MovingOpponents,
            facts.At("Headline"),
            $"{name} of {family.Id} is a score against opponents, and nothing says which: should they gain {Text.Count(stronger)} points of Elo, 50 % becomes"
                + $" {Text.Count(left)} % of one and the same model, so that no curve over compute follows."
                + $" Freeze the pool and name it, as in [Scored(By.{by}, With = \"pool 2025-01\")]."
        ) with
        {
            Cause = "moving opponents",
            Remedy = "name a fixed pool in [Scored(…, With = …)]",
        };
    }
}
