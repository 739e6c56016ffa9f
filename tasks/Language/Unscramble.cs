using static System.FormattableString;

namespace Tour;

/// <summary>The one English word that some letters spell.</summary>
[TaskFamily("unscramble", Version = "1.0.0", Title = "Unscramble a word")]
[Samples(288), Answer(Tokens = 2), Sampling(MaxOutputTokens = 16), Needs<Letters>]
[Headline<ExactMatch>, Records<EditSimilarity>, Records<LogLikelihood>]
[HumanTime(0.5, HumanSource.Estimate, Who = Who.Crowd, Factor = 3)]
public sealed class Unscramble : ISamples
{
    /// <inheritdoc/>
    public static IEnumerable<Sample> Samples()
    {
        var dice = new Dice(seed: 26);
        foreach (var (i, word) in Words.All.Index())
            yield return new(
                Invariant($"{i:000}"),
                $"Which English word is spelled with the letters {string.Join(' ', Scramble(dice, word))}? Answer in lower case.",
                word
            );
    }

    /// <summary>The letters in an order that is not the word's.</summary>
    private static char[] Scramble(Dice dice, string word)
    {
        var letters = dice.Shuffle(word);
        return letters.SequenceEqual(word) ? Scramble(dice, word) : letters;
    }
}
