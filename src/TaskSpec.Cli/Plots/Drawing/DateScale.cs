using System.Globalization;

namespace TaskSpec.Cli.Plots.Drawing;

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
