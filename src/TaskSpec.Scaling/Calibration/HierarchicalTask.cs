using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>A task whose score at one model is to be forecast.</summary>
/// <param name="Task">Its place among all tasks.</param>
/// <param name="Shapes">The responses that are possible.</param>
/// <param name="Seen">Scores of other models, in order.</param>
/// <param name="Target">Where the model stands on the curves' axis.</param>
/// <param name="TargetDeviation">By how many decades it may be off.</param>
/// <param name="AttemptShare">1/n of its measured score.</param>
internal sealed record HierarchicalTask(
    int Task,
    IReadOnlyList<Response> Shapes,
    CurveData Seen,
    double Target,
    double TargetDeviation,
    double AttemptShare
)
{
    private const double Negligible = 1e-4;

    // What hardly any task is like is not looked at, where a population says so.
    private const double Rare = 1e-4;

    /// <summary>The density of each task's score, from its own scores and from what the others say of curves.</summary>
    /// <param name="tasks">Tasks of one kind: of equally many possible responses.</param>
    /// <param name="grid">The curves that are held possible.</param>
    public static IReadOnlyList<(int Task, ScoreDensity Density)> Densities(IReadOnlyList<HierarchicalTask> tasks, CurveGrid grid)
    {
        float[][] likelihoods =
        [
            .. tasks.AsParallel().AsOrdered().Select(task => CurveLikelihood.Of(task.Shapes, task.Seen, grid).Values),
        ];
        var population = CurvePopulation.Of(grid, likelihoods);
        return
        [
            .. tasks
                .Zip(likelihoods)
                .AsParallel()
                .AsOrdered()
                .Select(pair => (pair.First.Task, pair.First.Density(grid, population, pair.Second))),
        ];
    }

    /// <summary>The density of this task's score, where a population is known.</summary>
    public ScoreDensity Density(CurveGrid grid, CurvePopulation population)
    {
        var spreads = population.Spreads;
        var least = Rare * spreads.Max();
        return Density(grid, population, CurveLikelihood.Of(Shapes, Seen, grid, spread => spreads[spread] >= least).Values);
    }

    private ScoreDensity Density(CurveGrid grid, CurvePopulation population, float[] likelihood)
    {
        CurveSystem[] systems = [.. Shapes.Select(shape => new CurveSystem(shape, Seen, grid.Decades, Target))];
        var weights = population.Weights(grid, likelihood);
        var least = Negligible * weights.Max();
        return new(
            from spread in Enumerable.Range(0, grid.Spreads)
            let kept = Enumerable.Range(0, grid.Places).Where(place => weights[spread * grid.Places + place] > least).ToArray()
            where kept.Length > 0
            let one = grid.Spread(spread)
            let system = systems[grid.ShapeOf(spread)]
            let scaled = system.At(one.Misfit, one.Share, one.Floor)
            from place in kept
            select system.AtTarget(
                scaled,
                Math.Exp(grid.LogExponents[place / grid.Halves.Length]),
                grid.Halves[place % grid.Halves.Length],
                weights[spread * grid.Places + place],
                AttemptShare + one.Share,
                TargetDeviation
            )
        );
    }
}
