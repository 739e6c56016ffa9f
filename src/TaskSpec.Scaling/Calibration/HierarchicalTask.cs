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
    /// <param name="grid">The grid.</param>
    /// <param name="population">What tasks are like, where that is known; what is rare is then not looked at.</param>
    public float[] Likelihood(CurveGrid grid, CurvePopulation? population = null) =>
        CurveLikelihood.Of([.. Hypotheses.Select(one => (one.Response, one.Seen))], grid, population).Values;

    /// <summary>What the curves that are likely say of a score at the target.</summary>
    /// <param name="grid">The curves that are held possible.</param>
    /// <param name="weights">How likely each is, up to a factor.</param>
    /// <param name="isDrawn">Whether it is for a figure alone, which shows nothing of a per cent of the likeliest curve's weight.</param>
    public CurveAtTarget[] AtTarget(CurveGrid grid, double[] weights, bool isDrawn = false)
    {
        CurveSystem[] systems = [.. Hypotheses.Select(one => new CurveSystem(one.Response, one.Seen, grid.Decades, one.Target))];
        return
        [
            .. from curves in Likely(grid, weights, systems, isDrawn ? NegligibleHere : Negligible)
            let hypothesis = grid.ShapeOf(curves.Spread)
            let share = grid.Spread(curves.Spread).Share
            from curve in systems[hypothesis]
                .AtTarget(
                    curves.Scaled,
                    curves.Exponent,
                    curves.Halves,
                    AttemptShare + share,
                    Hypotheses[hypothesis].TargetDeviation
                )
                .Zip(curves.Weights, (one, weight) => one with { Weight = weight })
            select curve,
        ];
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
        foreach (var curves in Likely(grid, weights, systems, NegligibleHere))
        {
            var hypothesis = grid.ShapeOf(curves.Spread);
            total += curves.Weights.Sum();
            systems[hypothesis]
                .Ahead(
                    curves.Scaled,
                    curves.Exponent,
                    curves.Halves,
                    (curve, i, precision, product) =>
                    {
                        var model = Hypotheses[hypothesis].Members[i];
                        precisions[model] += curves.Weights[curve] * precision;
                        products[model] += curves.Weights[curve] * (product + precision * models[model].Decades);
                    }
                );
        }

        return ([.. precisions.Select(one => one / total)], [.. products.Select(one => one / total)]);
    }

    // As many of one spread and one exponent as are computed at once.
    private static IEnumerable<(
        int Spread,
        CurveSystem.Scaled Scaled,
        double Exponent,
        double[] Halves,
        double[] Weights
    )> Likely(CurveGrid grid, double[] weights, CurveSystem[] systems, double negligible)
    {
        var least = negligible * weights.Max();
        var halves = grid.Halves.Length;
        for (var spread = 0; spread < grid.Spreads; spread++)
        {
            CurveSystem.Scaled? scaled = null;
            for (var exponent = 0; exponent < grid.LogExponents.Length; exponent++)
            {
                var from = (spread * grid.LogExponents.Length + exponent) * halves;
                if (!weights.AsSpan(from, halves).ContainsAnyExceptInRange(0, least))
                    continue;
                var (misfit, share, floor) = grid.Spread(spread);
                scaled ??= systems[grid.ShapeOf(spread)].At(misfit, share, floor);
                foreach (
                    var some in Enumerable.Range(0, halves).Where(half => weights[from + half] > least).Chunk(CurveSystem.AtOnce)
                )
                    yield return (
                        spread,
                        scaled,
                        Math.Exp(grid.LogExponents[exponent]),
                        [.. some.Select(half => grid.Halves[half])],
                        [.. some.Select(half => weights[from + half])]
                    );
            }
        }
    }
}
