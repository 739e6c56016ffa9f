using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Forecasts;

/// <summary>All tasks of a panel together under the law of docs/model.md §16: their curves, and what models of several recipes are worth.</summary>
internal sealed class HierarchicalFit
{
    // Each round the tasks' curves say where models are, and models where they are what the curves are.
    private const int Rounds = 5;

    // Points for how far ahead the target may be, over so many deviations to each side.
    private const int Places = 25;
    private const double Deviations = 4;

    private readonly ScorePanel seen;
    private readonly PanelModel target;
    private readonly Ahead ahead;
    private readonly Dictionary<int, CurveAtTarget[]> tasks = [];
    private readonly Dictionary<int, ScoreDensity[]> over = [];

    public HierarchicalFit(ScorePanel seen, PanelModel target, CurveAxis axis)
    {
        (this.seen, this.target) = (seen, target);
        var families = FamiliesOf(seen);
        HierarchicalTask[] all = [.. HierarchicalTasks.Of(seen, target, axis, many: families.Length > 1)];
        if (all.Length == 0)
            return;
        if (families.Length > 1)
        {
            var effective = Effective(all, families);
            Spread = effective.Compute.Spread;
            ahead = effective.Compute.Next(Array.IndexOf(families, target.Family) is >= 0 and var known ? known : null);
            all = effective.Tasks;
        }

        var decades = Calibrator.LengthOf(
            [.. all.Select(task => (task.Hypotheses[0].Response, task.Hypotheses[0].Seen))],
            CurveGrid.Of(
                all.Min(task => task.Hypotheses[0].Seen.LogFlop[0]),
                all.Max(task => task.Hypotheses[0].Seen.LogFlop[^1]),
                coarse: true
            )
        );
        foreach (var kind in Kinds(all))
        {
            var grid = GridOf(kind) with { Decades = decades };
            var likelihoods = Likelihoods(kind, grid);
            var population = CurvePopulation.Of(grid, likelihoods, Start(grid, kind));
            // A surrogate says where the target is, and nothing of other places.
            double[] places = axis == CurveAxis.Compute ? [.. seen.Over.Select(Math.Log10)] : [];
            foreach (
                var (task, curves, along) in kind.Zip(likelihoods)
                    .AsParallel()
                    .AsOrdered()
                    .Select(pair =>
                    {
                        var weights = population.Weights(grid, pair.Second);
                        return (
                            pair.First.Task,
                            pair.First.AtTarget(grid, weights),
                            Array.ConvertAll(
                                places,
                                place => DensityOf(pair.First.At(place).AtTarget(grid, weights, isDrawn: true), ahead)
                            )
                        );
                    })
            )
            {
                tasks.Add(task, curves);
                over.Add(task, along);
            }
        }
    }

    /// <summary>What models are worth beside their compute; null where all are of one recipe.</summary>
    public RecipeSpread? Spread { get; }

    /// <summary>The density of each task's score; none of tasks that cannot be forecast.</summary>
    /// <param name="others">Whether the target's scores on other tasks say how far ahead it is.</param>
    public IEnumerable<(int Task, ScoreDensity Density)> Densities(bool others)
    {
        var said = others && ahead.Variance > 0 ? Said() : [];
        return tasks
            .AsParallel()
            .AsOrdered()
            .Select(task =>
            {
                var (decades, variance) = said.Length > 0 ? Where(said, task.Key) : ahead;
                return (task.Key, DensityOf(task.Value, new(decades, variance)));
            });
    }

    /// <summary>The densities of a task's scores at each compute of <see cref="ScorePanel.Over"/>, of a model like the target.</summary>
    public IReadOnlyList<ScoreDensity> Over(int task) => over[task];

    private static ScoreDensity DensityOf(CurveAtTarget[] curves, Ahead ahead) =>
        new(curves.Select(curve => curve.Ahead(ahead.Decades, ahead.Variance)));

    private double[] Decades =>
        [
            .. Enumerable
                .Range(0, Places)
                .Select(i => ahead.Decades + Math.Sqrt(ahead.Variance) * Deviations * (2.0 * i / (Places - 1) - 1)),
        ];

    // How likely each task's score at the target is, wherever that may be.
    private (int Task, double[] Logs)[] Said() =>
        [
            .. tasks
                .Where(task => !double.IsNaN(target.Scores[task.Key]))
                .AsParallel()
                .AsOrdered()
                .Select(task =>
                    (
                        task.Key,
                        Decades
                            .Select(decades =>
                                Math.Log(
                                    task.Value.Sum(curve =>
                                        curve.Weight * curve.Ahead(decades, 0).Density(target.Scores[task.Key])
                                    ) + 1e-300
                                )
                            )
                            .ToArray()
                    )
                ),
        ];

    // Where the target is by all of its scores but one.
    private Ahead Where((int Task, double[] Logs)[] said, int but)
    {
        var places = Decades;
        var logs = places.Select(place => -.5 * Math.Pow(place - ahead.Decades, 2) / ahead.Variance).ToArray();
        foreach (var (task, one) in said)
        {
            if (task == but)
                continue;
            for (var i = 0; i < logs.Length; i++)
                logs[i] += one[i];
        }

        var best = logs.Max();
        var weights = logs.Select(log => Math.Exp(log - best)).ToArray();
        var total = weights.Sum();
        var mean = places.Zip(weights, (place, weight) => weight * place).Sum() / total;
        return new(mean, places.Zip(weights, (place, weight) => weight * Math.Pow(place - mean, 2)).Sum() / total);
    }

    private (EffectiveCompute Compute, HierarchicalTask[] Tasks) Effective(HierarchicalTask[] raw, string[] families)
    {
        var compute = EffectiveCompute.Unknown([.. seen.Models.Select(model => Array.IndexOf(families, model.Family))]);
        // What a task says of models is not told to itself again.
        var others = raw.Select(_ => compute.Models).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var placed = raw.Select((task, i) => task.Ahead(others[i])).ToArray();
            var said = Said(placed, others);
            double[] precisions = Sum(said.Select(one => one.Precisions)),
                products = Sum(said.Select(one => one.Products));
            compute = compute.Learnt(precisions, products);
            others =
            [
                .. said.Select(one => compute.Given(Less(precisions, one.Precisions), Less(products, one.Products)).Models),
            ];
        }

        return (compute, [.. raw.Select((task, i) => task.Ahead(others[i]))]);

        static double[] Sum(IEnumerable<double[]> all) => all.Aggregate((one, other) => [.. one.Zip(other, (a, b) => a + b)]);

        static double[] Less(double[] all, double[] one) => [.. all.Zip(one, (a, b) => a - b)];
    }

    private static (double[] Precisions, double[] Products)[] Said(HierarchicalTask[] placed, IReadOnlyList<Ahead>[] models)
    {
        var said = new (double[], double[])[placed.Length];
        foreach (var kind in placed.Index().GroupBy(one => (IsOfChoices(one.Item), one.Item.Hypotheses.Count)))
        {
            (int Index, HierarchicalTask Task)[] these = [.. kind];
            HierarchicalTask[] tasks = [.. these.Select(one => one.Task)];
            var grid = GridOf(tasks).Coarser();
            var likelihoods = Likelihoods(tasks, grid);
            var population = CurvePopulation.Of(grid, likelihoods);
            Parallel.For(
                0,
                tasks.Length,
                i => said[these[i].Index] = tasks[i].Says(grid, population, likelihoods[i], models[these[i].Index])
            );
        }

        return said;
    }

    // Choices and answers each for themselves, and of as many ways to respond.
    private static IEnumerable<HierarchicalTask[]> Kinds(HierarchicalTask[] tasks) =>
        tasks.GroupBy(task => (IsOfChoices(task), task.Hypotheses.Count)).Select(kind => kind.ToArray());

    private static CurveGrid GridOf(HierarchicalTask[] kind) =>
        CurveGrid.ForForecast(
            kind.Min(task => task.Hypotheses.Min(one => one.Seen.LogFlop[0])),
            kind.Max(task => task.Hypotheses.Max(one => Math.Max(one.Target, one.Seen.LogFlop[^1]))),
            kind[0].Hypotheses.Count
        );

    private CurvePopulation? Start(CurveGrid grid, HierarchicalTask[] kind)
    {
        if (seen.Priors is not { } priors)
            return null;
        return CurvePopulation.Of(grid, IsOfChoices(kind[0]) ? priors.Choices : priors.Answers);
    }

    // Of the ways to respond that are held possible, the first is what the floor says.
    private static bool IsOfChoices(HierarchicalTask task) => task.Hypotheses[0].Response.IsOfChoices;

    private static float[][] Likelihoods(HierarchicalTask[] tasks, CurveGrid grid) =>
        [.. tasks.AsParallel().AsOrdered().Select(task => task.Likelihood(grid))];

    private static string[] FamiliesOf(ScorePanel seen) =>
        [.. seen.Models.Select(model => model.Family).Distinct().Order(StringComparer.Ordinal)];
}
