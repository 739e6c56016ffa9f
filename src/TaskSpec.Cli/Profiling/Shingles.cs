using System.Runtime.InteropServices;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Profiling;

/// <summary>A text as the set of its runs of five words, each as a hash. Case, white space and their order mean nothing.</summary>
/// <remarks>
/// Five words are what BigCode's and other deduplications of texts take. A word is a run of letters and digits, or one other symbol, since
/// "2 + 2" is not "2 - 2"; an ideograph, kana or Hangul syllable is a word by itself, as those scripts put no space between words.
/// </remarks>
internal static class Shingles
{
    private const int Words = 5;

    /// <summary>The hashes in rising order, each once; a text of fewer words is one run.</summary>
    public static uint[] Of(params IEnumerable<string> texts)
    {
        var runs = new HashSet<uint>();
        foreach (var text in texts)
        {
            var words = WordsOf(text);
            for (var start = 0; start == 0 || start + Words <= words.Count; start++)
                runs.Add(Hash(CollectionsMarshal.AsSpan(words)[start..Math.Min(start + Words, words.Count)]));
        }

        uint[] sorted = [.. runs];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>One hash of a whole text.</summary>
    public static ulong Whole(string text) => Fold(CollectionsMarshal.AsSpan(WordsOf(text)));

    private static uint Hash(ReadOnlySpan<ulong> words) => (uint)(Fold(words) >> 32);

    private static ulong Fold(ReadOnlySpan<ulong> words)
    {
        ulong hash = 0;
        foreach (var word in words)
            hash = MinHash.Mix(hash ^ word);
        return hash;
    }

    private static List<ulong> WordsOf(string text)
    {
        var words = new List<ulong>();
        ulong word = 0;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter) && !IsWord(letter))
            {
                word = MinHash.Mix(word ^ char.ToLowerInvariant(letter));
                continue;
            }

            End();
            if (!char.IsWhiteSpace(letter))
                words.Add(MinHash.Mix(letter));
        }

        End();
        return words;

        void End()
        {
            if (word != 0)
                words.Add(word);
            word = 0;
        }
    }

    private static bool IsWord(char letter) => letter is (>= '\u3040' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');
}
