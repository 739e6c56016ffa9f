using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>A hidden score beside what was said of it.</summary>
internal sealed record HiddenScore(
    string Task,
    string Family,
    string Model,
    double Observed,
    HiddenForecast Before,
    HiddenForecast After
);

/// <summary>A forecast of a hidden score, and the error that was expected of it.</summary>
internal readonly record struct HiddenForecast(CurveForecast Forecast, double Expected);

/// <summary>Hides training families in turn and larger models in them, and holds forecast errors against what forecasts really gave.</summary>
internal static class Validity
{
    public const int LeastModels = 5;

    public static IReadOnlyList<HiddenScore> Of(
        Calibrator calibrator,
        string holdout,
        Func<string, bool> on,
        double gap,
        CancellationToken stop = default
    )
    {
        var (estimates, _, scatter) = calibrator.Of(on, stop);
        return
        [
            .. (
                from task in calibrator.Tasks
                let data = task.Of(holdout)
                where data is not null
                from target in Enumerable.Range(0, data.Count)
                let seen = data.Where(i => data.LogFlop[i] + Math.Log10(gap) <= data.LogFlop[target] + 1e-9)
                where seen.Count >= LeastModels
                select (task, data, target, seen)
            )
                .AsParallel()
                .AsOrdered()
                .WithCancellation(stop)
                .Select(one => Hidden(one.task, holdout, one.data, one.target, one.seen, estimates[one.task.Task])),
        ];
    }

    private static HiddenScore Hidden(
        CurveSet task,
        string family,
        CurveData data,
        int target,
        CurveData seen,
        CurveEstimate estimate
    )
    {
        var at = data.LogFlop[target];
        var share = data.Shares[target];
        var ladder = new Ladder(seen.LogFlop.ToEquatableArray(), at);
        return new(
            task.Task,
            family,
            data.Models[target],
            data.Scores[target],
            Of(CurveBelief.Default(ladder, Precision.Fine), CurveBelief.Default(ladder, Precision.Coarse)),
            Of(CurveBelief.Of(estimate, 9, 25), CurveBelief.Of(estimate, 5, 9))
        );

        HiddenForecast Of(CurveBelief fine, CurveBelief coarse) =>
            new(
                CurveForecast.Of(fine, task.Response, seen, at, share),
                coarse.Error(task.Response, ladder, seen.Shares.Average(), Precision.Coarse.Draws)
            );
    }
}
