using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>One evaluation of a run: scale, what stands for the task, and the score.</summary>
/// <param name="Flop">Compute so far, or null.</param>
/// <param name="Params">Parameters, or null.</param>
/// <param name="Tokens">Tokens so far, or null.</param>
/// <param name="Surrogate">What stands for the task.</param>
/// <param name="Score">The score.</param>
public sealed record Evaluation(double? Flop, double? Params, double? Tokens, double Surrogate, double Score);

/// <summary>A training run with its evaluations in order: one of them, or one a checkpoint where models are called <c>run@number</c>.</summary>
/// <param name="Name">The run.</param>
/// <param name="Evaluations">Its evaluations.</param>
public sealed record LadderRun(string Name, IReadOnlyList<Evaluation> Evaluations)
{
    private const int Averaged = 5;
    private const double Warmup = 0.1;
    private const int LeastForWarmup = 10;

    /// <summary>The end of the run: scale of the last evaluation, surrogate and score averaged over the last five.</summary>
    public Evaluation End =>
        Evaluations[^1] with
        {
            Surrogate = Evaluations.TakeLast(Averaged).Average(evaluation => evaluation.Surrogate),
            Score = Evaluations.TakeLast(Averaged).Average(evaluation => evaluation.Score),
        };

    /// <summary>Evaluations but for the first tenth, each the average with up to four before it.</summary>
    public IEnumerable<(double Surrogate, double Score)> Smoothed()
    {
        var kept = Evaluations
            .Skip(Evaluations.Count < LeastForWarmup ? 0 : (int)Math.Ceiling(Warmup * Evaluations.Count))
            .ToArray();
        for (var i = 0; i < kept.Length; i++)
        {
            var window = kept[Math.Max(0, i - Averaged + 1)..(i + 1)];
            yield return (window.Average(evaluation => evaluation.Surrogate), window.Average(evaluation => evaluation.Score));
        }
    }

    /// <summary>The run that a model belongs to, and its place in it.</summary>
    public static (string Run, long Place) Split(string model) =>
        model.LastIndexOf('@') is > 0 and var at
        && long.TryParse(model.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (model[..at], place)
            : (model, 0);

    /// <summary>Whether a row is of a model: by its name, or by that of the run that it is a checkpoint of.</summary>
    public static bool IsOf(ScoreRow row, string model) => row.Model == model || Split(row.Model).Run == model;

    /// <summary>
    /// The scores of models with compute, of each run only the last, with the mean of the last five: checkpoints of one run are one curve in training, and no models of a
    /// ladder. What a score moves between checkpoints is noise of every model: it counts as if so many fewer items had been asked.
    /// </summary>
    public static IEnumerable<ScoreRow> Ends(IEnumerable<ScoreRow> rows) =>
        from task in rows.Where(row => row.Flop > 0).GroupBy(row => (row.Task, row.Metric))
        let runs = task.GroupBy(row => (Split(row.Model).Run, row.Family))
            .Select(run => run.OrderBy(row => Split(row.Model).Place).TakeLast(Averaged).ToArray())
            .ToArray()
        let moved = ShareMoved(runs)
        from last in runs
        let end = last.Length == 1
            ? last[0]
            : last[^1] with
            {
                Model = Split(last[^1].Model).Run,
                Value = last.Average(row => row.Value),
            }
        select moved > 0 ? Noisier(end, moved / last.Length) : end;

    // Of y(1 − y), about each run's mean; 0 where no run has checkpoints.
    private static double ShareMoved(ScoreRow[][] runs)
    {
        double squares = 0,
            room = 0;
        foreach (var run in runs.Where(run => run.Length > 1))
        {
            var mean = run.Average(row => row.Value);
            squares += run.Sum(row => Math.Pow(row.Value - mean, 2));
            room += (run.Length - 1) * Math.Max(0, mean * (1 - mean));
        }

        return room > 0 ? squares / room : 0;
    }

    private static ScoreRow Noisier(ScoreRow row, double share) =>
        row with
        {
            N = row.N is > 0 and var items ? 1 / (1 / items + share) : row.N,
            StdErr = row.StdErr is { } error ? Math.Sqrt(error * error + share * Math.Max(0, row.Value * (1 - row.Value))) : null,
        };
}
