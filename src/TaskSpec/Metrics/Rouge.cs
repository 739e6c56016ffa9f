using System.Text.RegularExpressions;

namespace TaskSpec;

/// <summary>What the ROUGE metrics have in common: words as in the package rouge-score, without stemming.</summary>
/// <remarks>In lower case; anything but ASCII letters and digits separates, so that a text in another script has no words.</remarks>
internal static partial class Rouge
{
    /// <summary>The words of a text, in order. Linear in its length.</summary>
    public static string[] Words(string text) => [.. Word.Matches(Characters.Lower(text)).Select(match => match.Value)];

    /// <summary>F1 of the n-grams of one order, from 0 to 1.</summary>
    public static double OfNGrams(string output, string target, int order) =>
        NGramCounts.Of(Words(output), Words(target), order)[^1].F1;

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word { get; }
}
