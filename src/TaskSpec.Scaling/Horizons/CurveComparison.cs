using System.Collections.Concurrent;

namespace TaskSpec.Scaling.Horizons;

/// <summary>Curves side by side on the same runs.</summary>
/// <param name="Agents">How many agents.</param>
/// <param name="Tasks">How many tasks.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Curves">The curves.</param>
/// <param name="Warnings">Which agents are left out.</param>
public sealed record CurveComparison(
    int Agents,
    int Tasks,
    int Runs,
    IReadOnlyList<ComparedCurve> Curves,
    IReadOnlyList<string> Warnings
)
{
    internal static readonly IReadOnlyList<CurveForm> Forms =
    [
        new("constant hazard", true, Slopes.Fixed),
        new("logistic, own slopes", false, Slopes.Own),
        new("logistic, one slope", false, Slopes.Common),
        new("hazard, own shapes", true, Slopes.Own),
        new("hazard, one shape", true, Slopes.Common),
        new("logistic, task effects", false, Slopes.Common, Effects.Tasks),
        new("hazard, task effects", true, Slopes.Common, Effects.Tasks),
        new("hazard, task effects, noise", true, Slopes.Common, Effects.Tasks | Effects.Noise),
        new("hazard, task and family effects", true, Slopes.Common, Effects.Tasks | Effects.Families),
        new("hazard, task and family effects, noise", true, Slopes.Common, Effects.Tasks | Effects.Families | Effects.Noise),
    ];

    /// <summary>Fits and compares them, every run counting once and no slope penalised.</summary>
    /// <param name="runs">The runs; agents without a curve of their own are left out.</param>
    /// <param name="seed">Of which runs are held out together.</param>
    /// <param name="stop">Ends it early, by an exception.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CurveComparison Of(RunSet runs, ulong seed, CancellationToken stop = default) => Of(runs, seed, Forms, stop);

    internal static CurveComparison Of(RunSet runs, ulong seed, IReadOnlyList<CurveForm> forms, CancellationToken stop = default)
    {
        var options = new HorizonOptions
        {
            Weights = RunWeights.Equal,
            Regularization = 0,
            Draws = 0,
        };
        var fitted = HorizonAnalysis.Of(runs, options, stop).Agents.ToLookup(agent => agent.Curve is { Falls: true });
        var names = fitted[true].Select(agent => agent.Agent.Name).ToHashSet(StringComparer.Ordinal);
        var kept = runs.Where(agent => names.Contains(agent.Name));
        var cells = EffectCell.Of(kept);
        var families = Folds.Of(cells, cell => kept.Tasks[cell.Task].Family, seed);
        var singles = Folds.Of(cells, cell => (cell.Agent, cell.Task), seed);
        var results = new (ComparedCurve Curve, Foretold[] NewPairs)[forms.Count];
        if (kept.Agents.Count > 0)
            // One at a time: those with most effects take nearly all of the time and stand together.
            Parallel.ForEach(
                Partitioner.Create(Enumerable.Range(0, forms.Count).Reverse(), EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = stop },
                i => results[i] = Compared(forms[i], kept, cells, families, singles, seed, stop)
            );
        return new(
            kept.Agents.Count,
            cells.Select(cell => cell.Task).Distinct().Count(),
            kept.Agents.Sum(agent => agent.Runs),
            kept.Agents.Count > 0 ? [.. forms.Select((_, i) => WithGain(i, forms, results, kept, seed))] : [],
            [.. fitted[false].Select(agent => $"{agent.Agent.Name} is left out: {agent.Warnings[0]}")]
        );
    }

    private static CurveEffects Known(
        CurveForm form,
        RunSet runs,
        EffectCell[] cells,
        EffectCurveFit fit,
        ulong seed,
        CancellationToken stop
    )
    {
        var (search, estimate) = (new EffectSearch(fit.Model), fit.Estimate);
        var slope = search.SlopeInterval(estimate, stop);
        const double unit = HorizonCurve.Ln2;
        return new(
            slope,
            form.IsHazard ? new Interval(slope.Value / unit, slope.Low / unit, slope.High / unit) : null,
            search.SpreadInterval(estimate, Effects.Tasks, stop)!.Value,
            search.SpreadInterval(estimate, Effects.Families, stop),
            search.SpreadInterval(estimate, Effects.Noise, stop),
            ExpectedResiduals.Of(form, runs, cells, estimate, seed, stop),
            null
        );
    }

    private static (ComparedCurve Curve, Foretold[] NewPairs) Compared(
        CurveForm form,
        RunSet runs,
        EffectCell[] cells,
        IReadOnlyList<EffectCell[]> families,
        IReadOnlyList<EffectCell[]> singles,
        ulong seed,
        CancellationToken stop
    )
    {
        var fit = form.Fit(runs, cells, new HashSet<EffectCell>(), null, stop);
        var residuals = ResidualBlocks.Of(TaskResiduals.Of(runs, fit.Foretell()));
        var newPairs = form.Foretell(runs, cells, singles, fit, stop);
        var slope = form.Slopes == Slopes.Own ? (double?)null : fit.Slope;
        return (
            new(
                form.Name,
                fit.Parameters,
                fit.LogLikelihood,
                HeldOut.Of(form.Foretell(runs, cells, families, fit, stop)),
                HeldOut.Of(newPairs),
                slope,
                form.IsHazard ? slope / HorizonCurve.Ln2 : null,
                residuals,
                fit is EffectCurveFit effects ? Known(form, runs, cells, effects, seed, stop) : null
            ),
            newPairs
        );
    }

    private static ComparedCurve WithGain(
        int at,
        IReadOnlyList<CurveForm> forms,
        (ComparedCurve Curve, Foretold[] NewPairs)[] results,
        RunSet runs,
        ulong seed
    )
    {
        var (curve, newPairs) = results[at];
        if (curve.Effects is not { Families: not null } effects || newPairs.Length == 0)
            return curve;
        var bare = forms[at].Effects & ~Effects.Families;
        var without = forms.Index().First(form => form.Item.IsHazard == forms[at].IsHazard && form.Item.Effects == bare).Index;
        return curve with { Effects = effects with { Gain = HeldOutGain.Of(newPairs, results[without].NewPairs, runs, seed) } };
    }
}
