using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>A forecast of a hidden score.</summary>
/// <param name="Expected">The error that was expected of it, sampling noise of the hidden score included.</param>
/// <param name="Value">The forecast.</param>
/// <param name="Low80">Lower end of its 80 % interval.</param>
/// <param name="High80">Upper end.</param>
public readonly record struct HiddenForecast(double Expected, double Value, double Low80, double High80);

/// <summary>A hidden score beside what was said of it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Family">The recipe that was hidden.</param>
/// <param name="Model">The model.</param>
/// <param name="Flop">Its training compute.</param>
/// <param name="Seen">How many smaller models it was forecast from.</param>
/// <param name="Observed">Its score.</param>
/// <param name="Before">From what is known without results: any difficulty, the default misfit.</param>
/// <param name="After">After calibration on other recipes.</param>
/// <param name="Residual">What the likeliest curve leaves of the smaller models' scores: a root mean square, two degrees of freedom taken off.</param>
public sealed record HiddenScore(
    string Task,
    string Family,
    string Model,
    double Flop,
    int Seen,
    double Observed,
    HiddenForecast Before,
    HiddenForecast After,
    double Residual
)
{
    /// <summary>After calibration, with the residual deviation in place of the expected error: what a fit to the ladder alone would say.</summary>
    public HiddenForecast ByResidual => After with { Expected = Residual };
}

/// <summary>Expected beside observed errors of some forecasts.</summary>
/// <param name="Forecasts">How many.</param>
/// <param name="PredictedRms">Root of the mean squared expected error.</param>
/// <param name="ObservedRms">Root of the mean squared error.</param>
/// <param name="Coverage80">The share within the 80 % intervals.</param>
public sealed record ErrorLevel(int Forecasts, double PredictedRms, double ObservedRms, double Coverage80)
{
    /// <summary>Of some hidden scores.</summary>
    public static ErrorLevel Of(IReadOnlyCollection<HiddenScore> scores, Func<HiddenScore, HiddenForecast> forecast) =>
        new(
            scores.Count,
            Math.Sqrt(scores.Average(one => Math.Pow(forecast(one).Expected, 2))),
            Math.Sqrt(scores.Average(one => Math.Pow(forecast(one).Value - one.Observed, 2))),
            scores.Average(one =>
                forecast(one) is var at && one.Observed >= at.Low80 - Tiny && one.Observed <= at.High80 + Tiny ? 1.0 : 0
            )
        );

    private const double Tiny = 1e-9;

    /// <summary>Expected over observed error, and the share within the 80 % intervals, each with a 95 % interval by resampling tasks.</summary>
    public static (Estimate Ratio, Estimate Coverage) Intervals(
        IReadOnlyCollection<HiddenScore> scores,
        Func<HiddenScore, HiddenForecast> forecast
    )
    {
        var whole = Of(scores, forecast);
        var tasks = scores.GroupBy(one => one.Task, StringComparer.Ordinal).Select(task => Of([.. task], forecast)).ToArray();
        var random = new SplitMix64(1);
        var drawn = Enumerable
            .Range(0, Resamples)
            .Select(_ =>
            {
                double expected = 0,
                    observed = 0,
                    inside = 0,
                    all = 0;
                for (var draw = 0; draw < tasks.Length; draw++)
                {
                    var task = tasks[(int)(random.NextUniform() * tasks.Length)];
                    expected += task.Forecasts * task.PredictedRms * task.PredictedRms;
                    observed += task.Forecasts * task.ObservedRms * task.ObservedRms;
                    inside += task.Forecasts * task.Coverage80;
                    all += task.Forecasts;
                }

                return (Ratio: Math.Sqrt(expected / observed), Coverage: inside / all);
            })
            .ToArray();
        return (
            Interval(whole.PredictedRms / whole.ObservedRms, [.. drawn.Select(one => one.Ratio).Order()]),
            Interval(whole.Coverage80, [.. drawn.Select(one => one.Coverage).Order()])
        );

        static Estimate Interval(double value, double[] sorted) =>
            new(value, sorted[(int)(.025 * sorted.Length)], sorted[^(1 + (int)(.025 * sorted.Length))]);
    }

    private const int Resamples = 1000;
}

/// <summary>A rank correlation over tasks with its 95 % interval, by resampling tasks.</summary>
public sealed record RankCorrelation(double R, double Low, double High)
{
    private const int Resamples = 1000;

    /// <summary>Of two series; null where one does not vary.</summary>
    public static RankCorrelation? Of(IReadOnlyList<(double First, double Second)> pairs)
    {
        if (pairs.Count < 3 || Spearman(pairs) is not { } r)
            return null;
        var random = new SplitMix64(1);
        var drawn = Enumerable
            .Range(0, Resamples)
            .Select(_ => Spearman([.. pairs.Select(_ => pairs[(int)(random.NextUniform() * pairs.Count)])]))
            .OfType<double>()
            .Order()
            .ToArray();
        return new(r, Quantile(drawn, .025), Quantile(drawn, .975));
    }

    private static double? Spearman(IReadOnlyList<(double First, double Second)> pairs)
    {
        var r = MathNet.Numerics.Statistics.Correlation.Spearman(
            pairs.Select(pair => pair.First),
            pairs.Select(pair => pair.Second)
        );
        return double.IsFinite(r) ? r : null;
    }

    private static double Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Round(share * (sorted.Length - 1))];
}

/// <summary>What validity found.</summary>
/// <param name="Hidden">Every hidden score.</param>
/// <param name="MisfitDecades">By hidden family, the misfit's length that the others made likeliest.</param>
public sealed record ValidityReport(IReadOnlyList<HiddenScore> Hidden, IReadOnlyDictionary<string, double> MisfitDecades)
{
    /// <summary>The recipes that were hidden.</summary>
    public IReadOnlyList<string> Families { get; } = [.. Hidden.Select(one => one.Family).Distinct()];

    /// <summary>Expected beside observed errors, task by task, in one hidden family or all.</summary>
    public IReadOnlyList<(string Task, ErrorLevel Level)> Tasks(
        Func<HiddenScore, HiddenForecast> forecast,
        string? family = null
    ) =>
        [
            .. Hidden
                .Where(one => family is null || one.Family == family)
                .GroupBy(one => one.Task, StringComparer.Ordinal)
                .OrderBy(task => task.Key, StringComparer.Ordinal)
                .Select(task => (task.Key, ErrorLevel.Of([.. task], forecast))),
        ];

    /// <summary>The rank correlation over tasks of the observed error with something known of each, in one hidden family.</summary>
    /// <param name="family">The family.</param>
    /// <param name="forecast">Whose errors.</param>
    /// <param name="of">What is known of a task; the expected error where null.</param>
    public RankCorrelation? Ranking(string family, Func<HiddenScore, HiddenForecast> forecast, Func<string, double>? of = null) =>
        RankCorrelation.Of([
            .. Tasks(forecast, family)
                .Select(task => (of is null ? task.Level.PredictedRms : of(task.Task), task.Level.ObservedRms)),
        ]);

    /// <summary>Its mean over the hidden families; the interval resamples tasks, the same in each family.</summary>
    public RankCorrelation? Ranking(Func<HiddenScore, HiddenForecast> forecast, Func<string, double>? of = null)
    {
        var each = Families.Select(family => Ranking(family, forecast, of)).OfType<RankCorrelation>().ToArray();
        return each.Length == 0
            ? null
            : new(each.Average(one => one.R), each.Average(one => one.Low), each.Average(one => one.High));
    }

    /// <summary>The mean rank correlation of a task's observed error with that in the other hidden families: what no forecast error can well exceed.</summary>
    public double? Ceiling(Func<HiddenScore, HiddenForecast> forecast)
    {
        var found = Families
            .Select(family =>
            {
                var others = Hidden
                    .Where(one => one.Family != family)
                    .GroupBy(one => one.Task, StringComparer.Ordinal)
                    .ToDictionary(
                        task => task.Key,
                        task => ErrorLevel.Of([.. task], forecast).ObservedRms,
                        StringComparer.Ordinal
                    );
                return others.Count == 0 ? null : Ranking(family, forecast, task => others.GetValueOrDefault(task));
            })
            .OfType<RankCorrelation>()
            .ToArray();
        return found.Length == 0 ? null : found.Average(one => one.R);
    }
}
