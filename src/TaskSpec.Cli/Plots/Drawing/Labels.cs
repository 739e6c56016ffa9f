namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>Finds room for text beside points, so that no text is over another.</summary>
internal sealed class Labels(Frame frame)
{
    private const double Gap = 7;
    private const double Height = 12;
    private readonly List<(double Left, double Top, double Right, double Bottom)> taken = [];

    /// <summary>Keeps text off a point.</summary>
    public void Avoid(double x, double y) => taken.Add((x - 4, y - 4, x + 4, y + 4));

    /// <summary>Writes text beside a point where there is room within the frame.</summary>
    /// <returns>Whether there was.</returns>
    public bool Write(SvgWriter svg, double x, double y, string text)
    {
        var width = Words.Width(text);
        foreach (var (left, middle, anchor) in Places(x, y, width))
        {
            var box = (Left: left, Top: middle - Height / 2, Right: left + width, Bottom: middle + Height / 2);
            if (box.Left < frame.Left || box.Right > frame.Right || box.Top < frame.Top || box.Bottom > frame.Bottom)
                continue;
            if (
                taken.Any(other =>
                    box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom
                )
            )
                continue;
            taken.Add(box);
            var at = anchor switch
            {
                "end" => left + width,
                "middle" => left + width / 2,
                _ => left,
            };
            svg.Text(at, middle + 4, text, anchor, "ts-label");
            return true;
        }

        return false;
    }

    private static IEnumerable<(double Left, double Middle, string? Anchor)> Places(double x, double y, double width) =>
        [
            (x + Gap, y, null),
            (x - Gap - width, y, "end"),
            (x - width / 2, y - Gap - Height / 2, "middle"),
            (x - width / 2, y + Gap + Height / 2, "middle"),
            (x + Gap, y - Height, null),
            (x + Gap, y + Height, null),
            (x - Gap - width, y - Height, "end"),
            (x - Gap - width, y + Height, "end"),
        ];
}
