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

/// <summary>Human time in minutes by equal factors, with the times that people say. A day has 24 hours.</summary>
internal sealed record MinutesScale(double Low, double High) : LogScale(Low, High)
{
    private const double Day = 24 * 60;

    // Those of a lower rank stay where there is little room.
    private static readonly (double Minutes, string Label, int Rank)[] said =
    [
        (.001 / 60, "1 ms", 0),
        (.01 / 60, "10 ms", 1),
        (.1 / 60, "0.1 s", 1),
        (1 / 60.0, "1 s", 0),
        (4 / 60.0, "4 s", 2),
        (15 / 60.0, "15 s", 1),
        (1, "1 min", 0),
        (4, "4 min", 2),
        (15, "15 min", 1),
        (60, "1 hour", 0),
        (4 * 60, "4 hours", 1),
        (Day, "1 day", 0),
        (3 * Day, "3 days", 2),
        (7 * Day, "1 week", 1),
        (30 * Day, "30 days", 0),
        (90 * Day, "90 days", 2),
        (365 * Day, "1 year", 0),
        (3650 * Day, "10 years", 1),
        (36500 * Day, "100 years", 0),
        (365_000 * Day, "1,000 years", 1),
        (3_650_000 * Day, "10,000 years", 0),
    ];

    /// <summary>Around what is above 0 of some minutes.</summary>
    public static new MinutesScale Around(params IEnumerable<double> minutes)
    {
        var (low, high) = Room(minutes);
        return new(low, high);
    }

    public override IEnumerable<Tick> Ticks(int most)
    {
        var within = said.Where(time => time.Minutes >= Low * .999 && time.Minutes <= High * 1.001).ToArray();
        for (var rank = 2; rank >= 0; rank--)
        {
            var kept = within.Where(time => time.Rank <= rank).ToArray();
            if (kept.Length >= 2 && (kept.Length <= most || rank == 0))
                return kept.Select(time => new Tick(time.Minutes, time.Label));
        }

        return base.Ticks(most).Select(tick => tick with { Label = tick.Label + " min" });
    }
}

/// <summary>Days, as <see cref="DateOnly.DayNumber"/>.</summary>
internal sealed record DateScale(double Low, double High) : Scale(Low, High)
{
    public static DateScale Around(params IEnumerable<DateOnly> dates)
    {
        var (low, high) = dates.Any() ? (dates.Min().DayNumber, dates.Max().DayNumber) : (730_000, 730_365);
        var room = Math.Max(20, (high - low) / 25.0);
        return new(Math.Max(0, low - room), Math.Min(DateOnly.MaxValue.DayNumber, high + room));
    }

    public override IEnumerable<Tick> Ticks(int most)
    {
        var months = (High - Low) / 30.44;
        var step = ((int[])[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400]).FirstOrDefault(
            step => months / step <= most,
            12_000
        );
        var first = DateOnly.FromDayNumber((int)Math.Ceiling(Low));
        for (var month = (first.Year * 12 + first.Month - 1) / step * step; month < 12 * 9999; month += step)
        {
            if (month < 12)
                continue;
            var date = new DateOnly(month / 12, month % 12 + 1, 1);
            if (date.DayNumber > High)
                yield break;
            if (date.DayNumber >= Low)
                yield return new(
                    date.DayNumber,
                    date.ToString(step % 12 == 0 ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture)
                );
        }
    }
}

/// <summary>Names, one after another; the first at the beginning.</summary>
internal sealed record NameScale(IReadOnlyList<string> Names, bool Falling = false)
    : Scale(Falling ? Names.Count - .5 : -.5, Falling ? -.5 : Math.Max(1, Names.Count) - .5)
{
    public override IEnumerable<Tick> Ticks(int most) => Names.Select((name, i) => new Tick(i, name));
}
