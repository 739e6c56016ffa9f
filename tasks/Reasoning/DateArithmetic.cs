using System.Globalization;
using static System.FormattableString;

namespace Tour;

/// <summary>The date so many days before or after another, from 1900 to 2100.</summary>
[TaskFamily("date-arithmetic", Version = "1.0.0", Title = "Days before and after")]
[Samples(1000), Answer(Tokens = 10), Sampling(MaxOutputTokens = 24), Needs<CalendarDays>]
[Headline<ExactMatch>(Extract = IsoDate), Records<EditSimilarity>(Extract = IsoDate)]
[Variant("zero-shot", Items.Same, Default = true), Variant("five-shot", Items.Same, FewShot = 5)]
[Variant("german", Items.Translated, Language = "de")]
[HumanTime(2, HumanSource.Estimate, Factor = 2)]
public sealed class DateArithmetic : ISamples
{
    private const string IsoDate = @"(\d{4}-\d\d-\d\d)";

    private static readonly DateOnly First = new(1900, 1, 1);

    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        foreach (var (i, (from, days)) in new Dice(seed: 1900).Distinct(1000, Question).Index())
        {
            var direction = days < 0 ? "before" : "after";
            yield return new(
                Invariant($"{i:0000}"),
                Invariant($"Which date is {Math.Abs(days)} days {direction} {Iso(from)}? Answer as yyyy-mm-dd."),
                Iso(from.AddDays(days))
            );
        }
    }

    private static (DateOnly From, int Days) Question(Dice dice) =>
        (First.AddDays((int)dice.Between(1000, 72_000)), (int)(dice.Between(2, 400) * dice.Pick([-1, 1])));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
