using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Beliefs;

/// <summary>What is believed of one kind of curves, as a forecast before results and the error to expect of it. docs/model.md §16.</summary>
/// <param name="Curves">What was learnt elsewhere.</param>
internal sealed record BelievedCurves(LearntCurves Curves)
{
    // The forecast error is defined for no more than 64 models; fewer, each worth all that stand about it, tell as much.
    private const int LadderRungs = 8;

    private readonly CurveBeliefs condensed = Curves.Beliefs;

    private readonly CurvePopulation population = new(
        Weights(Curves.Responses),
        Weights(Curves.Exponents),
        Weights(Curves.Misfits),
        Weights(Curves.Shares),
        Weights(Curves.Floors)
    );

    /// <summary>Scores' densities from those of smaller models.</summary>
    /// <param name="shapes">The responses that are possible, as many as the beliefs have.</param>
    /// <param name="seen">The smaller models' scores.</param>
    /// <param name="targets">log10 FLOP of the models to forecast, each with 1/n of its measured score.</param>
    public IEnumerable<ScoreDensity> Densities(
        IReadOnlyList<Response> shapes,
        CurveData seen,
        IReadOnlyList<(double At, double Share)> targets
    )
    {
        int[] all = [.. Enumerable.Range(0, seen.Count)];
        HierarchicalTask[] tasks =
        [
            .. targets.Select(
                (target, i) =>
                    new HierarchicalTask(
                        i,
                        [.. shapes.Select(shape => new CurveHypothesis(shape, all, seen, target.At, 0))],
                        target.Share
                    )
            ),
        ];
        var grid = GridOf(seen.LogFlop[0], targets.Max(target => target.At));
        var weights = population.Weights(grid, tasks[0].Likelihood(grid, population));
        return tasks.Select(task => new ScoreDensity(task.AtTarget(grid, weights)));
    }

    /// <summary>The error to expect of a forecast, of the score that the samples of a model measure.</summary>
    /// <param name="headline">The score's response.</param>
    /// <param name="seen">Smaller models; what they scored does not count.</param>
    /// <param name="target">log10 FLOP of the model to forecast.</param>
    /// <param name="via">What is seen in the score's stead; the score itself if null.</param>
    public double Error(Response headline, CurveData seen, double target, Response? via = null) =>
        ForecastError.Near(DesignOf(headline, seen, target, via)).Error;

    /// <summary>The same with the sampling noise of the measured score.</summary>
    public double MeasuredError(Response headline, CurveData seen, double target, double attemptShare)
    {
        var design = DesignOf(headline, seen, target, null);
        var error = ForecastError.Near(design).Error;
        var sampling = design.Prior.Nodes.Sum(node =>
            node.Weight
            * CurveBelief.Binary(headline.At(CurveSystem.LatentAt(node.Exponent, node.HalfWayLogFlop, target)).Mean)
            * attemptShare
            * headline.AllOrNothingIndex()
        );
        return Math.Sqrt(error * error + sampling);
    }

    private Design DesignOf(Response headline, CurveData seen, double target, Response? via)
    {
        var rungs = Rungs(seen.LogFlop);
        var ladder = new Ladder(rungs.ToEquatableArray(), Math.Round(target, 1));
        // So many rungs stand for all models: each is worth as many samples as those about it.
        var share = seen.Shares.Average() * rungs.Length / seen.Count;
        return new(ladder, DifficultyPrior.Uniform(ladder, condensed), headline, via ?? headline, via is not null, new(0, share))
        {
            Departures = new(condensed.Misfits, condensed.MisfitDecades),
        };
    }

    private CurveGrid GridOf(double from, double target)
    {
        var grid = CurveGrid.ForForecast(from, target, Curves.Responses.Count);
        return new CurveGrid(
            [.. Curves.Exponents.Select(one => Math.Log(one.Value))],
            grid.Halves,
            Values(Curves.Misfits),
            Values(Curves.Shares),
            Values(Curves.Floors)
        )
        {
            Shapes = grid.Shapes,
            Decades = Curves.MisfitDecades,
        };
    }

    private static double[] Rungs(IReadOnlyList<double> logFlop)
    {
        double from = logFlop[0],
            width = Math.Max(1e-9, logFlop[^1] - from) / LadderRungs;
        return
        [
            .. logFlop
                .GroupBy(x => Math.Min(LadderRungs - 1, (int)((x - from) / width)))
                .OrderBy(rung => rung.Key)
                // To a tenth of a decade, so that ladders of one table share their figures.
                .Select(rung => Math.Round(rung.Average(), 1)),
        ];
    }

    private static double[] Values(EquatableArray<Believed> law) => [.. law.Select(one => one.Value)];

    private static double[] Weights(EquatableArray<Believed> law) => [.. law.Select(one => one.Weight)];
}
