namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>The chart laid out and written.</summary>
internal sealed partial class Chart
{
    private const double Edge = 10;
    private const double Heading = 28;
    private const double Gap = 6;
    private const double BoldLetter = 7.6;
    private const double Overhang = 5;

    /// <summary>The whole document.</summary>
    public string ToSvg()
    {
        var axes = new Axes(horizontal, vertical, Depth);
        var inner = Width - 2 * Edge;
        var top = Heading + legend.Height(inner) + Gap;
        var frame = new Frame(horizontal, vertical, axes.Left, top, Width - Edge - 8, top + Depth);
        var height = frame.Bottom + axes.Under;
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
        svg.Text(Edge, 18, Words.Short(title, (int)(inner / BoldLetter)), style: "ts-title");
        legend.Write(svg, Edge, Heading, inner);
        axes.Write(svg, frame, Width);
        Marks(svg, frame);
        svg.Close();
        return svg + "\n";
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
