using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Signal;

/// <summary>The end of a run on a task: its last checkpoints.</summary>
/// <param name="Mean">Their mean score.</param>
/// <param name="AboutMean">Their squared deviations from it.</param>
/// <param name="AboutLine">Those from a line through them.</param>
/// <param name="Count">How many they are.</param>
/// <param name="SamplingError">The standard error of the last score over its samples, or null.</param>
internal sealed record RunEnd(double Mean, SquareSum AboutMean, SquareSum AboutLine, int Count, double? SamplingError)
{
    /// <summary>The end of checkpoints in order.</summary>
    public static RunEnd Of(IEnumerable<(long Place, ScoreRow Row)> checkpoints, int last)
    {
        var end = checkpoints
            .TakeLast(last)
            .Select(point => (Place: (double)point.Place, point.Row.Value, Error: point.Row.StdErr ?? point.Row.ShareError))
            .ToArray();
        double[] values = [.. end.Select(point => point.Value)];
        // Two checkpoints are too few to tell noise from learning.
        return new(
            values.Average(),
            end.Length < 3 ? default : SquareSum.AboutMean(values),
            end.Length < 3 ? default : SquareSum.AboutLine([.. end.Select(point => (point.Place, point.Value))]),
            end.Length,
            end[^1].Error
        );
    }
}

/// <summary>A training run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Recipe">Its recipe; its own name where that is unknown.</param>
/// <param name="Params">Parameters, or null.</param>
/// <param name="Tokens">Tokens at its end, or null.</param>
/// <param name="Flop">Compute at its end.</param>
/// <param name="Ends">Its end on each task.</param>
internal sealed record SignalRun(
    string Name,
    string Recipe,
    double? Params,
    double? Tokens,
    double Flop,
    IReadOnlyDictionary<string, RunEnd> Ends
)
{
    // Tables round, and the same run on another corpus ends some tokens sooner.
    private const double Rounding = 0.05;

    /// <summary>The run of a model's checkpoints; null where its compute is not known.</summary>
    public static SignalRun? Of(string name, IEnumerable<(long Place, ScoreRow Row)> scores, SignalQuestion question)
    {
        // Whatever the order of the table, the same rows say the same.
        (long Place, ScoreRow Row)[] checkpoints =
        [
            .. scores
                .OrderBy(point => point.Place)
                .ThenBy(point => point.Row.Model, StringComparer.Ordinal)
                .ThenBy(point => point.Row.Task, StringComparer.Ordinal),
        ];
        var last = checkpoints[^1].Row;
        var sized = last is { Params: > 0, Tokens: > 0 };
        var flop = last.Flop > 0 ? last.Flop : 6 * last.Params * last.Tokens;
        return flop is not > 0 || !double.IsFinite(flop.Value)
            ? null
            : new(
                name,
                !question.ByFamily ? "all"
                    : string.IsNullOrEmpty(last.Family) ? name
                    : last.Family,
                sized ? last.Params : null,
                sized ? last.Tokens : null,
                flop.Value,
                checkpoints
                    .GroupBy(point => point.Row.Task, StringComparer.Ordinal)
                    .ToDictionary(task => task.Key, task => RunEnd.Of(task, question.Checkpoints), StringComparer.Ordinal)
            );
    }

    /// <summary>Whether both were trained at the same scale: equal parameters and tokens, or equal compute where those are unknown.</summary>
    public bool IsAlike(SignalRun other) =>
        Params is null || other.Params is null
            ? Params is null && other.Params is null && Near(Flop, other.Flop)
            : Near(Params.Value, other.Params.Value) && Near(Tokens!.Value, other.Tokens!.Value);

    private static bool Near(double one, double other) => Math.Abs(Math.Log(one / other)) < Rounding;
}
