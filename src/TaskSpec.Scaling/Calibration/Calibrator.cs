using TaskSpec.Measurement;

namespace TaskSpec.Scaling.Calibration;

/// <summary>Estimates the curves of many tasks together. docs/model.md §15.</summary>
internal sealed class Calibrator
{
    private readonly Dictionary<(string Task, string Family), CurveLikelihood> likelihoods;

    /// <param name="tasks">The tasks.</param>
    /// <param name="coarse">Whether there are so many that less precision must do.</param>
    /// <param name="stop">Ends it early.</param>
    public Calibrator(IReadOnlyList<CurveSet> tasks, bool coarse = false, CancellationToken stop = default)
    {
        Tasks = tasks;
        var places = tasks
            .SelectMany(task => task.Families)
            .SelectMany(family => family.Value.LogFlop)
            .DefaultIfEmpty(20)
            .ToArray();
        Grid = CurveGrid.Of(places.Min(), places.Max(), coarse);
        likelihoods = (from task in tasks from family in task.Families select (task, family))
            .AsParallel()
            .WithCancellation(stop)
            .Select(pair => ((pair.task.Task, pair.family.Key), CurveLikelihood.Of(pair.task.Response, pair.family.Value, Grid)))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
    }

    public IReadOnlyList<CurveSet> Tasks { get; }

    public CurveGrid Grid { get; }

    /// <summary>The estimates from some training families, and how tasks and families differ.</summary>
    public (IReadOnlyDictionary<string, CurveEstimate> Estimates, CurvePopulation Population, FamilyScatter Scatter) Of(
        Func<string, bool> families,
        CancellationToken stop = default
    )
    {
        var curves = Tasks
            .Select(task =>
                task.Families.Where(family => families(family.Key))
                    .Select(family => likelihoods[(task.Task, family.Key)])
                    .ToArray()
            )
            .ToArray();
        var population = CurvePopulation.Prior(Grid);
        var scatter = new FamilyScatter(0, 0);
        float[][] joint = [];
        // How families differ and how tasks do hang on each other, loosely: a second round changes little, and a third nothing.
        for (var round = 0; round < 2; round++)
        {
            stop.ThrowIfCancellationRequested();
            var spreads = population.Spreads;
            scatter = FamilyScatter.Of(
                Grid,
                population.Exponents,
                [.. curves.AsParallel().AsOrdered().Select(task => task.Select(curve => curve.Reduced(Grid, spreads)).ToArray())]
            );
            joint = [.. curves.AsParallel().AsOrdered().Select(task => Joint(task, scatter))];
            population = CurvePopulation.Of(Grid, [.. joint.Where((_, i) => curves[i].Length > 0)]);
        }

        var estimates = Tasks
            .Select((task, i) => (task.Task, Estimate: CurveEstimate.Of(Grid, population, scatter, joint[i])))
            .ToDictionary(pair => pair.Task, pair => pair.Estimate, StringComparer.Ordinal);
        return (estimates, population, scatter);
    }

    private float[] Joint(CurveLikelihood[] families, FamilyScatter scatter)
    {
        var product = Enumerable.Repeat(1.0, Grid.Spreads * Grid.Places).ToArray();
        foreach (var family in families)
        {
            for (var spread = 0; spread < Grid.Spreads; spread++)
            {
                var from = spread * Grid.Places;
                var blurred = scatter.Blur(
                    Grid,
                    family.Values.AsSpan(from, Grid.Places).ToArray().Select(one => (double)one).ToArray()
                );
                for (var i = 0; i < blurred.Length; i++)
                    product[from + i] *= blurred[i];
            }
        }

        var best = Math.Max(product.Max(), 1e-300);
        return [.. product.Select(one => (float)(one / best))];
    }
}
