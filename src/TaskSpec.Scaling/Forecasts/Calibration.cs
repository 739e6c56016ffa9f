namespace TaskSpec.Scaling.Forecasts;

/// <summary>A forecast with its intervals, whose ends are not numbers where there are none.</summary>
/// <param name="Value">The score.</param>
/// <param name="Low80">Lower end of the 80 % interval.</param>
/// <param name="High80">Upper end.</param>
/// <param name="Low95">Lower end of the 95 % interval.</param>
/// <param name="High95">Upper end.</param>
public readonly record struct Forecast(double Value, double Low80, double High80, double Low95, double High95)
{
    /// <summary>Whether it has intervals: a curve that the models do not identify has none.</summary>
    public bool HasIntervals =>
        double.IsFinite(Low80) && double.IsFinite(High80) && double.IsFinite(Low95) && double.IsFinite(High95);

    /// <summary>The same of scores that go from one value at worst to another at best, where this is of shares of that range.</summary>
    public Forecast Scaled(double worst, double best)
    {
        double At(double share) => worst + (best - worst) * share;
        return best > worst
            ? new(At(Value), At(Low80), At(High80), At(Low95), At(High95))
            : new(At(Value), At(High80), At(Low80), At(High95), At(Low95));
    }
}

/// <summary>
/// How much wider than a method claims its intervals must be: it forecasts the largest models that are seen, from those below them, and
/// the quantiles of how far it was off, over its claims, are what the target's intervals are made of.
/// </summary>
/// <param name="Half80">Half of the 80 % interval in claimed deviations.</param>
/// <param name="Half95">Half of the 95 % interval.</param>
public sealed record Calibration(double Half80, double Half95)
{
    private const int Origins = 5;

    /// <summary>The calibration of a method on the models that are seen.</summary>
    public static Calibration Of(Forecaster method, ScorePanel seen, double gap)
    {
        var off = new List<double>();
        foreach (var target in seen.Models.Reverse().Take(Origins))
        {
            var below = Backtest.Below(seen, target, gap);
            if (below.Models.Count < Backtest.LeastModels)
                continue;
            off.AddRange(
                method
                    .Of(below, target)
                    .Select((raw, task) => Math.Abs(raw.Value - target.Scores[task]) / raw.Deviation)
                    .Where(double.IsFinite)
            );
        }

        off.Sort();
        return off.Count == 0 ? new(Gaussian.Half80, Gaussian.Half95) : new(Quantile(off, 0.8), Quantile(off, 0.95));
    }

    /// <summary>The forecast with intervals, within what a score can be.</summary>
    public Forecast Of(RawForecast raw) =>
        new(
            raw.Value,
            Math.Clamp(raw.Value - Half80 * raw.Deviation, 0, 1),
            Math.Clamp(raw.Value + Half80 * raw.Deviation, 0, 1),
            Math.Clamp(raw.Value - Half95 * raw.Deviation, 0, 1),
            Math.Clamp(raw.Value + Half95 * raw.Deviation, 0, 1)
        );

    private static double Quantile(List<double> sorted, double share) =>
        sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * (sorted.Count + 1)) - 1)];
}
