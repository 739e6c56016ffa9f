using TaskSpec.Cli.Plots.Drawing;

namespace TaskSpec.Cli.Plots;

/// <summary>Correlations between some things as a square of coloured cells.</summary>
internal static class MatrixPlot
{
    /// <summary>How many fit so that their names can be read.</summary>
    public const int Most = 60;

    private const double Cell = 13;
    private const double WideCell = 26;
    private const double Least = 260;
    private const int Letters = 26;
    private const int Levels = 10;

    /// <param name="id">The plot's id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="caption">Its caption.</param>
    /// <param name="names">In the order in which they stand.</param>
    /// <param name="value">Of two of them, −1 to 1; not a number where it is not known.</param>
    /// <param name="groups">How many of them, from the first on, stand together: each is framed.</param>
    public static Plot Of(
        string id,
        string title,
        string caption,
        IReadOnlyList<string> names,
        Func<int, int, double> value,
        IReadOnlyList<int> groups
    )
    {
        string[] shown = [.. names.Select(name => Words.Short(name, Letters))];
        var side = Math.Max(Cell * Math.Max(4, names.Count), Math.Min(Least, WideCell * names.Count));
        var label = shown.Select(Words.Width).DefaultIfEmpty(0).Max();
        var chart = new Chart(
            title,
            caption,
            new("", new NameScale(shown), Upright: true),
            new("", new NameScale(shown, Falling: true))
        )
        {
            Width = Math.Max(Math.Clamp(8 * title.Length, 320, 560), side + label + 30),
            Depth = side,
            Empty = "nothing correlates",
        };
        var cells = (
            from row in Enumerable.Range(0, names.Count)
            from column in Enumerable.Range(0, names.Count)
            where row != column
            let correlation = value(row, column)
            where double.IsFinite(correlation)
            let level = (int)Math.Round(Math.Abs(correlation) * Levels)
            where level > 0
            group (column, row) by (Colour: correlation > 0 ? 1 : 2, Level: Math.Min(Levels, level))
        ).OrderBy(cell => cell.Key);
        foreach (var cell in cells)
            chart.Cells(cell.Key.Colour, (double)cell.Key.Level / Levels, cell.ToHashSet());
        chart.Cells(6, .25, Enumerable.Range(0, names.Count).Select(i => (i, i)).ToHashSet());
        var first = 0;
        foreach (var count in groups)
        {
            if (count > 1)
                chart.Box(0, first - .5, first + count - .5);
            first += count;
        }

        chart.Key("1", 1, "ts-fill").Key("0.3", 1, "ts-fill ts-faint").Key("−0.3", 2, "ts-fill ts-faint").Key("−1", 2, "ts-fill");
        return new(
            id,
            title,
            caption,
            chart.ToSvg(),
            PlotTable.Of(
                ["a", "b", "correlation"],
                from a in Enumerable.Range(0, names.Count)
                from b in Enumerable.Range(a + 1, Math.Max(0, names.Count - a - 1))
                where double.IsFinite(value(a, b)) && value(a, b) != 0
                select new object?[] { names[a], names[b], value(a, b) }
            )
        );
    }
}
