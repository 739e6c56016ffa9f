using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Beliefs;

namespace TaskSpec.Scaling.Calibration;

/// <summary>Forecast errors held against what forecasts of hidden models really gave.</summary>
public static class Validity
{
    /// <summary>Fewer smaller models than these make no ladder.</summary>
    public const int LeastModels = 5;

    /// <summary>
    /// Hides recipes in turn. In the one that is hidden, every model that has enough models with far less compute is forecast from
    /// those: from what is known without results, and after a calibration on other families.
    /// </summary>
    /// <param name="tasks">The tasks, with their scores in each recipe.</param>
    /// <param name="holdouts">The families to hide.</param>
    /// <param name="calibrateOn">The families to calibrate on, of which the hidden one is never; empty for all others.</param>
    /// <param name="beliefs">What is believed without results, of a task in the hidden family.</param>
    /// <param name="gap">How many times less compute.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="ScalingException">No model has enough smaller ones, or nothing is left to calibrate on.</exception>
    public static ValidityReport Of(
        IReadOnlyList<CurveSet> tasks,
        IReadOnlyCollection<string> holdouts,
        IReadOnlyCollection<string> calibrateOn,
        HeldBeliefs beliefs,
        double gap = 10,
        CancellationToken stop = default
    )
    {
        var families = tasks.SelectMany(task => task.Families).Select(family => family.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var named in holdouts.Concat(calibrateOn).Where(named => !families.Contains(named)))
            throw new ScalingException($"there is no recipe '{named}'; there are {ScalingException.Some(families)}");
        // By the misfit's length, which is mostly the same whichever family is hidden.
        var known = new Dictionary<double, IReadOnlyDictionary<(string, string), CurveLikelihood>>();
        var hidden = new List<HiddenScore>();
        var lengths = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var holdout in holdouts.Count > 0 ? holdouts : [.. families.Order(StringComparer.Ordinal)])
        {
            var on = (calibrateOn.Count > 0 ? calibrateOn : families)
                .Where(family => family != holdout)
                .ToHashSet(StringComparer.Ordinal);
            if (on.Count == 0)
                throw new ScalingException(
                    $"nothing is left to calibrate on where '{holdout}' is hidden; there must be a second recipe in column family"
                );
            var grid = Calibrator.GridOf(tasks, on.Contains, stop: stop);
            if (!known.TryGetValue(grid.Decades, out var likelihoods))
                known.Add(grid.Decades, likelihoods = Calibrator.Likelihoods(grid, tasks, stop));
            var curves = tasks.ToDictionary(
                task => task.Task,
                task =>
                    task.Families.Where(family => on.Contains(family.Key))
                        .Select(family => likelihoods[(task.Task, family.Key)])
                        .ToArray(),
                StringComparer.Ordinal
            );
            lengths[holdout] = grid.Decades;
            var learnt = Calibrator.Learn(grid, [.. curves.Values], stop);
            var after = curves
                .AsParallel()
                .WithCancellation(stop)
                .Where(task => task.Value.Length > 0)
                .ToDictionary(task => task.Key, task => KnownCurve.Of(learnt.Of(task.Value)), StringComparer.Ordinal);
            hidden.AddRange(
                TargetsOf(tasks, holdout, gap)
                    .Where(targets => after.ContainsKey(targets.Set.Task))
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(stop)
                    .SelectMany(targets => Of(targets, holdout, after[targets.Set.Task], beliefs))
            );
        }

        return hidden.Count > 0
            ? new(hidden, lengths)
            : throw new ScalingException(
                FormattableString.Invariant(
                    $"no model has {LeastModels} models of its recipe with at least {gap:0.##} times less compute; lower --gap"
                )
            );
    }

    private static IEnumerable<Targets> TargetsOf(IReadOnlyList<CurveSet> tasks, string holdout, double gap) =>
        from task in tasks
        let data = task.Of(holdout)
        where data is not null
        from targets in Enumerable
            .Range(0, data.Count)
            .GroupBy(at => data.LogFlop.Count(flop => flop + Math.Log10(gap) <= data.LogFlop[at] + 1e-9))
        where targets.Key >= LeastModels
        select new Targets(task, data, [.. targets], data.Where(i => i < targets.Key));

    private static IEnumerable<HiddenScore> Of(Targets targets, string family, KnownCurve known, HeldBeliefs beliefs)
    {
        var (set, data, indices, seen) = targets;
        var residual = CurveResidual.Of(set.Response, seen);
        var (believed, shapes) = beliefs.Of(set.Task, family);
        var densities = believed.Densities(shapes, seen, [.. indices.Select(index => (data.LogFlop[index], data.Shares[index]))]);
        return indices.Zip(
            densities,
            (index, density) =>
                new HiddenScore(
                    set.Task,
                    family,
                    data.Models[index],
                    Math.Pow(10, data.LogFlop[index]),
                    seen.Count,
                    data.Scores[index],
                    Before(data.LogFlop[index], data.Shares[index], density),
                    After(data.LogFlop[index], data.Shares[index]),
                    residual
                )
        );

        HiddenForecast Before(double at, double share, ScoreDensity density) =>
            new(believed.MeasuredError(set.Response, seen, at, share), density.Mean, density.Quantile(.1), density.Quantile(.9));

        HiddenForecast After(double at, double share)
        {
            var ladder = new Ladder(seen.LogFlop.TakeLast(ForecastModels).ToEquatableArray(), at);
            var forecast = CurveForecast.Of(known.Fine, set.Response, seen, at, share);
            return new(
                known.Coarse.Error(set.Response, ladder, seen.Shares.Average(), Precision.Coarse.Draws, share),
                forecast.Mean,
                forecast.Low80,
                forecast.High80
            );
        }
    }

    // The forecast error is defined for no more.
    private const int ForecastModels = 64;

    // What other families said of a task: for its forecast, and for the error to expect of that.
    private sealed record KnownCurve(CurveBelief Fine, CurveBelief Coarse)
    {
        public static KnownCurve Of(CurveEstimate estimate) =>
            new(CurveBelief.Of(estimate, 9, 25), CurveBelief.Of(estimate, 5, 9));
    }

    // Models that are forecast from the same smaller ones.
    private sealed record Targets(CurveSet Set, CurveData Data, int[] At, CurveData Seen);
}
