using System.Globalization;

namespace TaskSpec.Cli.Plots.Drawing;

/// <summary>A place on an axis with what is written there.</summary>
internal readonly record struct Tick(double Value, string Label);

/// <summary>How values lie along an axis.</summary>
/// <param name="Low">The value at its beginning.</param>
/// <param name="High">The value at its end, above it.</param>
internal abstract record Scale(double Low, double High)
{
    /// <summary>Whether a value has a place on it at all, within its ends or not.</summary>
    public virtual bool Has(double value) => double.IsFinite(value);

    /// <summary>The place of a value, as a share of the axis.</summary>
    public virtual double At(double value) => (value - Low) / (High - Low);

    /// <summary>Round values within its ends, about as many as asked for or fewer.</summary>
    public abstract IEnumerable<Tick> Ticks(int most);

    /// <summary>1, 2 or 5 times a power of ten: the least such step that takes a span in so many parts.</summary>
    protected static double Step(double span, int most)
    {
        var least = span / Math.Max(1, most);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (var factor in (double[])[1, 2, 5])
        {
            if (factor * power >= least * (1 - 1e-9))
                return factor * power;
        }

        return 10 * power;
    }

    /// <summary>The ends of what is finite of some values; 0 and 1 where nothing is.</summary>
    protected static (double Low, double High) Ends(IEnumerable<double> values, Func<double, bool> has)
    {
        double low = double.PositiveInfinity,
            high = double.NegativeInfinity;
        foreach (var value in values.Where(has))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return low <= high ? (low, high) : (0, 1);
    }
}

/// <summary>Equal steps.</summary>
internal sealed record LinearScale(double Low, double High) : Scale(Low, High)
{
    // Values far beyond what a score or a time can be would overflow their own difference.
    private const double Most = 1e300;

    /// <summary>Around some values, with a little room.</summary>
    public static LinearScale Around(params IEnumerable<double> values)
    {
        var (low, high) = Ends(values, value => Math.Abs(value) <= Most);
        if (low == high)
            (low, high) = low == 0 ? (-1, 1) : (low - Math.Abs(low) / 2, high + Math.Abs(high) / 2);
        var room = (high - low) / 25;
        return new(low - room, high + room);
    }

    /// <summary>From 0 to 1, or further where values are.</summary>
    public static LinearScale Score(params IEnumerable<double> values)
    {
        var (low, high) = Ends(values.Append(0).Append(1), value => Math.Abs(value) <= Most);
        return low == 0 && high == 1 ? new(0, 1) : Around(low, high);
    }

    public override bool Has(double value) => Math.Abs(value) <= Most;

    public override IEnumerable<Tick> Ticks(int most)
    {
        var step = Step(High - Low, most);
        var digits = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        var format =
            step >= 1e6 || step < 1e-6 ? "0.##e0"
            : digits == 0 ? "#,0"
            : "0." + new string('0', digits);
        for (var i = Math.Ceiling(Low / step - 1e-9); i * step <= High + 1e-9 * step; i++)
            yield return new(i * step, (i * step + 0.0).ToString(format, CultureInfo.InvariantCulture));
    }
}

/// <summary>Equal factors.</summary>
internal record LogScale(double Low, double High) : Scale(Low, High)
{
    /// <summary>Around what is above 0 of some values, with a little room.</summary>
    public static LogScale Around(params IEnumerable<double> values)
    {
        var (low, high) = Room(values);
        return new(low, high);
    }

    public override bool Has(double value) => value > 1e-300 && value < 1e300;

    public override double At(double value) => Math.Log(value / Low) / Math.Log(High / Low);

    public override IEnumerable<Tick> Ticks(int most)
    {
        if (High / Low < 4)
            return new LinearScale(Low, High).Ticks(most);
        return OfPowers(most);
    }

    private IEnumerable<Tick> OfPowers(int most)
    {
        double low = Math.Log10(Low),
            high = Math.Log10(High);
        // Two values a decade are the least that a reader can go by.
        if (high - low < 2)
        {
            double[] within = high - low < .9 ? [1, 2, 3, 4, 5, 7] : [1, 2, 5];
            for (var power = Math.Floor(low); power <= high; power++)
            {
                foreach (var factor in within)
                {
                    var value = factor * Math.Pow(10, power);
                    if (value >= Low && value <= High)
                        yield return new(value, Label(value));
                }
            }

            yield break;
        }

        var step = Math.Max(1, Step(high - low, most));
        for (var i = Math.Ceiling(low / step - 1e-9); i * step <= high + 1e-9; i++)
            yield return new(Math.Pow(10, i * step), Label(Math.Pow(10, i * step)));
    }

    protected static (double Low, double High) Room(IEnumerable<double> values)
    {
        var (low, high) = Ends(values, value => value > 1e-300 && value < 1e300);
        if (low == 0)
            (low, high) = (1, 10);
        var room = low == high ? 2 : Math.Pow(high / low, .04);
        return (low / room, high * room);
    }

    private static string Label(double value)
    {
        if (value is >= .001 and < 100_000)
            return value.ToString("#,0.####", CultureInfo.InvariantCulture);
        var power = Math.Floor(Math.Log10(value) + 1e-9);
        var factor = Math.Round(value / Math.Pow(10, power), 1);
        return (factor == 1 ? "" : factor.ToString("0.#", CultureInfo.InvariantCulture) + "·") + "10" + Raised((int)power);
    }

    private static string Raised(int power) =>
        string.Concat(
            power.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0'])
        );
}

/// <summary>Names, one after another; the first at the beginning.</summary>
internal sealed record NameScale(IReadOnlyList<string> Names, bool Falling = false)
    : Scale(Falling ? Names.Count - .5 : -.5, Falling ? -.5 : Math.Max(1, Names.Count) - .5)
{
    public override IEnumerable<Tick> Ticks(int most) => Names.Select((name, i) => new Tick(i, name));
}
