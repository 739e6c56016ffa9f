using MathNet.Numerics.Distributions;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Correlations;

namespace TaskSpec.Scaling.Improvements;

/// <summary>Correlates successive improvements, and says whether there is anything to correlate.</summary>
public static class ImprovementFit
{
    /// <summary>The fewest tasks.</summary>
    public const int FewestTasks = 5;

    private const int Draws = 1000;
    private const double Level = 0.05;

    /// <summary>How wide the interval of a correlation may be, to either side, to call it absent.</summary>
    private const double Narrow = 0.35;

    /// <summary>The improvements of three models.</summary>
    /// <param name="scores">On the scale on which improvements are compared.</param>
    /// <param name="small">The small model's number.</param>
    /// <param name="medium">The medium one's.</param>
    /// <param name="large">The large one's.</param>
    /// <param name="seed">Of the resampling of tasks.</param>
    /// <param name="paired">The answers behind the scores; only tasks that have them are then compared. Null for errors of single scores.</param>
    /// <returns>Null where fewer than five tasks have all three scores, or an improvement is the same for all.</returns>
    public static Improvement? Of(ScoreMatrix scores, int small, int medium, int large, ulong seed, SampleScores? paired = null)
    {
        int[] models = [small, medium, large];
        int[] tasks =
        [
            .. Enumerable
                .Range(0, scores.Tasks.Count)
                .Where(task => models.All(model => !double.IsNaN(scores.Value(model, task)))),
        ];
        if (tasks.Length < FewestTasks)
            return null;
        Gains[] gains =
        [
            .. tasks
                .Select(task => new Gains(
                    scores.Tasks[task],
                    scores.Value(medium, task) - scores.Value(small, task),
                    scores.Value(large, task) - scores.Value(medium, task),
                    paired is null
                        ? GainError.Of(scores.Error(small, task), scores.Error(medium, task), scores.Error(large, task))
                        : GainError.Of(
                            paired.Of(scores.Tasks[task]),
                            (scores.Models[small].Name, scores.Models[medium].Name, scores.Models[large].Name)
                        )
                ))
                .Where(gain => paired is null || gain.Error is not null),
        ];
        if (gains.Length < FewestTasks)
            return null;
        if (Of(gains) is not { } found)
            return null;
        found = found with
        {
            Models = (scores.Models[small].Name, scores.Models[medium].Name, scores.Models[large].Name),
            IsPaired = paired is not null,
            Gains = [.. gains.Select(gain => new TaskGains(gain.Task, gain.First, gain.Second))],
        };
        if (found.Noise is not { } noise)
            return found with { Verdict = ByInterval(found.Observed.Interval()) };
        if (
            !Exceeds(found.Variance.First, noise.First, gains.Length)
            || !Exceeds(found.Variance.Second, noise.Second, gains.Length)
        )
            return found with { Verdict = Verdict.NoSignal };
        var interval = Resampled(gains, new SplitMix64(seed));
        // What noise the improvements share mostly makes r smaller; then a positive one is real.
        var verdict = noise.Shared <= 0 && found.Observed.Interval() is { Low: > 0 } ? Verdict.Predictable : ByInterval(interval);
        return found with { CorrectedInterval = interval, Verdict = verdict };
    }

    private static Improvement? Of(Gains[] gains)
    {
        double[] first = [.. gains.Select(gain => gain.First)],
            second = [.. gains.Select(gain => gain.Second)];
        var (r, count) = CorrelationTable.Pairwise(first, second);
        if (double.IsNaN(r))
            return null;
        GainError[] errors = [.. gains.Select(gain => gain.Error).OfType<GainError>()];
        return new()
        {
            Models = ("", "", ""),
            Observed = new(0, 1, r, count),
            Variance = (Variance(first), Variance(second)),
            Noise =
                errors.Length < gains.Length
                    ? null
                    : (errors.Average(e => e.First), errors.Average(e => e.Second), errors.Average(e => e.Shared)),
            Verdict = Verdict.Undecided,
        };
    }

    /// <summary>Whether a variance is above that of noise beyond chance, by its χ².</summary>
    private static bool Exceeds(double variance, double noise, int tasks) =>
        noise <= 0 || ChiSquared.CDF(tasks - 1, (tasks - 1) * variance / noise) > 1 - Level;

    /// <summary>Percentiles over resampled tasks; null where every twentieth resample or more has no signal.</summary>
    private static (double, double)? Resampled(Gains[] gains, SplitMix64 random)
    {
        var found = new List<double>(Draws);
        var drawn = new Gains[gains.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = gains[(int)(random.NextUniform() * gains.Length)];
            if (Of(drawn)?.Corrected is { } corrected)
                found.Add(Math.Clamp(corrected, -1, 1));
        }

        if (found.Count <= 0.95 * Draws)
            return null;
        found.Sort();
        return (found[(int)(0.025 * found.Count)], found[(int)Math.Ceiling(0.975 * found.Count) - 1]);
    }

    private static Verdict ByInterval((double Low, double High)? interval) =>
        interval switch
        {
            null => Verdict.Undecided,
            { Low: > 0 } => Verdict.Predictable,
            { High: < 0 } => Verdict.Reversed,
            { Low: > -Narrow, High: < Narrow } => Verdict.Unpredictable,
            _ => Verdict.Undecided,
        };

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private readonly record struct Gains(string Task, double First, double Second, GainError? Error);
}
