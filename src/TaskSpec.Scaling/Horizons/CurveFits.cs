namespace TaskSpec.Scaling.Horizons;

/// <summary>What a fit says of a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Success">The probability of success of a run.</param>
/// <param name="LogLikelihood">Of the cell's runs together, in nats.</param>
internal readonly record struct Foretold(EffectCell Cell, double Success, double LogLikelihood)
{
    /// <summary>The log-likelihood of its runs one by one.</summary>
    public double RunByRun => Weighted(Cell.Right, Success) + Weighted(Cell.Wrong, 1 - Success);

    /// <summary>What the fit leaves unexplained of the mean score.</summary>
    public double Residual => Cell.Right / Cell.Runs - Success;

    // No run says nothing, even of what is impossible.
    private static double Weighted(double runs, double probability) => runs == 0 ? 0 : runs * Math.Log(probability);
}

/// <summary>A curve fitted to some cells.</summary>
internal interface ICurveFit
{
    /// <summary>How many parameters are fitted.</summary>
    int Parameters { get; }

    /// <summary>Of the cells that it saw, in nats; effects are integrated out.</summary>
    double LogLikelihood { get; }

    /// <summary>A doubling of human time, where all agents have one.</summary>
    double Slope { get; }

    /// <summary>What it says of every cell, those held out among them.</summary>
    Foretold[] Foretell();
}

/// <summary>Levels and slopes alone.</summary>
internal sealed record PlainCurveFit(IReadOnlyList<EffectCell> Cells, bool IsHazard, EffectShape Shape, EffectFit Fit) : ICurveFit
{
    public int Parameters => Shape.Fixed;

    public double LogLikelihood => -Fit.Loss;

    public double Slope => SlopeOf(0);

    public Foretold[] Foretell() => [.. Cells.Select(Foretold)];

    private Foretold Foretold(EffectCell cell)
    {
        var eta = Fit.Agents[cell.Agent] + SlopeOf(cell.Agent) * cell.Doublings;
        return IsHazard
            ? new(cell, HazardLink.Success(eta), -HazardLink.Loss(eta, cell.Right, cell.Wrong, out _, out _))
            : new(cell, LogisticLink.Success(eta), -LogisticLink.Loss(eta, cell.Right, cell.Wrong, out _, out _));
    }

    private double SlopeOf(int agent) => Shape.Slopes == 0 ? Shape.FixedSlope : Fit.Slopes[Shape.Slopes == 1 ? 0 : agent];
}

/// <summary>Levels, one slope, and effects that are integrated out.</summary>
internal sealed record EffectCurveFit(EffectModel Model, EffectEstimate Estimate) : ICurveFit
{
    public int Parameters => Model.Parameters;

    public double LogLikelihood => Estimate.LogLikelihood;

    public double Slope => Estimate.Point.Slope;

    public Foretold[] Foretell()
    {
        var noise = Estimate.Point.Noise;
        var one = Model.CurveOf(1, 0, noise);
        var success = Model.Expect(Estimate.At, cell => eta => Math.Exp(one.At(eta, out _, out _)));
        var together = Model.Expect(
            Estimate.At,
            cell =>
            {
                var curve = Model.CurveOf(cell.Right, cell.Wrong, noise);
                return eta => Math.Exp(curve.At(eta, out _, out _));
            }
        );
        return
        [
            .. success.Zip(together, (mean, both) => new Foretold(mean.Cell, Math.Clamp(mean.Mean, 0, 1), Math.Log(both.Mean))),
        ];
    }
}
