namespace TaskSpec.Cli.Plots.Drawing;

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
