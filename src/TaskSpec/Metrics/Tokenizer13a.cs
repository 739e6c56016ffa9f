using System.Text.RegularExpressions;

namespace TaskSpec;

/// <summary>The tokens of mteval-v13a, NIST's script for BLEU, which sacreBLEU calls 13a.</summary>
/// <remarks>
/// ASCII symbols are tokens by themselves, except the apostrophe; so are a period and a comma unless between digits, and a hyphen
/// behind a digit. Letter case stays.
/// </remarks>
internal static partial class Tokenizer13a
{
    /// <summary>The tokens of a text, in order. Linear in its length.</summary>
    public static string[] Split(string text)
    {
        var line = text.TrimEnd()
            .Replace("<skipped>", "", StringComparison.Ordinal)
            .Replace("-\n", "", StringComparison.Ordinal)
            .Replace('\n', ' ')
            .Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal);
        line = Symbol.Replace($" {line} ", " $0 ");
        line = BehindNoDigit.Replace(line, "$1 $2 ");
        line = BeforeNoDigit.Replace(line, " $1 $2");
        line = HyphenBehindDigit.Replace(line, "$1 - ");
        return line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("[ -&(-+/:-@[-`{-~]")]
    private static partial Regex Symbol { get; }

    [GeneratedRegex("([^0-9])([.,])")]
    private static partial Regex BehindNoDigit { get; }

    [GeneratedRegex("([.,])([^0-9])")]
    private static partial Regex BeforeNoDigit { get; }

    [GeneratedRegex("([0-9])-")]
    private static partial Regex HyphenBehindDigit { get; }
}
