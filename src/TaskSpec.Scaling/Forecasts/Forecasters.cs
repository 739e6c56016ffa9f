using TaskSpec.Scaling.Laws;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>The methods that a backtest compares.</summary>
public static class Forecasters
{
    /// <summary>Baselines first.</summary>
    public static IReadOnlyList<Forecaster> All { get; } =
    [
        new Persistence(),
        new PooledMean(),
        new OneStep("linear in compute", _ => new LinearLaw()),
        new OneStep("sigmoid in compute, one step", floor => new SigmoidLaw(overLoss: false, floor)),
        new OneStep("power law in surprisal", floor => new SurprisalLaw(floor)),
        new PooledCurves(CurveAxis.Compute, CurveLink.Logit),
        new PooledCurves(CurveAxis.Compute, CurveLink.Probit),
        new PooledCurves(CurveAxis.ForecastSurrogate, CurveLink.Logit),
        new PooledCurves(CurveAxis.KnownSurrogate, CurveLink.Logit),
        new HierarchicalCurves(CurveAxis.Compute),
        new HierarchicalCurves(CurveAxis.Compute, others: true),
        new HierarchicalCurves(CurveAxis.ForecastSurrogate),
        new HierarchicalCurves(CurveAxis.KnownSurrogate),
        new ForecastMethod(),
    ];
}
