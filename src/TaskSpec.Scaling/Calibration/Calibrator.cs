using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How curves differ between tasks and recipes, learnt from many tasks together. docs/model.md §15.</summary>
/// <param name="Grid">The curves that are held possible.</param>
/// <param name="Population">How tasks differ.</param>
/// <param name="Scatter">How one task's curves differ between recipes.</param>
internal sealed record Calibrator(CurveGrid Grid, CurvePopulation Population, FamilyScatter Scatter)
{
    /// <summary>How likely each curve of some tasks is, which several calibrations can share.</summary>
    public static IReadOnlyDictionary<(string Task, string Family), CurveLikelihood> Likelihoods(
        CurveGrid grid,
        IReadOnlyList<CurveSet> tasks,
        CancellationToken stop = default
    ) =>
        (from task in tasks from family in task.Families select (task, family))
            .AsParallel()
            .WithCancellation(stop)
            .Select(pair => ((pair.task.Task, pair.family.Key), CurveLikelihood.Of(pair.task.Response, pair.family.Value, grid)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The grid for some tasks.</summary>
    public static CurveGrid GridOf(IReadOnlyList<CurveSet> tasks, bool coarse = false)
    {
        var places = tasks
            .SelectMany(task => task.Families)
            .SelectMany(family => family.Value.LogFlop)
            .DefaultIfEmpty(20)
            .ToArray();
        return CurveGrid.Of(places.Min(), places.Max(), coarse);
    }

    /// <summary>The grid for some recipes, with the misfit's length that makes their scores likeliest, on a coarse grid.</summary>
    public static CurveGrid GridOf(
        IReadOnlyList<CurveSet> tasks,
        Func<string, bool> families,
        bool coarse = false,
        CancellationToken stop = default
    )
    {
        (Response, CurveData)[] curves =
        [
            .. from task in tasks from family in task.Families where families(family.Key) select (task.Response, family.Value),
        ];
        return GridOf(tasks, coarse) with { Decades = LengthOf(curves, GridOf(tasks, coarse: true), stop) };
    }

    /// <summary>The misfit's length, in decades, that makes some curves' scores likeliest.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="rough">Where they may be.</param>
    /// <param name="stop">Ends it early.</param>
    public static double LengthOf(
        IReadOnlyList<(Response Response, CurveData Data)> curves,
        CurveGrid rough,
        CancellationToken stop = default
    ) => MisfitLength.Likeliest(MisfitLength.Of(curves, rough, stop));

    /// <summary>Learns from the curves of some tasks, each in its recipes.</summary>
    public static Calibrator Learn(CurveGrid grid, IReadOnlyList<CurveLikelihood[]> tasks, CancellationToken stop = default)
    {
        var learner = new Calibrator(grid, CurvePopulation.Prior(grid), new(0, 0));
        // How families differ and how tasks do hang on each other, loosely: a second round changes little, and a third nothing.
        for (var round = 0; round < 2; round++)
        {
            stop.ThrowIfCancellationRequested();
            var spreads = learner.Population.Spreads;
            var scatter = FamilyScatter.Of(
                grid,
                learner.Population.Exponents,
                [.. tasks.AsParallel().AsOrdered().Select(task => task.Select(curve => curve.Reduced(grid, spreads)).ToArray())]
            );
            learner = learner with { Scatter = scatter };
            float[][] joint = [.. tasks.AsParallel().AsOrdered().Where(task => task.Length > 0).Select(learner.Joint)];
            learner = learner with { Population = CurvePopulation.Of(grid, joint) };
        }

        return learner;
    }

    /// <summary>One task's estimate, for a recipe that was not measured.</summary>
    public CurveEstimate Of(CurveLikelihood[] families) => CurveEstimate.Of(Grid, Population, Scatter, Joint(families));

    private float[] Joint(CurveLikelihood[] families)
    {
        var product = Enumerable.Repeat(1.0, Grid.Spreads * Grid.Places).ToArray();
        var surface = new double[Grid.Places];
        foreach (var family in families)
        {
            for (var spread = 0; spread < Grid.Spreads; spread++)
            {
                var from = spread * Grid.Places;
                // Most spreads are out of the question in one family or another.
                var sofar = product.AsSpan(from, Grid.Places);
                var values = family.Values.AsSpan(from, Grid.Places);
                if (!sofar.ContainsAnyExcept(0) || !values.ContainsAnyExcept(0))
                {
                    sofar.Clear();
                    continue;
                }

                for (var i = 0; i < surface.Length; i++)
                    surface[i] = values[i];
                var blurred = Scatter.Blur(Grid, surface);
                for (var i = 0; i < blurred.Length; i++)
                    sofar[i] *= blurred[i];
            }
        }

        var best = Math.Max(product.Max(), 1e-300);
        return [.. product.Select(one => (float)(one / best))];
    }
}
