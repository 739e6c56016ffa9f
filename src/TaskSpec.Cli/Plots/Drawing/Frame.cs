namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>An axis: what it is of, and how values lie along it.</summary>
/// <param name="Title">With its unit; empty where the names along it say it.</param>
/// <param name="Scale">Where values are.</param>
/// <param name="Upright">Whether what is written along a horizontal one stands upright, as long names must.</param>
internal sealed record Axis(string Title, Scale Scale, bool Upright = false);

/// <summary>The rectangle that is drawn into, in pixels, with its axes.</summary>
internal sealed record Frame(Axis Horizontal, Axis Vertical, double Left, double Top, double Right, double Bottom)
{
    public double X(double value) => Left + (Right - Left) * Within(Horizontal.Scale.At(value));

    public double Y(double value) => Bottom - (Bottom - Top) * Within(Vertical.Scale.At(value));

    public bool Has(double x, double y) => Horizontal.Scale.Has(x) && Vertical.Scale.Has(y);

    // What is far outside is cut off in any case, and its digits are not worth their room.
    private static double Within(double share) => Math.Clamp(share, -9, 10);
}
