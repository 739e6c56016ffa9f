using System.Text;
using Spectre.Console.Rendering;

namespace TaskSpec.Cli.Output;

/// <summary>Text from elsewhere as it may reach a terminal.</summary>
internal static class Printable
{
    /// <summary>Replaces control characters, which could otherwise move the cursor or forge lines.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F'))
            return text;
        var builder = new StringBuilder(text);
        for (var i = 0; i < builder.Length; i++)
        {
            if (char.IsControl(builder[i]))
                builder[i] = builder[i] is '\n' or '\r' or '\t' ? ' ' : '\uFFFD';
        }

        return builder.ToString();
    }

    /// <summary>How many columns of a terminal the text takes.</summary>
    public static int Width(string text) => System.Text.Ascii.IsValid(text) ? text.Length : Wide(text);

    // Apart, so that plain output loads no library, whose table of widths ends before the last code of the plane.
    private static int Wide(string text) => new Segment(text.Replace('\uFFFF', '\uFFFD')).CellCount();
}
