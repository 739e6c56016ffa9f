using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The answer is one of some choices, its text is scored, and nothing says what a guess scores.</summary>
internal static class TSK3016GuessableAnswer
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        if (
            family is not { Choices: { } choices, Headline: { Form: Form.AllRight or Form.PassAtK or Form.PassHatK } headline }
            || ChanceFloor.OfOneAttempt(family) is not null
            || (family.Scored?.By ?? headline.By ?? By.Text) != By.Text
        )
            yield break;
        var floor = (1.0 / choices.Count).ToString("0.###", CultureInfo.InvariantCulture);
        var differs = choices.Max > choices.Count;
        yield return facts.Finding(
            RuleBook.GuessableAnswer,
            facts.At("Choices"),
            $"{family.Id} has {choices.Count}{(differs ? $" to {choices.Max}" : "")} choices, and {Text.Name(headline.Type)} of the answer is right by chance in"
                + $" {(differs ? "up to " : "")}1 of {choices.Count}, where a forecast takes 0 for the floor."
                + $" Declare [Choices({choices.Count}, Floor = {floor})], or Floor = 0 where the choices are not shown."
        ) with
        {
            Cause = "unknown chance floor",
            Remedy = $"Floor = {floor}",
        };
    }
}
