using System.Text;

namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>The data of a path, in as few characters as a tenth of a pixel takes.</summary>
internal sealed class PathData
{
    private readonly StringBuilder data = new();
    private (string X, string Y) last;
    private bool moved;

    public bool IsEmpty => data.Length == 0;

    public PathData Move(double x, double y)
    {
        last = (SvgWriter.Number(x), SvgWriter.Number(y));
        data.Append('M').Append(last.X).Append(' ').Append(last.Y);
        moved = true;
        return this;
    }

    public PathData Line(double x, double y)
    {
        var to = (X: SvgWriter.Number(x), Y: SvgWriter.Number(y));
        if (to == last)
            return this;
        if (to.Y == last.Y)
            data.Append('H').Append(to.X);
        else if (to.X == last.X)
            data.Append('V').Append(to.Y);
        else
            data.Append(moved ? ' ' : 'L').Append(to.X).Append(' ').Append(to.Y);
        moved = to.Y != last.Y && to.X != last.X;
        last = to;
        return this;
    }

    /// <summary>A line of next to no length, which a style with wide round or square ends draws as a dot.</summary>
    // Of no length at all, some programs do not draw it.
    public PathData Dot(double x, double y)
    {
        Move(x, y);
        data.Append("h.1");
        return this;
    }

    public PathData Box(double x, double y, double width, double height)
    {
        Move(x, y);
        data.Append('h').Append(SvgWriter.Number(width)).Append('v').Append(SvgWriter.Number(height));
        data.Append('H').Append(last.X).Append('z');
        return this;
    }

    public PathData Close()
    {
        data.Append('z');
        return this;
    }

    public override string ToString() => data.ToString();
}
