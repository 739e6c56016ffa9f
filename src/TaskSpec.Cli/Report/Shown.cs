using System.Globalization;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Report;

/// <summary>Texts of others as the page shows them: of a length that a page can hold, and with a direction that ends where they end.</summary>
internal static class Shown
{
    private const int LongestName = 160;
    private const int LongestText = 2000;

    /// <summary>A name.</summary>
    public static Html Name(string? name) => $"<bdi>{Cut(name ?? "", LongestName)}</bdi>";

    /// <summary>A sentence or more.</summary>
    public static string Text(string? text) => Cut(text ?? "", LongestText);

    /// <summary>What a command says in a line, as a sentence.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 ? text : Text(char.ToUpperInvariant(text[0]) + text[1..]) + ".";

    /// <summary>A name where no markup can stand.</summary>
    public static string Plain(string name) => Cut(name, LongestName);

    /// <summary>Cuts what is too long, and says how long it was.</summary>
    private static string Cut(string text, int most) =>
        text.Length <= most
            ? text
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{text.AsSpan(0, most - 1)}… ({Figure.Count(text.Length)} characters)"
            );
}
