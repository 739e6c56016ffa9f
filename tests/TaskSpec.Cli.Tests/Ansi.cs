using System.Text.RegularExpressions;

namespace TaskSpec.Cli.Tests;

internal static partial class Ansi
{
    /// <summary>The text as a terminal shows it.</summary>
    public static string WithoutAnsi(this string text) => Escape().Replace(text, "");

    [GeneratedRegex("\u001B\\[[0-9;]*m")]
    private static partial Regex Escape();
}
