using static System.FormattableString;

namespace Tour;

/// <summary>
/// Eight two-digit numbers in order. Nothing is wrong with this one: many samples, no tool, a metric that sees every digit.
/// </summary>
[TaskFamily("sort-numbers", Version = "1.0.0", Title = "Sort eight numbers")]
[Samples(2000), Answer(Requirement = Requirement.Exact, Tokens = 16)]
[Headline<ExactMatch>, Records<EditSimilarity>(TokenCorrelation = 0.1), Records<LogLikelihood>]
[Limits(TimeSeconds = 60), Sampling(MaxOutputTokens = 32)]
[HumanTime(0.5, HumanSource.Estimate, Who = Who.Crowd, Factor = 2)]
[Difficulty(HalfAtFlop = 3e21, Decades = 1, Source = "the author's guess, before anything was measured")]
[Provenance(PublicSince = "2026", Canary = "taskspec:sort-numbers:6d1f0c52")]
[Metadata("domain", "algorithms"), Metadata("reviewed", true)]
public sealed class SortNumbers : ISamples
{
    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        foreach (var (i, listed) in new Dice(seed: 8).Distinct(2000, EightNumbers).Index())
            yield return new(
                Invariant($"{i:0000}"),
                $"Sort these numbers, smallest first, and answer with the numbers alone: {listed}",
                string.Join(' ', listed.Split(' ').Order(StringComparer.Ordinal)) // all have two digits
            );
    }

    private static string EightNumbers(Dice dice) => string.Join(' ', dice.Distinct(8, d => d.Digits(2)));
}
