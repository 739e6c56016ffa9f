using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>A figure with the table that says the same: for the page, for <c>--svg</c>, and for whoever cannot see it.</summary>
/// <param name="Id">Its name in a file and on the page: lower-case letters, digits and hyphens.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Caption">How to read it, in a sentence or two.</param>
/// <param name="Svg">It as a whole SVG document, legible on a light and on a dark page.</param>
/// <param name="Table">The numbers in it.</param>
internal sealed record Plot(string Id, string Title, string Caption, string Svg, PlotTable Table)
{
    private const int LongestId = 60;

    /// <summary>It without its style, for a page that has <see cref="PlotStyle.Css"/> already.</summary>
    public string Embedded => Svg.Replace(PlotStyle.Element, "", StringComparison.Ordinal);

    /// <summary>An id from a kind of plot and the name of what it is of; different names have different ids.</summary>
    public static string IdOf(string kind, string name)
    {
        var id = new StringBuilder(kind).Append('-');
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                id.Append(letter);
            else if (id[^1] != '-')
                id.Append('-');
        }

        var plain = id.ToString().TrimEnd('-');
        if (plain == $"{kind}-{name}" && plain.Length <= LongestId)
            return plain;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return $"{plain[..Math.Min(plain.Length, LongestId - 9)]}-{mark}";
    }
}

/// <summary>The numbers of a plot.</summary>
/// <param name="Columns">Their names, with units.</param>
/// <param name="Rows">One text a column, numbers in the invariant culture.</param>
internal sealed record PlotTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A table of texts, numbers, dates and nothings.</summary>
    public static PlotTable Of(IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        new(columns, [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Cell)])]);

    private static string Cell(object? value) =>
        value switch
        {
            null => "",
            double number => double.IsFinite(number) ? (number + 0.0).ToString("G6", CultureInfo.InvariantCulture) : "",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            bool yes => yes ? "yes" : "no",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
