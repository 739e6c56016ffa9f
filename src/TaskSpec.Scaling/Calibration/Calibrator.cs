using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>How curves differ between tasks and training families, learnt from many tasks together. docs/model.md §15.</summary>
/// <param name="Grid">The curves that are held possible.</param>
/// <param name="Population">How tasks differ.</param>
/// <param name="Scatter">How one task's curves differ between training families.</param>
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

    private static readonly double[] lengths = [.5, .7, 1, 1.4, 2, 2.8, 4];

    /// <summary>The grid for some training families, with the misfit's length that makes their scores likeliest, on a coarse grid.</summary>
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
    )
    {
        curves = [.. curves.Where(curve => curve.Data.Count >= LeastForLength)];
        if (curves.Count == 0)
            return Priors.MisfitDecades;
        // Two shares stand for all: this is asked once for each length.
        rough = rough with
        {
            Shares = [rough.Shares[0], rough.Shares[rough.Shares.Length / 2]],
        };
        var prior = CurvePopulation.Prior(rough);
        var evidence = (from decades in lengths from curve in curves select (decades, curve))
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(one =>
            {
                var grid = rough with { Decades = one.decades };
                return (one.decades, Log: CurveLikelihood.Of(one.curve.Response, one.curve.Data, grid).Evidence(grid, prior));
            })
            .ToLookup(one => one.decades, one => one.Log);
        // A process longer than half of what is seen of it is level and slope by another name.
        var most = curves.Max(curve => (curve.Data.LogFlop[^1] - curve.Data.LogFlop[0]) / 2);
        // The default unless results speak against it.
        return lengths
            .Where(decades => decades <= Math.Max(Priors.MisfitDecades, most))
            .MaxBy(decades => evidence[decades].Sum() - Math.Pow(Math.Log2(decades / Priors.MisfitDecades), 2) / 2);
    }

    // Fewer models tell a length from a slope no more.
    private const int LeastForLength = 6;

    /// <summary>Learns from the curves of some tasks, each in its training families.</summary>
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

    /// <summary>One task's estimate, for a training family that was not measured.</summary>
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
                for (var i = 0; i < surface.Length; i++)
                    surface[i] = family.Values[from + i];
                var blurred = Scatter.Blur(Grid, surface);
                for (var i = 0; i < blurred.Length; i++)
                    product[from + i] *= blurred[i];
            }
        }

        var best = Math.Max(product.Max(), 1e-300);
        return [.. product.Select(one => (float)(one / best))];
    }
}
