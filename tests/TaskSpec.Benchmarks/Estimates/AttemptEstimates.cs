using MathNet.Numerics.Statistics;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Horizons;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>What METR's runs say of length, of what a model fixes once, and of how tasks differ.</summary>
internal static class AttemptEstimates
{
    // Where the published analysis holds the tasks' own terms.
    private const double Room = 1.5;

    public static void Print(string folder)
    {
        var cells = Attempts.Read(folder);
        var families = cells.GroupBy(cell => cell.Family).Select(family => family.ToArray()).ToArray();
        var from =
            $"METR February 2025, {cells.Sum(cell => cell.Trials)} runs of {cells.Select(cell => cell.Agent).Distinct().Count()} agents, {families.Length} families";
        var shape = Figures.Text(Priors.HazardShape);
        Figures.Print("HazardShape", shape, Figures.Interval(families, of => Fit(of, 0).Shape), from);
        Figures.Print(
            "HazardShape, tasks' own terms at their likeliest",
            shape,
            Figures.Interval(families, of => Fit(of, Room).Shape),
            from
        );
        foreach (var curve in CurveComparison.Of(Attempts.Runs(folder), seed: 1).Curves)
        {
            if (curve.Effects?.Shape is { } own)
                Figures.Print(
                    $"HazardShape: {curve.Name}, integrated out",
                    shape,
                    $"{Figures.Text(own.Value)} ({Figures.Text(own.Low)} to {Figures.Text(own.High)})",
                    from
                );
        }

        var jump = Figures.Text(Priors.Jump);
        var similar = Figures.Text(Priors.SimilarCorrelation);
        Pairs("Jump: an agent's attempts at a task", jump, 0, (a, b) => a.Task == b.Task);
        Pairs("Jump: the same beyond the tasks' own terms", jump, Room, (a, b) => a.Task == b.Task);
        Pairs("ClusterCorrelation: an agent's attempts at two tasks of a family", similar, 0, Siblings);
        Pairs("ClusterCorrelation: the same beyond the tasks' own terms", similar, Room, Siblings);
        Figures.Print(
            "SimilarCorrelation, residual means of two tasks of a family",
            similar,
            Figures.Interval(families, of => MeanCorrelation(of, related: true)),
            from
        );
        Figures.Print("the same of two families", "0", Figures.Text(MeanCorrelation(families, related: false)), from);
        Figures.Print(
            "MidpointSpread: tasks' own terms in u",
            "",
            Figures.Interval(families, of => Terms(of, within: false)),
            from
        );
        Figures.Print(
            "MidpointSpread: of them within a family",
            "",
            Figures.Interval(families, of => Terms(of, within: true)),
            from
        );
        var variation = Figures.Interval(families, of => Math.Exp(Math.Pow(Terms(of, within: true), 2)) - 1);
        Figures.Print("ItemVariation: they as log-normal", Figures.Text(Priors.ItemVariation), variation, from);
        var decades = Figures.Interval(families, of => Terms(of, within: true) / (Math.Log(10) * Priors.UsualExponent));
        Figures.Print("MidpointSpread", Figures.Text(Priors.MidpointSpread), $"{decades} at b = .3", from);
        var horizon =
            Terms(families, within: false) / (Fit(families, Room).Shape * Math.Log(10) * Priors.HorizonDecadesPerDecade);
        Figures.Print(
            "HorizonDecades",
            Figures.Text(Priors.HorizonDecades),
            Figures.Text(horizon),
            $"{from}; tasks' own terms over α"
        );

        void Pairs(string prior, string usual, double room, Func<Cell, Cell, bool> paired) =>
            Figures.Print(prior, usual, Figures.Interval(families, of => PairCorrelation(of, room, paired)), from);
    }

    private static bool Siblings(Cell one, Cell other) => one.Task != other.Task;

    private static HazardFit Fit(IEnumerable<Cell[]> families, double room) =>
        HazardFit.Of([.. families.SelectMany(family => family)], room);

    // Of the residuals of two attempts: an agent at one task, or at two, counts once, however many attempts there are.
    private static double PairCorrelation(IReadOnlyList<Cell[]> families, double room, Func<Cell, Cell, bool> paired)
    {
        var fit = Fit(families, room);
        double product = 0,
            scale = 0;
        foreach (var agent in families.SelectMany(family => family.GroupBy(cell => cell.Agent)))
        foreach (var one in agent)
        foreach (var other in agent.Where(other => paired(one, other)))
        {
            var (p, q) = (fit.RateOf(one), fit.RateOf(other));
            var (r, s) = (one.Successes - one.Trials * p, other.Successes - other.Trials * q);
            var pairs = one.Trials * (one == other ? one.Trials - 1 : other.Trials);
            if (pairs == 0)
                continue;
            // An attempt is no pair with itself.
            var itself = one == other ? one.Successes * (1 - 2 * p) + one.Trials * p * p : 0;
            product += (r * s - itself) / pairs;
            scale += Math.Sqrt(p * (1 - p) * q * (1 - q));
        }

        return product / scale;
    }

    // Correlation over agents of the residuals of two tasks' means, of those tasks that all agents attempted.
    private static double MeanCorrelation(IReadOnlyList<Cell[]> families, bool related)
    {
        var fit = Fit(families, 0);
        var agents = families.SelectMany(family => family).Select(cell => cell.Agent).Distinct().Count();
        var residuals = families.Select(family => family.GroupBy(cell => cell.Task).Select(Residuals).ToArray()).ToArray();
        var pairs =
            from i in Enumerable.Range(0, residuals.Length)
            from j in Enumerable.Range(0, residuals.Length)
            where related ? i == j : i < j
            from one in residuals[i].Index()
            from other in residuals[j].Index()
            where (!related || one.Index < other.Index) && one.Item.Length == agents && other.Item.Length == agents
            select Correlation.Pearson(one.Item, other.Item);
        return pairs.Where(double.IsFinite).Average();

        double[] Residuals(IEnumerable<Cell> task) =>
            [.. task.OrderBy(cell => cell.Agent).Select(cell => cell.Successes / cell.Trials - fit.RateOf(cell))];
    }

    private static double Terms(IReadOnlyList<Cell[]> families, bool within)
    {
        var terms = Fit(families, Room).Terms;
        double squares = 0,
            free = 0;
        foreach (var family in families)
        {
            var own = family.Select(cell => cell.Task).Distinct().Select(task => terms[task]).ToArray();
            var centre = within ? own.Average() : 0;
            squares += own.Sum(term => (term - centre) * (term - centre));
            free += own.Length - (within ? 1 : 0);
        }

        return Math.Sqrt(squares / free);
    }
}
