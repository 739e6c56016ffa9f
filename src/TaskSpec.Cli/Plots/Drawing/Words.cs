using System.Text;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>How much room text takes, by a guess that holds for common fonts: nothing here knows the one that will be used.</summary>
internal static class Words
{
    /// <summary>From one line to the next.</summary>
    public const double Line = 16;

    private const double Letter = 7.3;

    /// <summary>Pixels.</summary>
    public static double Width(string text) => Letter * Printable.Width(text);

    /// <summary>The text, or its beginning where it is longer than some letters.</summary>
    public static string Short(string text, int most = 28)
    {
        if (text.Length <= most)
            return text;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > most - 1)
                break;
            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }
}
