namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>What colours and marks stand for, in as many rows as it takes.</summary>
internal sealed class Legend
{
    /// <summary>From one row to the next.</summary>
    public const double Row = 20;

    private const int Letters = 70;
    private const double Swatch = 18;
    private const double Gap = 6;
    private readonly List<(string Name, int Colour, string Style)> entries = [];

    public void Add(string name, int colour, string style) => entries.Add((Words.Short(name, Letters), colour, style));

    /// <summary>How high it is within a width.</summary>
    public double Height(double width) => Placed(width).Select(place => place.Row + 1).DefaultIfEmpty(0).Max() * Row;

    public void Write(SvgWriter svg, double left, double top, double width)
    {
        foreach (var (at, row, (name, colour, style)) in Placed(width))
        {
            var (x, middle) = (left + at, top + row * Row + Row / 2 - 1);
            svg.Path($"ts-{colour} {style}", Mark(style, x, middle));
            svg.Text(x + Swatch + Gap, middle + 4, name);
        }
    }

    private static PathData Mark(string style, double x, double middle) =>
        style.Split(' ')[0] switch
        {
            "ts-dot" or "ts-square" => new PathData().Dot(x + Swatch / 2, middle),
            "ts-band" or "ts-fill" => new PathData().Box(x, middle - 5, Swatch, 10),
            _ => new PathData().Move(x, middle).Line(x + Swatch, middle),
        };

    private IEnumerable<(double At, int Row, (string Name, int Colour, string Style) Entry)> Placed(double width)
    {
        var (at, row) = (0.0, 0);
        foreach (var entry in entries)
        {
            var needed = Swatch + Gap + Words.Width(entry.Name);
            if (at > 0 && at + needed > width)
                (at, row) = (0, row + 1);
            yield return (at, row, entry);
            at += needed + 2 * Gap;
        }
    }
}
