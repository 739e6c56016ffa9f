using System.Globalization;

namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>A chart on two axes: marks are laid over each other in the order in which they are added.</summary>
internal sealed partial class Chart(string title, string description, Axis horizontal, Axis vertical)
{
    // Beside more marks than these text finds no room anyway.
    private const int Few = 200;
    private const int MostHints = 150;

    private readonly List<Func<SvgWriter, Frame, bool>> marks = [];
    private readonly List<(double X, double Y, string Text)> labels = [];
    private readonly List<(double X, double Y)> points = [];
    private readonly List<(double Left, double Low, double Right, double High)> bars = [];
    private readonly Legend legend = new();

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

    /// <summary>What a pointer over a point is told; for very many there is the table alone.</summary>
    public Chart Hints(IReadOnlyCollection<(double X, double Y, string Text)> hints)
    {
        if (hints.Count > MostHints)
            return this;
        marks.Add(
            (svg, frame) =>
            {
                svg.Open("g", ("class", "ts-hint"));
                foreach (var (x, y, text) in hints.Where(hint => frame.Has(hint.X, hint.Y)))
                {
                    svg.Open("path", ("d", new PathData().Dot(frame.X(x), frame.Y(y)).ToString()));
                    svg.Element("title", text);
                    svg.Close();
                }

                svg.Close();
                return false;
            }
        );
        return this;
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
    public Chart Cells(int colour, double opacity, IReadOnlySet<(int X, int Y)> cells)
    {
        marks.Add(
            (svg, frame) =>
            {
                // A line as wide as a box is high says a row of them in fewer characters than their outlines.
                var path = new PathData();
                foreach (var (x, y) in cells.Order())
                {
                    if (!cells.Contains((x - 1, y)))
                        path.Move(frame.X(x - .5), frame.Y(y)).Line(frame.X(RunEnd(cells, x, y) + .5), frame.Y(y));
                }

                if (path.IsEmpty)
                    return false;
                svg.Open(
                    "g",
                    ("class", $"ts-{colour}"),
                    ("stroke-opacity", opacity.ToString("0.##", CultureInfo.InvariantCulture)),
                    ("stroke-width", Math.Abs(frame.Y(1) - frame.Y(0)))
                );
                svg.Path("ts-cells", path);
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
        legend.Add(name, colour, style);
        return this;
    }

    private static int RunEnd(IReadOnlySet<(int X, int Y)> cells, int x, int y)
    {
        while (cells.Contains((x + 1, y)))
            x++;
        return x;
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
            legend.Add(name, colour, style);
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
}
