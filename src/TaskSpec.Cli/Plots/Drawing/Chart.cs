using System.Globalization;

namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>A chart on two axes: marks are laid over each other in the order in which they are added.</summary>
internal sealed class Chart(string title, string description, Axis horizontal, Axis vertical)
{
    private const double Edge = 10;
    private const double Overhang = 5;
    private const double Swatch = 18;

    // Beside more marks than these text finds no room anyway.
    private const int Few = 200;

    private readonly List<Func<SvgWriter, Frame, bool>> marks = [];
    private readonly List<(double X, double Y, string Text)> labels = [];
    private readonly List<(double X, double Y)> points = [];
    private readonly List<(double Left, double Low, double Right, double High)> bars = [];
    private readonly List<(string Name, int Colour, string Style)> legend = [];

    /// <summary>Pixels across.</summary>
    public double Width { get; init; } = 640;

    /// <summary>Pixels from the top of the frame to its bottom.</summary>
    public double Depth { get; init; } = 300;

    /// <summary>What is said in the place of marks where there are none.</summary>
    public string Empty { get; init; } = "nothing to draw";

    /// <summary>A line, broken where a value has no place.</summary>
    /// <param name="name">In the legend, if any.</param>
    /// <param name="colour">From 1; 0 is that of text.</param>
    /// <param name="line">Its points.</param>
    /// <param name="style">One of the style's classes.</param>
    public Chart Line(string? name, int colour, IEnumerable<(double X, double Y)> line, string style = "ts-line") =>
        Add(name, colour, style, frame => Joined(frame, line));

    /// <summary>A line in steps: each value holds until the next begins.</summary>
    public Chart Steps(string? name, int colour, IReadOnlyList<(double X, double Y)> steps) =>
        Line(name, colour, steps.SelectMany((step, i) => i == 0 ? [step] : new[] { (step.X, steps[i - 1].Y), step }));

    /// <summary>What lies between two lines.</summary>
    public Chart Band(string? name, int colour, IReadOnlyList<(double X, double Low, double High)> band) =>
        Add(
            name,
            colour,
            "ts-band",
            frame =>
            {
                var known = band.Where(point => frame.Has(point.X, point.Low) && frame.Has(point.X, point.High)).ToArray();
                return known.Length < 2
                    ? new()
                    : Joined(frame, [.. known.Select(p => (p.X, p.High)), .. known.Reverse().Select(p => (p.X, p.Low))]).Close();
            }
        );

    /// <summary>Points; text is kept off them.</summary>
    public Chart Dots(string? name, int colour, IReadOnlyCollection<(double X, double Y)> dots, string style = "ts-dot")
    {
        if (dots.Count <= Few)
            points.AddRange(dots);
        return Add(
            name,
            colour,
            style,
            frame =>
            {
                var path = new PathData();
                var drawn = dots.Where(dot => frame.Has(dot.X, dot.Y)).Select(dot => (X: frame.X(dot.X), Y: frame.Y(dot.Y)));
                foreach (var (x, y) in drawn.DistinctBy(dot => (Math.Round(dot.X, 1), Math.Round(dot.Y, 1))))
                    path.Dot(x, y);
                return path;
            }
        );
    }

    /// <summary>Intervals upwards.</summary>
    public Chart Intervals(string? name, int colour, IReadOnlyCollection<(double X, double Low, double High)> intervals)
    {
        if (intervals.Count <= Few)
            bars.AddRange(intervals.Select(one => (one.X, one.Low, one.X, one.High)));
        return Add(
            name,
            colour,
            "ts-bar",
            frame =>
            {
                var path = new PathData();
                foreach (var (x, low, high) in intervals.Where(one => frame.Has(one.X, one.Low) && frame.Has(one.X, one.High)))
                    path.Move(frame.X(x), frame.Y(low)).Line(frame.X(x), frame.Y(high));
                return path;
            }
        );
    }

    /// <summary>Intervals across.</summary>
    public Chart Spans(
        string? name,
        int colour,
        IReadOnlyCollection<(double Y, double Low, double High)> spans,
        string style = "ts-bar"
    )
    {
        if (spans.Count <= Few)
            bars.AddRange(spans.Select(one => (one.Low, one.Y, one.High, one.Y)));
        return Add(
            name,
            colour,
            style,
            frame =>
            {
                var path = new PathData();
                foreach (var (y, low, high) in spans.Where(one => frame.Has(one.Low, one.Y) && frame.Has(one.High, one.Y)))
                    path.Move(frame.X(low), frame.Y(y)).Line(frame.X(high), frame.Y(y));
                return path;
            }
        );
    }

    /// <summary>Boxes one unit wide and high around their middles, for axes of names.</summary>
    public Chart Cells(int colour, double opacity, IEnumerable<(double X, double Y)> cells)
    {
        marks.Add(
            (svg, frame) =>
            {
                var path = new PathData();
                foreach (var (x, y) in cells)
                {
                    double left = frame.X(x - .5),
                        top = Math.Min(frame.Y(y - .5), frame.Y(y + .5));
                    path.Box(left, top, frame.X(x + .5) - left, Math.Abs(frame.Y(y + .5) - frame.Y(y - .5)));
                }

                if (path.IsEmpty)
                    return false;
                svg.Open(
                    "g",
                    ("class", $"ts-{colour}"),
                    ("fill-opacity", opacity.ToString("0.##", CultureInfo.InvariantCulture))
                );
                svg.Path("ts-fill", path);
                svg.Close();
                return true;
            }
        );
        return this;
    }

    /// <summary>A square frame around names from one place to another on both axes.</summary>
    public Chart Box(int colour, double from, double to) =>
        Add(
            null,
            colour,
            "ts-bar",
            frame =>
                new PathData().Box(
                    frame.X(from),
                    Math.Min(frame.Y(from), frame.Y(to)),
                    frame.X(to) - frame.X(from),
                    Math.Abs(frame.Y(to) - frame.Y(from))
                )
        );

    /// <summary>A dashed line from top to bottom, with its name.</summary>
    public Chart At(double x, string name)
    {
        if (!horizontal.Scale.Has(x))
            return this;
        if (name.Length > 0)
            labels.Add((x, double.PositiveInfinity, name));
        return Add(null, 0, "ts-dash", frame => new PathData().Move(frame.X(x), frame.Top).Line(frame.X(x), frame.Bottom));
    }

    /// <summary>A dashed line from left to right, with its name.</summary>
    public Chart Level(double y, string name)
    {
        if (!vertical.Scale.Has(y))
            return this;
        labels.Add((double.NegativeInfinity, y, name));
        return Add(null, 0, "ts-dash", frame => new PathData().Move(frame.Left, frame.Y(y)).Line(frame.Right, frame.Y(y)));
    }

    /// <summary>Text beside a point, left out where there is no room; what is added first goes first.</summary>
    public Chart Label(double x, double y, string text)
    {
        labels.Add((x, y, Words.Short(text)));
        return this;
    }

    /// <summary>An entry of the legend for what has no name of its own.</summary>
    public Chart Key(string name, int colour, string style)
    {
        legend.Add((name, colour, style));
        return this;
    }

    /// <summary>The whole document.</summary>
    public string ToSvg()
    {
        var rows = LegendRows();
        var across = vertical.Scale.Ticks((int)Math.Max(3, Depth / 40)).ToArray();
        var below = horizontal.Scale.Ticks(7).ToArray();
        var margin =
            across.Select(tick => Words.Width(tick.Label)).DefaultIfEmpty(0).Max() + 8 + (vertical.Title.Length > 0 ? 22 : 2);
        var top = 34 + rows.Count * 20;
        var under = horizontal.Upright ? below.Select(tick => Words.Width(tick.Label)).DefaultIfEmpty(0).Max() + 8 : 20;
        var frame = new Frame(horizontal, vertical, margin, top, Width - Edge - 8, top + Depth);
        var height = frame.Bottom + under + (horizontal.Title.Length > 0 ? 22 : 6);
        using var svg = new SvgWriter();
        svg.Open(
            "svg",
            ("class", "ts-plot"),
            ("viewBox", $"0 0 {SvgWriter.Number(Width)} {SvgWriter.Number(height)}"),
            ("width", Width),
            ("height", height),
            ("role", "img")
        );
        svg.Element("title", title);
        svg.Element("desc", description);
        svg.Element("style", PlotStyle.Css);
        svg.Element("rect", null, ("class", "ts-page"), ("width", Width), ("height", height), ("rx", 6));
        svg.Text(Edge, 18, Words.Short(title, (int)((Width - 2 * Edge) / 7.6)), style: "ts-title");
        for (var i = 0; i < rows.Count; i++)
            Legend(svg, rows[i], 28 + 20 * i);
        Axes(svg, frame, across, below);
        Marks(svg, frame);
        svg.Close();
        return svg + "\n";
    }

    private static PathData Joined(Frame frame, IEnumerable<(double X, double Y)> line)
    {
        var path = new PathData();
        var broken = true;
        foreach (var (x, y) in line)
        {
            if (!frame.Has(x, y))
                broken = true;
            else if (broken)
            {
                path.Move(frame.X(x), frame.Y(y));
                broken = false;
            }
            else
                path.Line(frame.X(x), frame.Y(y));
        }

        return path;
    }

    private Chart Add(string? name, int colour, string style, Func<Frame, PathData> path)
    {
        if (name is not null)
            legend.Add((name, colour, style));
        marks.Add(
            (svg, frame) =>
            {
                var drawn = path(frame);
                svg.Path($"ts-{colour} {style}", drawn);
                return !drawn.IsEmpty;
            }
        );
        return this;
    }

    private List<List<(string Name, int Colour, string Style)>> LegendRows()
    {
        var rows = new List<List<(string, int, string)>>();
        var used = double.PositiveInfinity;
        foreach (var (name, colour, style) in legend)
        {
            var width = EntryWidth(Words.Short(name, 70));
            if (used + width > Width - 2 * Edge)
            {
                rows.Add([]);
                used = 0;
            }

            rows[^1].Add((Words.Short(name, 70), colour, style));
            used += width;
        }

        return rows;
    }

    private static double EntryWidth(string name) => Swatch + 6 + Words.Width(name) + 14;

    private static void Legend(SvgWriter svg, List<(string Name, int Colour, string Style)> entries, double top)
    {
        var x = Edge;
        foreach (var (name, colour, style) in entries)
        {
            var middle = top + 9;
            var mark = style switch
            {
                _ when style.StartsWith("ts-dot", StringComparison.Ordinal)
                        || style.StartsWith("ts-square", StringComparison.Ordinal) => new PathData().Dot(x + Swatch / 2, middle),
                _ when style is "ts-band" || style.StartsWith("ts-fill", StringComparison.Ordinal) => new PathData().Box(
                    x,
                    middle - 5,
                    Swatch,
                    10
                ),
                _ => new PathData().Move(x, middle).Line(x + Swatch, middle),
            };
            svg.Path($"ts-{colour} {style}", mark);
            svg.Text(x + Swatch + 6, middle + 4, name);
            x += EntryWidth(name);
        }
    }

    private void Axes(SvgWriter svg, Frame frame, Tick[] across, Tick[] below)
    {
        var grid = new PathData();
        if (vertical.Scale is not NameScale)
        {
            foreach (var tick in across)
                grid.Move(frame.Left, frame.Y(tick.Value)).Line(frame.Right, frame.Y(tick.Value));
        }

        if (horizontal.Scale is not NameScale)
        {
            foreach (var tick in below)
                grid.Move(frame.X(tick.Value), frame.Top).Line(frame.X(tick.Value), frame.Bottom);
        }

        svg.Path("ts-grid", grid);
        svg.Path(
            "ts-axis",
            new PathData().Move(frame.Left, frame.Top).Line(frame.Left, frame.Bottom).Line(frame.Right, frame.Bottom)
        );
        svg.Open("g", ("text-anchor", "end"));
        foreach (var tick in across)
            svg.Text(frame.Left - 6, frame.Y(tick.Value) + 4, tick.Label);
        if (horizontal.Upright)
        {
            foreach (var tick in below)
                svg.Element(
                    "text",
                    tick.Label,
                    (
                        "transform",
                        $"translate({SvgWriter.Number(frame.X(tick.Value) + 4)} {SvgWriter.Number(frame.Bottom + 6)})rotate(-90)"
                    )
                );
        }

        svg.Close();
        svg.Open("g", ("text-anchor", "middle"));
        if (!horizontal.Upright)
            HorizontalTicks(svg, frame, below);
        if (horizontal.Title.Length > 0)
            svg.Text((frame.Left + frame.Right) / 2, frame.Bottom + 36, horizontal.Title, style: "ts-soft");
        if (vertical.Title.Length > 0)
            svg.Element(
                "text",
                vertical.Title,
                ("class", "ts-soft"),
                ("transform", $"translate(15 {SvgWriter.Number((frame.Top + frame.Bottom) / 2)})rotate(-90)")
            );
        svg.Close();
    }

    // A label that would touch the one before is left out; its line in the grid stays.
    private void HorizontalTicks(SvgWriter svg, Frame frame, Tick[] ticks)
    {
        var free = double.NegativeInfinity;
        foreach (var tick in ticks)
        {
            var half = Words.Width(tick.Label) / 2;
            var x = Math.Min(frame.X(tick.Value), Width - 2 - half);
            if (x - half < free)
                continue;
            svg.Text(x, frame.Bottom + 16, tick.Label);
            free = x + half + 6;
        }
    }

    private void Marks(SvgWriter svg, Frame frame)
    {
        // A picture within the picture cuts off what is outside of it, and needs no name that another plot on a page might have too.
        double width = frame.Right - frame.Left + 2 * Overhang,
            depth = frame.Bottom - frame.Top + 2 * Overhang;
        var (left, top) = (frame.Left - Overhang, frame.Top - Overhang);
        svg.Open(
            "svg",
            ("x", left),
            ("y", top),
            ("width", width),
            ("height", depth),
            ("viewBox", $"{SvgWriter.Number(left)} {SvgWriter.Number(top)} {SvgWriter.Number(width)} {SvgWriter.Number(depth)}")
        );
        var drawn = marks.Count(mark => mark(svg, frame));
        svg.Close();
        if (drawn == 0)
            svg.Text((frame.Left + frame.Right) / 2, (frame.Top + frame.Bottom) / 2, Empty, "middle", "ts-soft");
        var room = new Labels(frame);
        foreach (var (x, y) in points.Where(point => frame.Has(point.X, point.Y)))
            room.Avoid(frame.X(x), frame.Y(y));
        foreach (var (from, low, to, high) in bars.Where(bar => frame.Has(bar.Left, bar.Low) && frame.Has(bar.Right, bar.High)))
            room.Spare(frame.X(from), frame.Y(high), frame.X(to), frame.Y(low));
        foreach (var (x, y, text) in labels)
        {
            if (double.IsPositiveInfinity(y))
                room.Write(svg, frame.X(x), frame.Top + 8, text);
            else if (double.IsNegativeInfinity(x))
                room.Write(svg, frame.Right, frame.Y(y) + (frame.Y(y) < frame.Top + Words.Line ? 8 : -8), text);
            else if (frame.Has(x, y))
                room.Write(svg, frame.X(x), frame.Y(y), text);
        }
    }
}
