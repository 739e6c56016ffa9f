namespace TaskSpec.Scaling.Calibration;

/// <summary>A task whose score at one model is to be forecast.</summary>
/// <param name="Task">Its place among all tasks.</param>
/// <param name="Hypotheses">How it may respond, and over what.</param>
/// <param name="AttemptShare">1/n of its measured score.</param>
internal sealed record HierarchicalTask(int Task, IReadOnlyList<CurveHypothesis> Hypotheses, double AttemptShare)
{
    // What a hundredth of a per cent of the likeliest curve's weight is worth changes no forecast, and a per cent no effective compute.
    private const double Negligible = 1e-4;
    private const double NegligibleHere = 1e-2;

    // What hardly any task is like is not looked at, where a population says so.
    private const double Rare = 1e-4;

    /// <summary>The same with each model where its effective compute is.</summary>
    public HierarchicalTask Ahead(IReadOnlyList<Ahead> models) =>
        this with
        {
            Hypotheses = [.. Hypotheses.Select(one => one.Ahead(models))],
        };

    /// <summary>The same of a model that stands elsewhere.</summary>
    public HierarchicalTask At(double logFlop) =>
        this with
        {
            Hypotheses = [.. Hypotheses.Select(one => one with { Target = logFlop })],
        };

    /// <summary>How likely its scores are over a grid.</summary>
    public float[] Likelihood(CurveGrid grid) =>
        CurveLikelihood.Of([.. Hypotheses.Select(one => (one.Response, one.Seen))], grid).Values;

    /// <summary>What the curves that are likely say of a score at the target.</summary>
    /// <param name="grid">The curves.</param>
    /// <param name="population">How likely each is over all tasks.</param>
    /// <param name="likelihood">How likely each makes the task's scores.</param>
    /// <param name="isDrawn">Whether it is for a figure alone, which shows nothing of a per cent of the likeliest curve's weight.</param>
    public CurveAtTarget[] AtTarget(CurveGrid grid, CurvePopulation population, float[] likelihood, bool isDrawn = false)
    {
        CurveSystem[] systems = [.. Hypotheses.Select(one => new CurveSystem(one.Response, one.Seen, grid.Decades, one.Target))];
        return
        [
            .. from curve in Likely(grid, population.Weights(grid, likelihood), systems, isDrawn ? NegligibleHere : Negligible)
            let hypothesis = grid.ShapeOf(curve.Spread)
            let share = grid.Spread(curve.Spread).Share
            select systems[hypothesis]
                .AtTarget(
                    curve.Scaled,
                    curve.Exponent,
                    curve.Half,
                    curve.Weight,
                    AttemptShare + share,
                    Hypotheses[hypothesis].TargetDeviation
                ),
        ];
    }

    /// <summary>The density of this task's score, where a population is known.</summary>
    public ScoreDensity Density(CurveGrid grid, CurvePopulation population)
    {
        var spreads = population.Spreads;
        var least = Rare * spreads.Max();
        var likelihood = CurveLikelihood.Of(
            [.. Hypotheses.Select(one => (one.Response, one.Seen))],
            grid,
            spread => spreads[spread] >= least
        );
        return new(AtTarget(grid, population, likelihood.Values));
    }

    /// <summary>What its scores say of how far ahead each of some models is: precisions, and precisions times decades.</summary>
    public (double[] Precisions, double[] Products) Says(
        CurveGrid grid,
        CurvePopulation population,
        float[] likelihood,
        IReadOnlyList<Ahead> models
    )
    {
        double[] precisions = new double[models.Count],
            products = new double[models.Count];
        CurveSystem[] systems = [.. Hypotheses.Select(one => new CurveSystem(one.Response, one.Seen, grid.Decades))];
        var weights = population.Weights(grid, likelihood);
        var total = 0.0;
        foreach (var curve in Likely(grid, weights, systems, NegligibleHere))
        {
            var hypothesis = grid.ShapeOf(curve.Spread);
            total += curve.Weight;
            systems[hypothesis]
                .Ahead(
                    curve.Scaled,
                    curve.Exponent,
                    curve.Half,
                    (i, precision, product) =>
                    {
                        var model = Hypotheses[hypothesis].Members[i];
                        precisions[model] += curve.Weight * precision;
                        products[model] += curve.Weight * (product + precision * models[model].Decades);
                    }
                );
        }

        return ([.. precisions.Select(one => one / total)], [.. products.Select(one => one / total)]);
    }

    private static IEnumerable<(int Spread, CurveSystem.Scaled Scaled, double Exponent, double Half, double Weight)> Likely(
        CurveGrid grid,
        double[] weights,
        CurveSystem[] systems,
        double negligible
    )
    {
        var least = negligible * weights.Max();
        return from spread in Enumerable.Range(0, grid.Spreads)
            let kept = Enumerable.Range(0, grid.Places).Where(place => weights[spread * grid.Places + place] > least).ToArray()
            where kept.Length > 0
            let one = grid.Spread(spread)
            let scaled = systems[grid.ShapeOf(spread)].At(one.Misfit, one.Share, one.Floor)
            from place in kept
            select (
                spread,
                scaled,
                Math.Exp(grid.LogExponents[place / grid.Halves.Length]),
                grid.Halves[place % grid.Halves.Length],
                weights[spread * grid.Places + place]
            );
    }
}
