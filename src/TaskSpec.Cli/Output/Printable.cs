using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace TaskSpec.Cli.Output;

/// <summary>Text from elsewhere as it may reach people: in a terminal, on a page, in a picture.</summary>
internal static class Printable
{
    // They join letters and pictures, and move nothing.
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// Replaces control characters, which could otherwise move the cursor or forge lines, and shows by their codes those that nobody sees and that
    /// turn text around or break it: bidirectional overrides, separators of lines, tags.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.Any(IsSuspect))
            return text;
        var builder = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
                builder.Append(rune.Value is '\n' or '\r' or '\t' ? ' ' : '\uFFFD');
            else if (IsUnseen(rune))
                builder.Append(
                    CultureInfo.InvariantCulture,
                    $"\\u{(rune.IsBmp ? "" : "{")}{rune.Value:X4}{(rune.IsBmp ? "" : "}")}"
                );
            else
                builder.Append(rune.ToString());
        }

        return builder.ToString();
    }

    /// <summary>A cell of a table that people open in a spreadsheet: one that would be run there is marked as text.</summary>
    public static string Cell(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;

    /// <summary>How many columns of a terminal the text takes.</summary>
    public static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : Wide(text);

    // Apart, so that plain output loads no library, whose table of widths ends before the last code of the plane.
    private static int Wide(string text) => new Segment(text.Replace('\uFFFF', '\uFFFD')).CellCount();

    private static bool IsSuspect(char c) => c is < ' ' or (>= '\u007F' and <= '\u00AD') or >= '\u0600';

    private static bool IsUnseen(Rune rune) =>
        rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner)
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
