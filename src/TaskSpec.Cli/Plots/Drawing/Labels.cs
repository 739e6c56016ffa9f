namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>Finds room for text beside points, so that no text is over another.</summary>
internal sealed class Labels(Frame frame)
{
    private const double Gap = 7;
    private const double Height = 12;
    private readonly List<Box> taken = [];
    private readonly List<Box> lines = [];

    /// <summary>Keeps text off a point.</summary>
    public void Avoid(double x, double y) => taken.Add(Box.Around(x, y, x, y));

    /// <summary>Keeps text off a line where there is room elsewhere.</summary>
    public void Spare(double left, double top, double right, double bottom) => lines.Add(Box.Around(left, top, right, bottom));

    /// <summary>Writes text beside a point where there is room within the frame, else nowhere.</summary>
    public void Write(SvgWriter svg, double x, double y, string text)
    {
        var width = Words.Width(text);
        var free = Places(x, y, width)
            .Select(place =>
                (place.Anchor, Box: new Box(place.Left, place.Middle - Height / 2, place.Left + width, place.Middle + Height / 2))
            )
            .Where(place => place.Box.IsWithin(frame) && !taken.Any(place.Box.Meets))
            .ToArray();
        if (free.Length == 0)
            return;
        var (anchor, box) = free.FirstOrDefault(place => !lines.Any(place.Box.Meets), free[0]);
        taken.Add(box);
        var at = anchor switch
        {
            "end" => box.Right,
            "middle" => (box.Left + box.Right) / 2,
            _ => box.Left,
        };
        svg.Text(at, box.Bottom - Height / 2 + 4, text, anchor, "ts-label");
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

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Around(double left, double top, double right, double bottom) =>
            new(left - 4, top - 4, right + 4, bottom + 4);

        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        public bool IsWithin(Frame frame) =>
            Left >= frame.Left && Right <= frame.Right && Top >= frame.Top && Bottom <= frame.Bottom;
    }
}
