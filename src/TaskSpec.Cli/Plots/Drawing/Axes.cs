namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>Both axes of a chart: how much room they take, and how they are drawn.</summary>
internal sealed class Axes(Axis horizontal, Axis vertical, double depth)
{
    private readonly Tick[] below = [.. horizontal.Scale.Ticks(7)];
    private readonly Tick[] beside = [.. vertical.Scale.Ticks((int)Math.Max(3, depth / 40))];

    /// <summary>Pixels to the left of the frame.</summary>
    public double Left => Widest(beside) + 8 + (vertical.Title.Length > 0 ? 22 : 2);

    /// <summary>Pixels below it.</summary>
    public double Under => (horizontal.Upright ? Widest(below) + 8 : 20) + (horizontal.Title.Length > 0 ? 22 : 6);

    public void Write(SvgWriter svg, Frame frame, double width)
    {
        svg.Path("ts-grid", Grid(frame));
        svg.Path(
            "ts-axis",
            new PathData().Move(frame.Left, frame.Top).Line(frame.Left, frame.Bottom).Line(frame.Right, frame.Bottom)
        );
        svg.Open("g", ("text-anchor", "end"));
        foreach (var tick in beside)
            svg.Text(frame.Left - 6, frame.Y(tick.Value) + 4, tick.Label);
        foreach (var tick in horizontal.Upright ? below : [])
            Upright(svg, frame.X(tick.Value) + 4, frame.Bottom + 6, tick.Label);
        svg.Close();
        svg.Open("g", ("text-anchor", "middle"));
        if (!horizontal.Upright)
            Below(svg, frame, width);
        if (horizontal.Title.Length > 0)
            svg.Text((frame.Left + frame.Right) / 2, frame.Bottom + 36, horizontal.Title, style: "ts-soft");
        if (vertical.Title.Length > 0)
            Upright(svg, 15, (frame.Top + frame.Bottom) / 2, vertical.Title, "ts-soft");
        svg.Close();
    }

    private static double Widest(Tick[] ticks) => ticks.Select(tick => Words.Width(tick.Label)).DefaultIfEmpty(0).Max();

    private static void Upright(SvgWriter svg, double x, double y, string text, string? style = null) =>
        svg.Element(
            "text",
            text,
            ("class", style),
            ("transform", $"translate({SvgWriter.Number(x)} {SvgWriter.Number(y)})rotate(-90)")
        );

    private PathData Grid(Frame frame)
    {
        var grid = new PathData();
        foreach (var tick in vertical.Scale is NameScale ? [] : beside)
            grid.Move(frame.Left, frame.Y(tick.Value)).Line(frame.Right, frame.Y(tick.Value));
        foreach (var tick in horizontal.Scale is NameScale ? [] : below)
            grid.Move(frame.X(tick.Value), frame.Top).Line(frame.X(tick.Value), frame.Bottom);
        return grid;
    }

    // A label that would touch the one before is left out; its line in the grid stays.
    private void Below(SvgWriter svg, Frame frame, double width)
    {
        var free = double.NegativeInfinity;
        foreach (var tick in below)
        {
            var half = Words.Width(tick.Label) / 2;
            var x = Math.Min(frame.X(tick.Value), width - 2 - half);
            if (x - half < free)
                continue;
            svg.Text(x, frame.Bottom + 16, tick.Label);
            free = x + half + 6;
        }
    }
}
