using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>What guesses score, as far as declarations say.</summary>
internal static class ChanceFloor
{
    /// <summary>The mean headline score of guesses, from 0 to 1; null where nothing says it.</summary>
    public static double? OfHeadline(Family family)
    {
        if (family.Headline is not { } headline)
            return null;
        var choice = family.ChoiceFloor;
        var k = headline.K ?? 1;
        return headline.Form switch
        {
            Form.ArgmaxOfChoices => choice,
            Form.ChoiceProbability => 1 - (1 - choice) / 2,
            Form.AllRight or Form.PassAtK or Form.PassHatK when OfOneAttempt(family) is not { } => null,
            Form.AllRight => OfOneAttempt(family),
            Form.PassAtK => 1 - Math.Pow(1 - OfOneAttempt(family)!.Value, k),
            Form.PassHatK => Math.Pow(OfOneAttempt(family)!.Value, k),
            Form.Threshold or Form.WithinEdits or Form.LongestPrefix or Form.TimeToCompletion => headline.Floor ?? 0,
            _ => headline.Floor,
        };
    }

    /// <summary>
    /// The share of attempts that are right by chance, where right and wrong is all there is; null where there are choices to guess among and
    /// nobody says how often that is right.
    /// </summary>
    public static double? OfOneAttempt(Family family) =>
        family.Headline?.Floor ?? (family.Choices is { } choices ? choices.Floor : 0);
}
