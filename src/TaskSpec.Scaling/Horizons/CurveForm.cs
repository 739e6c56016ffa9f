namespace TaskSpec.Scaling.Horizons;

/// <summary>Whose the slope over human time is.</summary>
internal enum Slopes
{
    /// <summary>Nobody's: surprisal grows in proportion to time.</summary>
    Fixed,

    /// <summary>All agents'.</summary>
    Common,

    /// <summary>Each agent's.</summary>
    Own,
}

/// <summary>A curve to compare.</summary>
/// <param name="Name">What it is.</param>
/// <param name="IsHazard">The complementary log-log instead of the logistic.</param>
/// <param name="Slopes">Whose slope; common where there are effects.</param>
/// <param name="Effects">What makes tasks harder or easier than their time says.</param>
internal sealed record CurveForm(string Name, bool IsHazard, Slopes Slopes, Effects Effects = Effects.None)
{
    /// <summary>Fits it to the cells that are not held out.</summary>
    /// <param name="runs">Agents, tasks and families.</param>
    /// <param name="cells">All cells.</param>
    /// <param name="held">Those that it must not see.</param>
    /// <param name="near">A fit to nearly the same cells, to begin at.</param>
    /// <param name="stop">Ends it early, by an exception.</param>
    public ICurveFit Fit(
        RunSet runs,
        IReadOnlyList<EffectCell> cells,
        IReadOnlySet<EffectCell> held,
        ICurveFit? near = null,
        CancellationToken stop = default
    )
    {
        var plain = Plain(runs, cells, held);
        if (Effects == Effects.None)
            return plain;
        var model = Model(runs, cells, held, near is null ? EffectPrecision.Fine : EffectPrecision.Coarse);
        return near is EffectCurveFit { Estimate: var known }
            ? new EffectCurveFit(model, new EffectSearch(model).Fit(known.At, known.Curvature, stop))
            : new EffectCurveFit(
                model,
                new EffectSearch(model).Fit(model.Coordinates(plain.Fit.Agents, plain.Fit.Slopes[0]), null, stop)
            );
    }

    /// <summary>The model with effects of some cells.</summary>
    public EffectModel Model(
        RunSet runs,
        IReadOnlyList<EffectCell> cells,
        IReadOnlySet<EffectCell> held,
        EffectPrecision precision
    ) =>
        new(
            IsHazard ? CellCurves.Of<HazardLink>() : CellCurves.Of<LogisticLink>(),
            cells,
            held,
            task => runs.Tasks[task].Family,
            runs.Agents.Count,
            Effects,
            precision
        );

    /// <summary>What it says of each part of the cells when fitted to the others; nothing where there is one part.</summary>
    /// <param name="runs">Agents, tasks and families.</param>
    /// <param name="cells">All cells.</param>
    /// <param name="folds">The parts.</param>
    /// <param name="all">The fit to all cells.</param>
    /// <param name="stop">Ends it early, by an exception.</param>
    public Foretold[] Foretell(
        RunSet runs,
        EffectCell[] cells,
        IReadOnlyList<EffectCell[]> folds,
        ICurveFit all,
        CancellationToken stop = default
    ) =>
        folds.Count < 2
            ? []
            :
            [
                .. folds.SelectMany(fold =>
                {
                    var held = fold.ToHashSet();
                    return Fit(runs, cells, held, all, stop).Foretell().Where(cell => held.Contains(cell.Cell));
                }),
            ];

    private PlainCurveFit Plain(RunSet runs, IReadOnlyList<EffectCell> cells, IReadOnlySet<EffectCell> held)
    {
        var slopes = Slopes switch
        {
            Slopes.Fixed => 0,
            Slopes.Common => 1,
            _ => runs.Agents.Count,
        };
        var shape = new EffectShape(runs.Agents.Count, slopes) { FixedSlope = HorizonCurve.Ln2 };
        EffectCell[] seen = [.. cells.Where(cell => !held.Contains(cell))];
        return new(
            cells,
            IsHazard,
            shape,
            IsHazard ? EffectFitter<HazardLink>.Fit(seen, shape) : EffectFitter<LogisticLink>.Fit(seen, shape)
        );
    }
}
